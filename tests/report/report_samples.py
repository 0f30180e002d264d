"""Drills, cards and reviews with round figures for the report's tests."""

from datetime import UTC, date, datetime, time, timedelta

from planner.domain.library import Entry
from planner.domain.memory import Rating
from planner.domain.review import Review, Run

TODAY = date(2026, 3, 4)  # a Wednesday


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def drill(name: str, topic: str, order: int, weight: float = 0.1) -> Entry:
    return Entry(
        id=name,
        title=name.title(),
        topic=topic,
        skills=(),
        minutes=4.0,
        requires=(),
        variant_count=1,
        content_hash="0",
        weight=weight,
        order=order,
    )


def review(
    name: str, offset: int, rating: Rating = Rating.GOOD, minutes: float = 4.0, *rules: tuple[str, ...]
) -> Review:
    """Return a review on a day relative to today; each of ``rules`` is one run's."""
    return Review(
        drill=name,
        at=datetime.combine(day(offset), time(19), tzinfo=UTC),
        study_day=day(offset),
        rating=rating,
        passed=rating is not Rating.AGAIN,
        minutes=minutes,
        hints=0,
        solution_shown=False,
        variant_index=0,
        content_hash="0",
        retrievability=None,
        source="typed",
        runs=tuple(Run("failed", 0.1, broken, "") for broken in rules),
    )
