"""Advice: what doesn't fit, what more time would buy, and what to do where nothing can be planned."""

from dataclasses import replace

import pytest
from planning_strategies import LADDER, THREE_WEEKS, TODAY, card, day

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Rating
from planner.planning.advice import with_more_time
from planner.planning.learner import Learner
from planner.planning.readiness import readiness
from planner.planning.stages import minutes_for_drills
from planner.planning.three_weeks import make_plan


def test_advice_names_what_does_not_fit_and_what_more_time_buys() -> None:
    short = Calendar(TODAY, day(8), Availability(by_weekday=(15,) * 7))
    plan = make_plan(LADDER, Learner({}), short, TODAY)
    longer = make_plan(LADDER, Learner({}), replace(short, availability=Availability(by_weekday=(30,) * 7)), TODAY)
    text = " ".join(plan.advice)
    assert len(plan.left_out) > 5
    assert (
        f"{len(plan.left_out)} of 24 drills don't fit before the exam, least worth first: {plan.left_out[0]}, " in text
    )
    assert f"and {len(plan.left_out) - 5} more." in text
    assert f"make room for {len(plan.left_out) - len(longer.left_out)} more" in text
    assert f"lift it to {100 * longer.readiness_exam_day:.0f} %." in text
    assert f"a readiness of {100 * plan.readiness_exam_day:.0f} % on exam day" in text
    assert f"no schedule made ahead reaches more than {100 * plan.upper_bound:.0f} %." in text


def test_more_time_is_only_sought_on_days_that_have_some() -> None:
    scarce = Availability(
        by_weekday=(0, 20, 20, 20, 20, 0, 0), by_date={day(1): 0, day(2): 50}, off=frozenset({day(6)})
    )
    richer = with_more_time(Calendar(TODAY, day(7), scarce)).availability
    assert [richer.minutes_on(day(n)) for n in range(7)] == [35, 0, 65, 0, 0, 0, 0]


def test_advice_names_the_room_to_spare() -> None:
    plan = make_plan(LADDER, Learner({}), THREE_WEEKS, TODAY)
    room = sum(minutes_for_drills(THREE_WEEKS, planned.date) for planned in plan.days)
    spare = room - sum(planned.minutes_planned for planned in plan.days)
    assert plan.advice[0].startswith(f"Everything fits, with {spare:.0f} of {room:.0f} minutes to spare: ")
    assert plan.advice[1].endswith(" % of the best possible.")  # a bound of 100 % says nothing


@pytest.mark.parametrize(
    ("calendar", "entries", "words"),
    [
        (Calendar(TODAY, TODAY, Availability()), LADDER, "The exam is today"),
        (Calendar(day(-20), day(-1), Availability()), LADDER, "The exam was on 2026-03-03"),
        (Calendar(TODAY, day(5), Availability(by_weekday=(0,) * 7)), LADDER, "No day before the exam has any minutes"),
        (Calendar(day(9), day(5), Availability()), LADDER, "No day before the exam has any minutes"),
        (THREE_WEEKS, [], "There are no drills"),
    ],
)
def test_where_nothing_can_be_planned_the_advice_says_why(calendar: Calendar, entries: list[Entry], words: str) -> None:
    plan = make_plan(entries, Learner({}), calendar, TODAY)
    assert words in " ".join(plan.advice)
    assert plan.readiness_exam_day == 0
    assert sum(planned.minutes_planned for planned in plan.days) == 0
    assert plan.fits == (not entries)


def test_after_the_exam_readiness_is_that_of_today() -> None:
    cards = {"drill-00": card("drill-00", (-10, Rating.GOOD))}
    plan = make_plan(LADDER, Learner(cards), Calendar(day(-20), day(-1), Availability()), TODAY)
    assert plan.readiness_exam_day == plan.upper_bound
    assert plan.readiness_exam_day == pytest.approx(readiness(LADDER, Learner(cards), TODAY).expected)
