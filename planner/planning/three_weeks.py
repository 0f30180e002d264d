"""The plan: every day's queue from today to the eve of the exam, on the state that is to be expected by then.

Each attempt is assumed to pass with Good, so the plan is a forecast rather than a promise; it is made anew from
the cards whenever it is shown, and days that were missed leave no debt behind. Nothing is read or stored here.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.domain.plan import Calendar, DayPlan, Kind, Plan, QueueEntry
from planner.memory.fsrs import after_review, interval_days
from planner.planning.advice import Outlook, advise, with_more_time
from planner.planning.queue import minutes_for_drills, queue_for
from planner.planning.readiness import memory_of, readiness
from planner.planning.upper_bound import upper_bound


def make_plan(
    entries: Sequence[Entry],
    cards: Mapping[str, Card],
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> Plan:
    """Return the days from ``today`` to the eve of the exam, and what following them leads to.

    Of today only what is left is planned, once ``done_minutes_today`` are spent. An exam that is today or over
    gives a plan without days, never an error.
    """
    days, outlook = _follow(entries, cards, calendar, today, done_minutes_today)
    _, richer = _follow(entries, cards, with_more_time(calendar), today, done_minutes_today)
    bound = upper_bound(entries, cards, calendar, today)
    return Plan(
        start_on=calendar.start_on,
        exam_on=calendar.exam_on,
        days=days,
        readiness_exam_day=outlook.readiness,
        upper_bound=bound,
        fits=not outlook.left_out,
        left_out=outlook.left_out,
        advice=advise(calendar, today, outlook, richer, bound),
    )


def exam_day_readiness(
    entries: Sequence[Entry],
    cards: Mapping[str, Card],
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> float:
    """Return the readiness on exam day, 0 to 1, if the plan is followed: `make_plan` without its second look."""
    return _follow(entries, cards, calendar, today, done_minutes_today)[1].readiness


def _follow(
    entries: Sequence[Entry], cards: Mapping[str, Card], calendar: Calendar, today: date, done_minutes: float
) -> tuple[tuple[DayPlan, ...], Outlook]:
    """Walk the days, study each day's queue, and look at the outcome on exam day."""
    expected, days = dict(cards), []
    minutes = planned_minutes = 0.0
    for day in calendar.study_days(today):
        spent = done_minutes if day == today else 0.0
        queue = queue_for(calendar, day, entries, expected, spent)
        _study(queue, expected, day)
        days.append(_day_plan(calendar, day, queue))
        minutes += max(minutes_for_drills(calendar, day) - spent, 0.0)
        planned_minutes += days[-1].minutes_planned
    ladder = sorted(entries, key=lambda entry: (entry.order, entry.id))
    outlook = Outlook(
        readiness=readiness(entries, expected, max(calendar.exam_on, today)),
        drill_count=len(ladder),
        left_out=tuple(entry.id for entry in ladder if isinstance(memory_of(entry.id, expected), New)),
        minutes=minutes,
        minutes_planned=planned_minutes,
    )
    return tuple(days), outlook


def _study(queue: Sequence[QueueEntry], expected: dict[str, Card], day: date) -> None:
    """Put the cards as they are after a day on which every attempt passed with Good."""
    for queued in queue:
        memory = after_review(memory_of(queued.drill, expected), Rating.GOOD, day)
        due_on = day + timedelta(days=interval_days(memory.stability))
        expected[queued.drill] = Card(queued.drill, memory, due_on)


def _day_plan(calendar: Calendar, day: date, queue: Sequence[QueueEntry]) -> DayPlan:
    availability = calendar.availability
    return DayPlan(
        date=day,
        minutes_budget=availability.minutes_on(day),
        minutes_planned=sum((queued.minutes for queued in queue), 0.0),
        new=tuple(queued.drill for queued in queue if queued.kind is Kind.NEW),
        review=tuple(queued.drill for queued in queue if queued.kind is not Kind.NEW),
        mock=day in availability.mock,
        off=day in availability.off,
    )
