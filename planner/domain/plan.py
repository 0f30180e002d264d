"""The learner's time, the plan over the days to the exam, and one day's queue."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Availability:
    """The minutes a learner has on each date.

    ``by_weekday`` runs from Monday; ``by_date`` overrides it; a day in ``off`` has none, and a day in
    ``mock`` belongs to a mock exam, so it has none for drills either.
    """

    by_weekday: tuple[int, ...] = (60, 60, 60, 60, 60, 150, 150)
    by_date: dict[date, int] = field(default_factory=dict)
    off: frozenset[date] = frozenset()
    mock: frozenset[date] = frozenset()

    def minutes_on(self, day: date) -> int:
        """Return the budget of a date, in minutes."""
        if day in self.off or day in self.mock:
            return 0
        return self.by_date.get(day, self.by_weekday[day.weekday()])


@dataclass(frozen=True, slots=True)
class Calendar:
    """From the first study day to the exam; the exam's own day is not studied."""

    start_on: date
    exam_on: date
    availability: Availability

    def study_days(self, since: date | None = None) -> list[date]:
        """Return the dates from ``since`` (or the start) to the eve of the exam."""
        first = max(self.start_on, since) if since else self.start_on
        return [first + timedelta(days=n) for n in range((self.exam_on - first).days)]


class Kind(StrEnum):
    """Why a drill stands in the queue."""

    NEW = "new"
    REVIEW = "review"
    RELEARN = "relearn"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One drill of today's ordered work; ``why`` says the reason in plain words."""

    drill: str
    kind: Kind
    minutes: float
    retrievability: float
    why: str


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One date of the plan; ``minutes_planned`` never exceeds ``minutes_budget``."""

    date: date
    minutes_budget: int
    minutes_planned: float
    new: tuple[str, ...]
    review: tuple[str, ...]
    mock: bool
    off: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The days to the exam.

    ``readiness_exam_day`` is the expected syllabus-weighted recall, 0 to 1; ``upper_bound`` what it would be
    with unlimited minutes; ``left_out`` the drills for which there is no room.
    """

    start_on: date
    exam_on: date
    days: tuple[DayPlan, ...]
    readiness_exam_day: float
    upper_bound: float
    fits: bool
    left_out: tuple[str, ...]
    advice: tuple[str, ...]
