"""The plan: every day's queue from today to the eve of the exam, what it leads to, and what to do about it.

It is made anew from the cards whenever it is shown, and days that were missed leave no debt behind. Nothing is
read or stored here.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, New
from planner.domain.plan import DayPlan, Plan
from planner.domain.queue import Kind, QueueEntry
from planner.planning.advice import Outlook, advise, with_more_time
from planner.planning.forecast import follow
from planner.planning.queue import minutes_for_drills
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


def _follow(
    entries: Sequence[Entry], cards: Mapping[str, Card], calendar: Calendar, today: date, done_minutes: float
) -> tuple[tuple[DayPlan, ...], Outlook]:
    """Walk the days, and look at the outcome on exam day."""
    expected = dict(cards)
    days = tuple(
        _day_plan(calendar, day, queue) for day, queue in follow(entries, expected, calendar, today, done_minutes)
    )
    minutes = (minutes_for_drills(calendar, day.date) - (done_minutes if day.date == today else 0.0) for day in days)
    ladder = sorted(entries, key=lambda entry: (entry.order, entry.id))
    outlook = Outlook(
        readiness=readiness(entries, expected, max(calendar.exam_on, today)),
        drill_count=len(ladder),
        left_out=tuple(entry.id for entry in ladder if isinstance(memory_of(entry.id, expected), New)),
        minutes=sum((max(left, 0.0) for left in minutes), 0.0),
        minutes_planned=sum((day.minutes_planned for day in days), 0.0),
    )
    return days, outlook


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
