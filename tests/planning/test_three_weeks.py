"""The plan: the queues of every day to the exam, on the state to be expected by then."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import LADDER, THREE_WEEKS, TODAY, calendars, day, situations, whole_plans

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, Rating
from planner.domain.plan import Plan
from planner.domain.queue import Kind
from planner.memory.fsrs import after_review
from planner.planning.forecast import exam_day_readiness
from planner.planning.queue import queue_for
from planner.planning.readiness import memory_of, readiness
from planner.planning.three_weeks import make_plan

Situation = tuple[list[Entry], dict[str, Card]]


@whole_plans
@given(calendars(), situations(), st.floats(0, 200))
def test_no_day_is_planned_over_its_minutes(calendar: Calendar, situation: Situation, done_minutes: float) -> None:
    for planned in make_plan(*situation, calendar, TODAY, done_minutes).days:
        assert planned.minutes_budget == calendar.availability.minutes_on(planned.date)
        spent = done_minutes if planned.date == TODAY else 0.0
        assert planned.minutes_planned <= max(planned.minutes_budget - spent, 0.0)


@whole_plans
@given(calendars(), situations())
def test_days_run_from_today_to_the_eve(calendar: Calendar, situation: Situation) -> None:
    dates = [planned.date for planned in make_plan(*situation, calendar, TODAY).days]
    assert all((later - earlier).days == 1 for earlier, later in pairwise(dates))
    if dates:
        assert dates[0] == max(calendar.start_on, TODAY)
        assert (calendar.exam_on - dates[-1]).days == 1
    else:
        assert calendar.exam_on <= max(calendar.start_on, TODAY)


@whole_plans
@given(calendars(), situations())
def test_off_and_mock_days_hold_no_drills(calendar: Calendar, situation: Situation) -> None:
    for planned in make_plan(*situation, calendar, TODAY).days:
        assert planned.off == (planned.date in calendar.availability.off)
        assert planned.mock == (planned.date in calendar.availability.mock)
        if planned.off or planned.mock:
            assert (planned.minutes_planned, planned.new, planned.review) == (0, (), ())


@whole_plans
@given(calendars(), situations())
def test_the_eve_is_light_and_brings_nothing_new(calendar: Calendar, situation: Situation) -> None:
    plan = make_plan(*situation, calendar, TODAY)
    if plan.days:
        assert plan.days[-1].new == ()
        assert plan.days[-1].minutes_planned <= plan.days[-1].minutes_budget / 2


@whole_plans
@given(calendars(), situations())
def test_every_drill_is_begun_once_and_after_what_it_requires(calendar: Calendar, situation: Situation) -> None:
    entries, cards = situation
    requires = {entry.id: entry.requires for entry in entries}
    plan = make_plan(entries, cards, calendar, TODAY)
    begun = [name for planned in plan.days for name in planned.new]
    seen = set(cards)
    for name in begun:
        assert name not in seen
        assert seen.issuperset(requires[name])
        seen.add(name)
    assert set(plan.left_out) == requires.keys() - seen
    assert plan.fits == (not plan.left_out)


@whole_plans
@given(calendars(), situations(), st.randoms(use_true_random=False))
def test_the_plan_does_not_depend_on_the_order_given(calendar: Calendar, situation: Situation, draw: Random) -> None:
    entries, cards = situation
    shuffled = draw.sample(entries, len(entries))
    plan = make_plan(entries, cards, calendar, TODAY)
    assert make_plan(shuffled, dict(reversed(cards.items())), calendar, TODAY) == plan
    assert make_plan(entries, cards, calendar, TODAY) == plan


@whole_plans
@given(calendars(), situations())
def test_the_plan_leaves_the_cards_alone(calendar: Calendar, situation: Situation) -> None:
    entries, cards = situation
    before = dict(cards)
    make_plan(entries, cards, calendar, TODAY)
    assert cards == before


def follow(plan: Plan, cards: dict[str, Card], until: int) -> dict[str, Card]:
    """Study the plan's first days, each attempt passing with Good."""
    cards = dict(cards)
    for planned in plan.days[:until]:
        for name in planned.new + planned.review:
            cards[name] = Card(name, after_review(memory_of(name, cards), Rating.GOOD, planned.date))
    return cards


@whole_plans
@given(calendars(), situations())
def test_the_first_day_of_the_plan_is_todays_queue(calendar: Calendar, situation: Situation) -> None:
    plan = make_plan(*situation, calendar, TODAY)
    if plan.days and plan.days[0].date == TODAY:
        queue = queue_for(calendar, TODAY, *situation)
        assert plan.days[0].new == tuple(each.drill for each in queue if each.kind is Kind.NEW)
        assert plan.days[0].review == tuple(each.drill for each in queue if each.kind is not Kind.NEW)


@whole_plans
@given(calendars(), situations())
def test_a_plan_that_was_followed_stays_as_it_was(calendar: Calendar, situation: Situation) -> None:
    entries, cards = situation
    calendar = replace(calendar, start_on=TODAY)
    plan = make_plan(entries, cards, calendar, TODAY)
    for days in range(1, len(plan.days)):
        later = make_plan(entries, follow(plan, cards, days), calendar, day(days))
        assert later.days == plan.days[days:]
        assert later.readiness_exam_day == plan.readiness_exam_day


@whole_plans
@given(calendars(), situations())
def test_readiness_is_that_of_the_plan_followed_to_its_end(calendar: Calendar, situation: Situation) -> None:
    entries, cards = situation
    plan = make_plan(entries, cards, calendar, TODAY)
    reached = follow(plan, cards, len(plan.days))
    assert plan.readiness_exam_day == readiness(entries, reached, max(calendar.exam_on, TODAY))
    assert plan.readiness_exam_day == exam_day_readiness(entries, cards, calendar, TODAY)


def test_missed_days_are_planned_anew_without_debt() -> None:
    first = make_plan(LADDER, {}, THREE_WEEKS, TODAY)
    cards = follow(first, {}, 3)
    late = make_plan(LADDER, cards, THREE_WEEKS, day(7))
    assert late.days[0].date == day(7)
    assert all(each.minutes_planned <= each.minutes_budget for each in late.days)
    assert late.fits
    assert first.readiness_exam_day > late.readiness_exam_day > 0.9


def test_minutes_already_spent_shorten_today() -> None:
    fresh = make_plan(LADDER, {}, THREE_WEEKS, TODAY).days[0]
    half = make_plan(LADDER, {}, THREE_WEEKS, TODAY, 30).days[0]
    spent = make_plan(LADDER, {}, THREE_WEEKS, TODAY, 75).days[0]
    assert fresh.minutes_planned > 45
    assert 15 < half.minutes_planned <= 30
    assert (spent.minutes_planned, spent.minutes_budget) == (0, 60)


def test_three_weeks_are_enough_for_two_dozen_drills() -> None:
    plan = make_plan(LADDER, {}, THREE_WEEKS, TODAY)
    assert plan.fits
    assert len(plan.days) == 21
    assert plan.readiness_exam_day > 0.95
    assert sum(bool(planned.new) for planned in plan.days) <= 7
