"""The learner's time: the minutes of each date, and the days from the first to the exam."""

from dataclasses import dataclass, field
from datetime import date, timedelta


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
