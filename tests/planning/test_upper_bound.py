"""The upper bound: no schedule within the minutes exceeds it, and the plan comes close."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import THREE_WEEKS, TODAY, calendars, day, drill, situations, whole_plans

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card
from planner.planning.belief import NEVER
from planner.planning.ceiling import recall_ceiling
from planner.planning.day import outset
from planner.planning.forecast import readiness_on
from planner.planning.learner import Learner
from planner.planning.stages import minutes_for_drills
from planner.planning.three_weeks import make_plan
from planner.planning.upper_bound import upper_bound

Situation = tuple[list[Entry], dict[str, Card]]


@whole_plans
@given(calendars(), situations(5))
def test_no_plan_exceeds_the_upper_bound(calendar: Calendar, situation: Situation) -> None:
    entries, cards = situation
    plan = make_plan(entries, Learner(cards), calendar, TODAY)
    assert 0 <= plan.readiness_exam_day <= plan.upper_bound + 1e-9
    assert plan.upper_bound <= 1


@whole_plans
@given(situations(5), st.integers(1, 12), st.integers(1, 60), st.randoms(use_true_random=False))
def test_no_schedule_within_the_minutes_beats_the_upper_bound(
    situation: Situation, exam_in: int, minutes: int, draw: Random
) -> None:
    """Requirements and worth play no part: each day takes drills at random while they fit."""
    entries, cards = situation
    calendar = Calendar(TODAY, day(exam_in), Availability(by_weekday=(minutes,) * 7))
    at = outset(calendar, TODAY, entries, Learner(cards))
    beliefs = dict(at.beliefs)
    for on in calendar.study_days(TODAY):
        left = minutes_for_drills(calendar, on)
        for terms in draw.sample(at.ladder, len(at.ladder)):
            if beliefs[terms.id].last < on.toordinal():
                offer = at.scales.offer(terms, beliefs[terms.id], on.toordinal())
                if offer.minutes <= left:
                    left -= offer.minutes
                    beliefs[terms.id] = offer.after
    assert readiness_on(at, beliefs, calendar.exam_on).expected <= upper_bound(at, TODAY) + 1e-9


@whole_plans
@given(st.sets(st.integers(0, 20), min_size=1))
def test_no_schedule_reaches_the_recall_ceiling(days: set[int]) -> None:
    foresight = outset(THREE_WEEKS, TODAY, [drill("conv")], Learner({})).scales.foresight
    belief = NEVER
    for offset in sorted(days):
        belief, _ = foresight.attempt(belief, day(offset).toordinal())
    ceiling = recall_ceiling(NEVER, [day(n).toordinal() for n in range(21)], foresight)
    assert foresight.exam_recall(belief) <= ceiling < 1


@pytest.mark.parametrize(("minutes", "share"), [(30, 0.95), (60, 0.96), (150, 0.96)])
def test_the_plan_comes_close_to_the_upper_bound(minutes: int, share: float) -> None:
    entries = [drill(f"drill-{n}", order=n, minutes=2.5, weight=1 + n % 3) for n in range(120)]
    calendar = Calendar(TODAY, day(21), Availability(by_weekday=(minutes,) * 7))
    plan = make_plan(entries, Learner({}), calendar, TODAY)
    assert share * plan.upper_bound <= plan.readiness_exam_day < plan.upper_bound


def test_drills_without_weight_are_no_burden_to_the_upper_bound() -> None:
    entries = [drill("conv", weight=0.0), drill("lstm", weight=0.0)]
    plan = make_plan(entries, Learner({}), THREE_WEEKS, TODAY)
    assert plan.readiness_exam_day == plan.upper_bound == 0


def test_days_off_take_from_the_upper_bound() -> None:
    entries = [drill(f"drill-{n}", order=n) for n in range(60)]
    off = Availability(off=frozenset(day(n) for n in range(15)), mock=frozenset({day(20)}))
    bounds = [
        make_plan(entries, Learner({}), Calendar(TODAY, day(21), each), TODAY).upper_bound
        for each in (Availability(), off)
    ]
    assert bounds[1] < bounds[0] - 0.1
