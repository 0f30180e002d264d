"""Where the learner is weak: each topic's recall now and on exam day, were nothing studied until then.

Means are weighted by the drills' shares of the syllabus, and a drill never seen counts 0, as in readiness: a topic
that was not begun is the weakest of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.library import Entry
from planner.domain.memory import Card, Reviewed
from planner.domain.review import Review
from planner.memory.fsrs import retrievability_on
from planner.planning.learner import Learner
from planner.planning.readiness import memory_of, readiness

WEAKEST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class TopicStats:
    """A topic: how many ``drills`` it has, how many are ``introduced``, and how well they are remembered.

    ``retrievability`` is the recall to be expected now, ``exam_day`` the one on exam day without further study,
    both 0 to 1; ``minutes`` the time spent on it; ``weakest`` up to three introduced drills, weakest first.
    """

    topic: str
    drills: int
    introduced: int
    retrievability: float
    exam_day: float
    exam_day_low: float
    exam_day_high: float
    lapses: int
    minutes: float
    weakest: tuple[str, ...]


def topics_weakest_first(
    entries: Sequence[Entry],
    learner: Learner,
    reviews: Sequence[Review],
    today: date,
    exam_on: date,
) -> tuple[TopicStats, ...]:
    """Return every topic of the library, lowest expected recall on exam day first, then in ladder order."""
    by_topic: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.order, entry.id)):
        by_topic.setdefault(entry.topic, []).append(entry)
    minutes = _minutes_by_drill(reviews)
    topics = [_topic_stats(topic, drills, learner, minutes, (today, exam_on)) for topic, drills in by_topic.items()]
    return tuple(sorted(topics, key=lambda topic: topic.exam_day))


def _topic_stats(
    topic: str,
    drills: Sequence[Entry],
    learner: Learner,
    minutes: Mapping[str, float],
    days: tuple[date, date],
) -> TopicStats:
    today, exam_on = days
    introduced, on_exam_day = _introduced(drills, learner.cards), readiness(drills, learner, exam_on)
    by_recall = sorted(introduced, key=lambda drill: retrievability_on(introduced[drill], exam_on, learner.parameters))
    return TopicStats(
        topic=topic,
        drills=len(drills),
        introduced=len(introduced),
        retrievability=readiness(drills, learner, today).expected,
        exam_day=on_exam_day.expected,
        exam_day_low=on_exam_day.low,
        exam_day_high=on_exam_day.high,
        lapses=sum(memory.lapses for memory in introduced.values()),
        minutes=sum((minutes.get(entry.id, 0.0) for entry in drills), 0.0),
        weakest=tuple(by_recall[:WEAKEST_SHOWN]),
    )


def _introduced(drills: Sequence[Entry], cards: Mapping[str, Card]) -> dict[str, Reviewed]:
    memories = ((entry.id, memory_of(entry.id, cards)) for entry in drills)
    return {drill: memory for drill, memory in memories if isinstance(memory, Reviewed)}


def _minutes_by_drill(reviews: Sequence[Review]) -> dict[str, float]:
    minutes: dict[str, float] = {}
    for review in reviews:
        minutes[review.drill] = minutes.get(review.drill, 0.0) + review.minutes
    return minutes
