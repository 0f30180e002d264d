"""One day's queue: what to study, in which order, within the day's minutes.

Drills failed today come first. New drills come next, because introducing everything early and using every minute
brings most of what any policy gains on exam day. Reviews follow by lowest retrievability until the minutes are
used; but those due by now never starve, as new drills leave up to a third of the day to them. Planned minutes
never exceed the budget: what doesn't fit is passed over, and something smaller may still fit.

The three-week plan runs this same function day by day, so that plan and queue can't disagree.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.domain.queue import Kind, QueueEntry
from planner.memory.fsrs import DESIRED_RETENTION, retrievability_on
from planner.planning.cost import new_minutes, review_minutes
from planner.planning.interleave import interleaved
from planner.planning.new_drills import drills_opened_by, drills_to_begin
from planner.planning.readiness import memory_of

DUE_SHARE = 1 / 3  # of the day at most: what new drills leave to those that are due
FRESH = 0.97  # above this retrievability a review gains next to nothing
EVE_SHARE = 1 / 2  # of the last day's minutes: nobody sits an exam well after an avalanche

_Planned = tuple[Entry, QueueEntry]


def minutes_for_drills(calendar: Calendar, day: date) -> float:
    """Return the minutes that may be planned on ``day``: the date's budget, half of it on the eve of the exam.

    There are none before the calendar starts, on the exam's own day, or after it.
    """
    if not calendar.start_on <= day < calendar.exam_on:
        return 0.0
    return calendar.availability.minutes_on(day) * (EVE_SHARE if is_eve(calendar, day) else 1.0)


def is_eve(calendar: Calendar, day: date) -> bool:
    """Return whether the exam is tomorrow."""
    return day == calendar.exam_on - timedelta(days=1)


def queue_for(
    calendar: Calendar,
    day: date,
    entries: Iterable[Entry],
    cards: Mapping[str, Card],
    done_minutes: float = 0.0,
) -> tuple[QueueEntry, ...]:
    """Return the queue that the calendar has room for on ``day``, once ``done_minutes`` of it are spent.

    The eve of the exam is light: half the minutes, and nothing new.
    """
    minutes = minutes_for_drills(calendar, day) - done_minutes
    return queue_on(day, entries, cards, minutes, introduce_new=not is_eve(calendar, day))


def queue_on(
    day: date,
    entries: Iterable[Entry],
    cards: Mapping[str, Card],
    budget_minutes: float,
    *,
    introduce_new: bool = True,
) -> tuple[QueueEntry, ...]:
    """Return the day's queue within ``budget_minutes``, in the order to work through it.

    The cards say what is done: a drill reviewed on ``day`` is not asked again, one failed on it is to be relearnt.
    The result does not depend on the order of ``entries``. Differences of minutes are exact (see `cost`).
    """
    ladder = sorted(entries, key=lambda entry: (entry.order, entry.id))
    relearn = _arranged(_fitting(_failed_today(day, ladder, cards), budget_minutes), None)
    left = budget_minutes - _minutes(relearn)
    worthwhile = _worth_reviewing(day, ladder, cards)
    if not introduce_new:
        return _in_order(relearn, [], _fitting(worthwhile, left))
    due = [planned for planned in worthwhile if planned[1].retrievability < DESIRED_RETENTION]
    kept = min(_minutes(due), budget_minutes * DUE_SHARE)
    new = _begun(ladder, cards, left - kept, relearn)
    reviews = _fitting(worthwhile, left - _minutes(new))
    # Reviews that were too long for the minutes kept may leave room for one more new drill.
    new += _begun(ladder, cards, left - _minutes(new) - _minutes(reviews), relearn + new)
    return _in_order(relearn, new, reviews)


def _failed_today(day: date, ladder: Sequence[Entry], cards: Mapping[str, Card]) -> list[_Planned]:
    failed = []
    for entry in ladder:
        memory = memory_of(entry.id, cards)
        if not isinstance(memory, New) and memory.last_on == day and memory.last_rating is Rating.AGAIN:
            failed.append((entry, _queued(entry, Kind.RELEARN, retrievability_on(memory, day), "failed today")))
    return failed


def _worth_reviewing(day: date, ladder: Sequence[Entry], cards: Mapping[str, Card]) -> list[_Planned]:
    """Return the reviews that gain something, lowest retrievability first; none of a drill reviewed today."""
    faded = []
    for entry in ladder:
        memory = memory_of(entry.id, cards)
        recall = retrievability_on(memory, day)
        if not isinstance(memory, New) and recall <= FRESH:
            faded.append((entry, _queued(entry, Kind.REVIEW, recall, f"recall down to {100 * recall:.0f} %")))
    return sorted(faded, key=lambda planned: planned[1].retrievability)


def _begun(
    ladder: Sequence[Entry], cards: Mapping[str, Card], minutes: float, before: Sequence[_Planned]
) -> list[_Planned]:
    """Return the new drills for ``minutes``, to follow what stands ``before`` them in the queue."""
    known = {entry.id for entry in ladder if not isinstance(memory_of(entry.id, cards), New)}
    known |= {entry.id for entry, _ in before}
    previous_topic = before[-1][0].topic if before else None
    return [
        (entry, _queued(entry, Kind.NEW, 0.0, _why_new(entry, ladder, known)))
        for entry in drills_to_begin(ladder, known, minutes, previous_topic)
    ]


def _why_new(entry: Entry, ladder: Sequence[Entry], known: set[str]) -> str:
    opened = drills_opened_by(entry.id, ladder, known)
    if opened:
        return f"new: opens {opened} drill{'s' if opened > 1 else ''}"
    return f"new: {100 * entry.weight:.1f} % of the syllabus"


def _queued(entry: Entry, kind: Kind, recall: float, why: str) -> QueueEntry:
    minutes = new_minutes(entry) if kind is Kind.NEW else review_minutes(entry, recall)
    return QueueEntry(drill=entry.id, kind=kind, minutes=minutes, retrievability=recall, why=why)


def _fitting(candidates: Iterable[_Planned], minutes: float) -> list[_Planned]:
    """Return the candidates that fit into ``minutes``, taken in their order; one too long is passed over."""
    taken = []
    for entry, queued in candidates:
        if queued.minutes <= minutes:
            minutes -= queued.minutes
            taken.append((entry, queued))
    return taken


def _minutes(planned: Iterable[_Planned]) -> float:
    return sum(queued.minutes for _, queued in planned)


def _arranged(planned: Iterable[_Planned], previous_topic: str | None) -> list[_Planned]:
    return interleaved(planned, lambda each: each[0].topic, previous_topic)


def _in_order(relearn: list[_Planned], new: list[_Planned], reviews: list[_Planned]) -> tuple[QueueEntry, ...]:
    before = relearn + new
    ordered = before + _arranged(reviews, before[-1][0].topic if before else None)
    return tuple(queued for _, queued in ordered)
