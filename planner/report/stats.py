"""What `stats` shows, gathered from the library, the cards and the review log. Prints nothing, reads no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.library import Entry
from planner.domain.review import Review
from planner.planning.learner import Learner
from planner.report.effort import StudyDay, recent_days, streak_days
from planner.report.mistakes import Mistake, mistakes
from planner.report.weakness import TopicStats, topics_weakest_first


@dataclass(frozen=True, slots=True)
class Stats:
    """The state of the whole syllabus: topics weakest first, mistakes most frequent first.

    ``reviews`` and ``minutes_total`` count the whole log, drills that have left the library included;
    ``calendar`` holds every date of the last weeks, oldest first.
    """

    topics: tuple[TopicStats, ...]
    mistakes: tuple[Mistake, ...]
    reviews: int
    streak_days: int
    minutes_total: float
    calendar: tuple[StudyDay, ...]


def stats(
    entries: Sequence[Entry],
    learner: Learner,
    reviews: Sequence[Review],
    today: date,
    exam_on: date,
) -> Stats:
    """Return the numbers of ``today``; once the exam is over, exam day is taken to be today."""
    return Stats(
        topics=topics_weakest_first(entries, learner, reviews, today, max(exam_on, today)),
        mistakes=mistakes(reviews),
        reviews=len(reviews),
        streak_days=streak_days((review.study_day for review in reviews), today),
        minutes_total=sum((review.minutes for review in reviews), 0.0),
        calendar=recent_days(reviews, today),
    )
