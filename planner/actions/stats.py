"""Weak topics, frequent mistakes, time and study days."""

from dataclasses import dataclass
from datetime import date

from planner.actions.desk import desk
from planner.actions.library import known_topic
from planner.planning.readiness import Readiness, readiness
from planner.report.calibration import Calibration, calibration, predictions
from planner.report.stats import Stats
from planner.report.stats import stats as gather
from planner.store.reviews import read_reviews


@dataclass(frozen=True, slots=True)
class Standing:
    """The numbers of one topic, or of all, and the readiness of the whole syllabus if nothing more is studied."""

    stats: Stats
    today: date
    exam_on: date
    readiness_now: Readiness
    readiness_exam_day: Readiness


def stats(topic: str | None) -> Standing:
    """Return where the learner stands. Raises UsageError for an unknown topic."""
    with desk() as at:
        if topic is not None:
            known_topic(at, topic)
        chosen = [entry for entry in at.entries if topic in (None, entry.topic)]
        drills = {entry.id for entry in chosen}
        reviews = [review for review in read_reviews(at.store) if topic is None or review.drill in drills]
        today, exam_on = at.now.study_day, at.calendar.exam_on
        return Standing(
            stats=gather(chosen, at.learner, reviews, today, exam_on),
            today=today,
            exam_on=exam_on,
            readiness_now=readiness(chosen, at.learner, today),
            readiness_exam_day=readiness(chosen, at.learner, max(exam_on, today)),
        )


def calibrated(topic: str | None) -> Calibration | None:
    """Return how the predictions of recall held, None where there are none. Raises UsageError for an unknown topic."""
    with desk() as at:
        if topic is not None:
            known_topic(at, topic)
        drills = {entry.id for entry in at.entries if entry.topic == topic}
        reviews = (review for review in read_reviews(at.store) if topic is None or review.drill in drills)
        return calibration(predictions(reviews))
