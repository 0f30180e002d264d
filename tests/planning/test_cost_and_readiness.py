"""What an attempt costs, and what readiness counts."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import TODAY, card, day, drill, situations, studied

from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.domain.minutes import Measured, Way
from planner.memory.fsrs import retrievability_on
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters
from planner.planning.cost import expected_minutes, new_minutes, pace_of, review_minutes
from planner.planning.learner import Learner
from planner.planning.readiness import readiness, readiness_of


def test_costs_keep_the_measured_proportions() -> None:
    entry = drill("conv", minutes=2.5)
    assert (new_minutes(entry), review_minutes(entry, 1.0), review_minutes(entry, 0.0)) == (6.0, 2.5, 5.0)


@given(st.floats(0.01, 60), st.floats(0, 1))
def test_a_review_costs_between_its_pass_and_its_failure(minutes: float, recall: float) -> None:
    entry = drill("conv", minutes=minutes)
    cost = review_minutes(entry, recall)
    assert review_minutes(entry, 1.0) <= cost <= review_minutes(entry, 0.0) <= new_minutes(entry)
    assert cost > 0
    assert (cost * 16).is_integer()


def test_expected_minutes_follow_the_memory() -> None:
    entry, memory = drill("conv", minutes=2.5), studied((-8, Rating.GOOD))
    assert expected_minutes(entry, New(), TODAY) == new_minutes(entry)
    assert expected_minutes(entry, memory, TODAY) == review_minutes(entry, retrievability_on(memory, TODAY))


def test_readiness_weighs_recall_by_syllabus_share() -> None:
    entries = [drill("conv", weight=0.3), drill("lstm", weight=0.1)]
    cards = {"conv": card("conv", (0, Rating.GOOD))}
    assert readiness(entries, Learner(cards), TODAY).expected == pytest.approx(0.75)
    assert readiness(entries, Learner(cards), day(5)).expected == pytest.approx(
        0.75 * retrievability_on(cards["conv"].memory, day(5))
    )


def test_readiness_fades_as_the_learners_own_memory_does() -> None:
    entries, cards = [drill("conv")], {"conv": card("conv", (0, Rating.GOOD))}
    forgetful = Parameters((*DEFAULT_PARAMETERS.w[:20], 0.6))
    memory = cards["conv"].memory
    assert readiness(entries, Learner(cards, parameters=forgetful), day(30)).expected == pytest.approx(
        retrievability_on(memory, day(30), forgetful)
    )
    assert retrievability_on(memory, day(30), forgetful) < 0.9 * retrievability_on(memory, day(30))


def test_readiness_of_nothing_is_nothing() -> None:
    assert readiness([], Learner({}), TODAY).expected == 0
    assert readiness([drill("conv", weight=0)], Learner({"conv": card("conv", (0, Rating.EASY))}), TODAY).expected == 0


@given(situations())
def test_readiness_is_a_share_that_falls_without_study(situation: tuple[list[Entry], dict[str, Card]]) -> None:
    entries, cards = situation
    ready = [readiness(entries, Learner(cards), day(offset)).expected for offset in range(0, 30, 3)]
    assert all(0 <= each <= 1 for each in ready)
    assert ready == sorted(ready, reverse=True)
    assert readiness(entries[::-1], Learner(cards), TODAY).expected == ready[0]


@given(situations())
def test_the_interval_holds_the_expected_readiness(situation: tuple[list[Entry], dict[str, Card]]) -> None:
    entries, cards = situation
    for offset in (0, 9):
        found = readiness(entries, Learner(cards), day(offset))
        assert 0 <= found.low <= found.expected <= found.high <= 1


def test_the_interval_holds_nine_in_ten_of_what_is_recalled() -> None:
    draw = Random(1)
    weighted = [(draw.uniform(0.5, 2), draw.uniform(0.3, 0.99)) for _ in range(60)]
    total, found, inside = sum(weight for weight, _ in weighted), readiness_of(weighted), 0
    for _ in range(2000):
        share = sum(weight for weight, recall in weighted if draw.random() < recall) / total
        inside += found.low <= share <= found.high
    assert inside / 2000 == pytest.approx(0.9, abs=0.03)


def test_a_learners_pace_is_drawn_to_what_is_stated_while_little_is_measured() -> None:
    entry = drill("conv", minutes=10)
    assert pace_of([]).minutes(entry, Way.PASSED) == 10
    twice_as_long = [Measured("other", Way.PASSED, 10, 20.0)]
    assert pace_of(twice_as_long).minutes(entry, Way.PASSED) == 15  # ten attempts weigh as much as the statement
    assert pace_of(twice_as_long).minutes(entry, Way.FAILED) == 20
    many = [Measured("other", Way.PASSED, 9990, 2 * 9990.0)]
    assert pace_of(many).minutes(entry, Way.PASSED) == pytest.approx(20, abs=0.1)


def test_a_drill_that_takes_longer_than_the_others_is_given_longer() -> None:
    steady = [Measured(f"drill-{n}", Way.PASSED, 30, 30.0) for n in range(9)]
    pace = pace_of([*steady, Measured("slow", Way.PASSED, 3, 9.0)])
    assert pace.minutes(drill("slow", minutes=10), Way.PASSED) == pytest.approx(20, rel=0.05)
    assert pace.minutes(drill("drill-1", minutes=10), Way.PASSED) == pytest.approx(10, rel=0.05)
