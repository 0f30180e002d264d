"""Calendars and libraries that nobody plans for: a clear answer to each, in no time."""

from datetime import date, timedelta

import pytest
from planning_strategies import LADDER, TODAY, card, day, drill

from planner.domain.calendar import Availability, Calendar
from planner.domain.memory import Rating
from planner.domain.queue import Kind
from planner.planning.learner import Learner
from planner.planning.missed import missed_days
from planner.planning.queue import queue_for
from planner.planning.readiness import readiness
from planner.planning.three_weeks import make_plan

EVERY_DAY = Availability(by_weekday=(60,) * 7)


def test_a_day_of_24_hours_is_never_planned_over() -> None:
    entries = [drill(f"drill-{n}", order=n, minutes=3) for n in range(300)]
    calendar = Calendar(TODAY, day(3), Availability(by_weekday=(1440,) * 7))
    plan = make_plan(entries, Learner({}), calendar, TODAY)
    assert plan.fits
    assert all(each.minutes_planned <= 1440 for each in plan.days)


def test_no_minutes_at_all_plan_nothing_and_say_so() -> None:
    calendar = Calendar(TODAY, day(21), Availability(by_weekday=(0,) * 7))
    plan = make_plan(LADDER, Learner({}), calendar, TODAY)
    assert (plan.readiness_exam_day, plan.upper_bound, len(plan.left_out)) == (0, 0, 24)
    assert "No day before the exam has any minutes" in plan.advice[0]


def test_every_day_off_plans_nothing_and_says_so() -> None:
    off = frozenset(day(n) for n in range(21))
    plan = make_plan(LADDER, Learner({}), Calendar(TODAY, day(21), Availability(off=off)), TODAY)
    assert all(each.off and not each.new for each in plan.days)
    assert "No day before the exam has any minutes" in plan.advice[0]


def test_an_exam_in_two_years_keeps_memories_up_until_its_last_weeks() -> None:
    calendar = Calendar(TODAY, TODAY + timedelta(days=730), EVERY_DAY)
    plan = make_plan(LADDER, Learner({}), calendar, TODAY)
    assert len(plan.days) == 730
    assert plan.fits
    assert plan.readiness_exam_day > 0.9
    last_weeks = sum(len(each.review) for each in plan.days[-58:])
    assert sum(len(each.review) for each in plan.days[100:158]) < last_weeks / 2


def test_five_drills_leave_time_to_spare() -> None:
    plan = make_plan(LADDER[:5], Learner({}), Calendar(TODAY, day(21), EVERY_DAY), TODAY)
    assert plan.fits
    assert "minutes to spare" in plan.advice[0]


def test_five_thousand_drills_fill_the_days_and_name_what_is_left_out() -> None:
    entries = [drill(f"drill-{n}", order=n, weight=1 / 5000) for n in range(5000)]
    plan = make_plan(entries, Learner({}), Calendar(TODAY, day(3), EVERY_DAY), TODAY)
    assert all(each.minutes_planned > 0.8 * each.minutes_budget / 2 for each in plan.days)
    assert len(plan.left_out) > 4900


@pytest.mark.parametrize("drills", [24, 1])
def test_missed_days_cost_what_following_the_plan_would_have_brought(drills: int) -> None:
    calendar = Calendar(TODAY, day(21), Availability(by_weekday=(15,) * 7, off=frozenset({day(5)})))
    learner = Learner({"drill-00": card("drill-00", (3, Rating.GOOD))})
    missed = missed_days(LADDER[:drills], learner, calendar, day(8), day(3))
    assert missed is not None
    assert missed.days == (day(4), day(6), day(7))
    assert missed.lost > 0 if drills > 1 else missed.lost < 0.02


def test_nothing_is_missed_on_days_without_minutes_or_after_the_exam_or_by_a_clock_gone_back() -> None:
    free = Calendar(TODAY, day(21), Availability(by_weekday=(0,) * 7))
    assert missed_days(LADDER, Learner({}), free, day(8), day(3)) is None
    over = Calendar(TODAY, day(5), EVERY_DAY)
    assert missed_days(LADDER, Learner({}), over, day(8), day(3)) is None
    assert missed_days(LADDER, Learner({}), Calendar(TODAY, day(21), EVERY_DAY), day(3), day(2)) is None


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_on_which_the_clocks_change_has_its_minutes_like_any_other(change: date) -> None:
    calendar = Calendar(change - timedelta(days=1), change + timedelta(days=9), EVERY_DAY)
    queue = queue_for(calendar, change, LADDER, Learner({}))
    assert 45 < sum(each.minutes for each in queue) <= 60
    assert {each.kind for each in queue} == {Kind.NEW}


def test_a_drill_done_on_a_day_that_travel_brings_again_is_remembered_and_not_asked_twice() -> None:
    """Flown west over the date line, yesterday is today again: tomorrow's attempt counts as one of this day."""
    calendar = Calendar(day(-3), day(18), EVERY_DAY)
    cards = {LADDER[0].id: card(LADDER[0].id, (1, Rating.GOOD))}
    assert readiness(LADDER, Learner(cards), TODAY).expected == pytest.approx(1 / 24)
    queue = queue_for(calendar, TODAY, LADDER, Learner(cards))
    assert queue
    assert LADDER[0].id not in {queued.drill for queued in queue}
    assert sum(queued.minutes for queued in queue) <= 60
