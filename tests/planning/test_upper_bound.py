"""The upper bound: no schedule of passed attempts exceeds it, and the best one comes close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import LADDER, THREE_WEEKS, TODAY, calendars, card, day, drill, situations, whole_plans

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, Rating
from planner.memory.fsrs import after_review
from planner.planning.readiness import memory_of, readiness
from planner.planning.three_weeks import make_plan
from planner.planning.upper_bound import best_recall, upper_bound

Situation = tuple[list[Entry], dict[str, Card]]


@whole_plans
@given(calendars(), situations())
def test_no_plan_exceeds_the_upper_bound(calendar: Calendar, situation: Situation) -> None:
    plan = make_plan(*situation, calendar, TODAY)
    assert 0 <= plan.readiness_exam_day <= plan.upper_bound + 1e-12
    assert plan.upper_bound <= 1


@whole_plans
@given(situations(), st.data())
def test_no_schedule_of_good_attempts_beats_the_upper_bound(situation: Situation, data: st.DataObject) -> None:
    entries, cards = situation
    exam_in = data.draw(st.integers(1, 25))
    calendar = Calendar(TODAY, day(exam_in), Availability())
    studied = dict(cards)
    for entry in entries:
        days = data.draw(st.sets(st.integers(0, exam_in - 1)))
        memory = memory_of(entry.id, cards)
        for offset in sorted(days):
            memory = after_review(memory, Rating.GOOD, day(offset))
        studied[entry.id] = Card(entry.id, memory)
    assert readiness(entries, studied, day(exam_in)) <= upper_bound(entries, cards, calendar, TODAY) + 1e-12


@pytest.mark.parametrize("before", [(), ((-3, Rating.GOOD),), ((-9, Rating.AGAIN), (-2, Rating.HARD))])
def test_the_upper_bound_is_nearly_reached_by_the_best_schedule(before: tuple[tuple[int, Rating], ...]) -> None:
    start = card("conv", *before).memory
    exam_in = 9
    best = 0.0
    for chosen in range(2**exam_in):
        memory = start
        for offset in range(exam_in):
            if chosen >> offset & 1:
                memory = after_review(memory, Rating.GOOD, day(offset))
        best = max(best, readiness([drill("conv")], {"conv": Card("conv", memory)}, day(exam_in)))
    bound = best_recall(start, [day(offset) for offset in range(exam_in)], day(exam_in))
    assert best <= bound < best + 0.002


def test_days_off_take_from_the_upper_bound() -> None:
    open_days = upper_bound(LADDER, {}, THREE_WEEKS, TODAY)
    off = Availability(off=frozenset(day(n) for n in range(15)), mock=frozenset({day(20)}))
    assert upper_bound(LADDER, {}, Calendar(TODAY, day(21), off), TODAY) < open_days
