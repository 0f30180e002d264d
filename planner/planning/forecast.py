"""What following the queue day by day leads to: each date's queue on the state that is to be expected by then.

Each attempt is assumed to pass with Good, so this is a forecast rather than a promise. `planner today` shows where
it ends, the plan shows every day of it. Nothing is read or stored here.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, Rating
from planner.domain.queue import QueueEntry
from planner.memory.fsrs import after_review, interval_days
from planner.planning.queue import queue_for
from planner.planning.readiness import memory_of, readiness


def exam_day_readiness(
    entries: Sequence[Entry],
    cards: Mapping[str, Card],
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> float:
    """Return the readiness on exam day, 0 to 1, if the queue is followed every day from ``today``."""
    expected = dict(cards)
    for _ in follow(entries, expected, calendar, today, done_minutes_today):
        pass
    return readiness(entries, expected, max(calendar.exam_on, today))


def follow(
    entries: Sequence[Entry],
    expected: dict[str, Card],
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> Iterator[tuple[date, tuple[QueueEntry, ...]]]:
    """Yield each study day and its queue, and bring ``expected`` to the state after it.

    Of today only what is left is worked through, once ``done_minutes_today`` are spent.
    """
    for day in calendar.study_days(today):
        queue = queue_for(calendar, day, entries, expected, done_minutes_today if day == today else 0.0)
        _study(queue, expected, day)
        yield day, queue


def _study(queue: Sequence[QueueEntry], expected: dict[str, Card], day: date) -> None:
    """Put the cards as they are after a day on which every attempt passed with Good."""
    for queued in queue:
        memory = after_review(memory_of(queued.drill, expected), Rating.GOOD, day)
        due_on = day + timedelta(days=interval_days(memory.stability))
        expected[queued.drill] = Card(queued.drill, memory, due_on)
