"""What an attempt costs, and what readiness counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import TODAY, card, day, drill, situations, studied

from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.memory.fsrs import retrievability_on
from planner.planning.cost import expected_minutes, new_minutes, review_minutes
from planner.planning.readiness import readiness


def test_costs_keep_the_measured_proportions() -> None:
    entry = drill("conv", minutes=2.5)
    assert (new_minutes(entry), review_minutes(entry, 1.0), review_minutes(entry, 0.0)) == (6.0, 2.5, 5.0)


@given(st.floats(0.01, 60), st.floats(0, 1))
def test_a_review_costs_between_its_pass_and_its_failure(minutes: float, recall: float) -> None:
    entry = drill("conv", minutes=minutes)
    cost = review_minutes(entry, recall)
    assert review_minutes(entry, 1.0) <= cost <= review_minutes(entry, 0.0) <= new_minutes(entry)
    assert cost > 0
    assert (cost * 4).is_integer()


def test_expected_minutes_follow_the_memory() -> None:
    entry, memory = drill("conv", minutes=2.5), studied((-8, Rating.GOOD))
    assert expected_minutes(entry, New(), TODAY) == new_minutes(entry)
    assert expected_minutes(entry, memory, TODAY) == review_minutes(entry, retrievability_on(memory, TODAY))


def test_readiness_weighs_recall_by_syllabus_share() -> None:
    entries = [drill("conv", weight=0.3), drill("lstm", weight=0.1)]
    cards = {"conv": card("conv", (0, Rating.GOOD))}
    assert readiness(entries, cards, TODAY) == pytest.approx(0.75)
    assert readiness(entries, cards, day(5)) == pytest.approx(0.75 * retrievability_on(cards["conv"].memory, day(5)))


def test_readiness_of_nothing_is_nothing() -> None:
    assert readiness([], {}, TODAY) == 0
    assert readiness([drill("conv", weight=0)], {"conv": card("conv", (0, Rating.EASY))}, TODAY) == 0


@given(situations())
def test_readiness_is_a_share_that_falls_without_study(situation: tuple[list[Entry], dict[str, Card]]) -> None:
    entries, cards = situation
    ready = [readiness(entries, cards, day(offset)) for offset in range(0, 30, 3)]
    assert all(0 <= each <= 1 for each in ready)
    assert ready == sorted(ready, reverse=True)
    assert readiness(entries[::-1], cards, TODAY) == ready[0]
