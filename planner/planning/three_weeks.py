"""The plan: every day's attempts from today to the eve of the exam, what they lead to, and what to do about it.

It is made anew from the cards whenever it is shown, and days that were missed leave no debt behind. Nothing is
read or stored here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.plan import DayPlan, Plan
from planner.domain.queue import Kind
from planner.planning.advice import Outlook, advise, with_more_time
from planner.planning.belief import NEVER
from planner.planning.day import Choice, Outset, outset
from planner.planning.forecast import Ending, follow, led_to, readiness_on
from planner.planning.learner import Learner
from planner.planning.queue import arranged
from planner.planning.readiness import Readiness
from planner.planning.stages import minutes_for_drills
from planner.planning.upper_bound import upper_bound


@dataclass(frozen=True, slots=True)
class Weeks:
    """A plan with the readiness it leads to on exam day; ``rising`` is what each day's end would leave of it then."""

    plan: Plan
    readiness: Readiness
    rising: tuple[float, ...]


def plan_weeks(
    entries: Sequence[Entry],
    learner: Learner,
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> Weeks:
    """Return the days from ``today`` to the eve of the exam, and what following them leads to.

    Of today only what is left is planned, once ``done_minutes_today`` are spent. An exam that is today or over
    gives a plan without days, never an error.
    """
    at = outset(calendar, today, entries, learner)
    days, ending, outlook = _follow(at, today, done_minutes_today)
    richer = _follow(outset(with_more_time(calendar), today, entries, learner), today, done_minutes_today)[-1]
    bound = upper_bound(at, today, done_minutes_today) if days else outlook.readiness
    plan = Plan(
        start_on=calendar.start_on,
        exam_on=calendar.exam_on,
        days=days,
        readiness_exam_day=outlook.readiness,
        upper_bound=max(bound, outlook.readiness),  # which adapts, as no schedule fixed ahead does
        fits=not outlook.left_out,
        left_out=outlook.left_out,
        advice=advise(calendar, today, outlook, richer, bound),
    )
    return Weeks(plan, ending.readiness, ending.rising)


def make_plan(
    entries: Sequence[Entry],
    learner: Learner,
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> Plan:
    """Return the plan of `plan_weeks` alone."""
    return plan_weeks(entries, learner, calendar, today, done_minutes_today).plan


def _follow(at: Outset, today: date, done_minutes: float) -> tuple[tuple[DayPlan, ...], Ending, Outlook]:
    """Walk the days, and look at the outcome on exam day."""
    calendar, beliefs = at.calendar, dict(at.beliefs)
    days = tuple(_day_plan(calendar, day, choices) for day, choices in follow(at, beliefs, today, done_minutes))
    minutes = (minutes_for_drills(calendar, day.date) - (done_minutes if day.date == today else 0.0) for day in days)
    ending = led_to(at, today, done_minutes)
    left_out = [terms for terms in at.ladder if beliefs[terms.id] == NEVER]
    outlook = Outlook(
        readiness=ending.readiness.expected,
        fixed_readiness=readiness_on(at, beliefs, max(calendar.exam_on, today)).expected,
        drill_count=len(at.ladder),
        left_out=tuple(terms.id for terms in sorted(left_out, key=lambda terms: terms.weight)),
        minutes=sum((max(left, 0.0) for left in minutes), 0.0),
        minutes_planned=sum((day.minutes_planned for day in days), 0.0),
    )
    return days, ending, outlook


def _day_plan(calendar: Calendar, day: date, choices: Sequence[Choice]) -> DayPlan:
    ordered = [(kind, offer.terms.id) for kind, offer in arranged(choices)]
    availability = calendar.availability
    return DayPlan(
        date=day,
        minutes_budget=availability.minutes_on(day),
        minutes_planned=sum(offer.minutes for _, offer in choices),
        new=tuple(drill for kind, drill in ordered if kind is Kind.NEW),
        review=tuple(drill for kind, drill in ordered if kind is not Kind.NEW),
        mock=day in availability.mock,
        off=day in availability.off,
    )
