"""A simulated learner's days: reproducible, within their minutes, and hidden from whoever schedules them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from simulation_samples import STANDARD, small

from planner.domain.memory import Card, New, Rating
from planner.memory.fsrs import retrievability_on
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters
from planner.memory.replay import rated
from planner.planning.cost import new_minutes
from planner.planning.simulation.behaviour import Luck
from planner.planning.simulation.greedy import greedy
from planner.planning.simulation.life import live
from planner.planning.simulation.policies import POLICIES
from planner.planning.simulation.scenarios import FIRST_DAY, own_scenario
from planner.planning.simulation.seen import Seen
from planner.planning.simulation.truth import true_parameters
from planner.planning.stages import minutes_for_drills


@pytest.mark.parametrize("policy", POLICIES)
def test_life_follows_from_its_seed_and_nothing_else(policy: str) -> None:
    scenario = small()
    lives = [live(scenario, POLICIES[policy].policy, seed) for seed in ("1/0", "1/0", "1/1")]
    assert lives[0] == lives[1]
    assert lives[0] != lives[2]
    assert 0 < lives[0].recall < 1


@pytest.mark.parametrize("policy", POLICIES)
def test_day_ends_where_its_minutes_do(policy: str) -> None:
    scenario = small()
    longest = 2 * new_minutes(scenario.entries[0])
    asked: list[Seen] = []

    def watched(seen: Seen) -> Sequence[str]:
        asked.append(seen)
        return POLICIES[policy].policy(seen)

    live(scenario, watched, "1/0")
    for seen in asked:
        assert seen.minutes_left + seen.minutes_done == minutes_for_drills(scenario.calendar, seen.day)
        assert seen.minutes_left > -longest  # the last attempt of a day may take longer than expected


def test_cards_that_a_policy_sees_are_the_truth_only_where_the_model_is_right() -> None:
    def end_of(spread: float) -> tuple[float, float]:
        life = live(replace(small(), spread=spread), POLICIES["new-first"].policy, "1/0")
        return life.recall, life.believed.expected

    truth, believed = end_of(spread=0.0)
    assert truth == believed
    truth, believed = end_of(spread=0.5)
    assert truth != believed


def test_another_memory_changes_nothing_that_a_policy_sees_before_it_shows_in_a_rating() -> None:
    def first_morning(spread: float) -> Seen:
        mornings: list[Seen] = []
        live(replace(small(), spread=spread), lambda seen: mornings.append(seen) or [], "1/0")
        return replace(mornings[0], chance=chance)

    chance = Random(0)
    assert first_morning(0.0) == first_morning(0.5)


def test_new_drill_waits_for_what_it_requires() -> None:
    scenario = small(drills=2)
    first, second = scenario.entries
    scenario = replace(scenario, entries=(first, replace(second, requires=(first.id,))))
    begun: list[str] = []

    def backwards(seen: Seen) -> Sequence[str]:
        begun[:] = list(seen.attempts)
        return [second.id, first.id]

    live(scenario, backwards, "1/0")
    assert begun == [first.id, second.id]


def test_missed_days_are_the_same_under_every_policy() -> None:
    days = small("D", days=20).calendar.study_days()
    assert Luck("1/0").missed(days, 0.15) == Luck("1/0").missed(days, 0.15)
    assert Luck("1/0").missed(days, 0.0) == frozenset()
    assert Luck("1/0").missed(days, 1.0) == frozenset(days)


def test_ratings_of_a_drill_do_not_depend_on_what_else_is_studied() -> None:
    alone, among_others = Luck("1/0"), Luck("1/0")
    expected = [alone.rating("a", None), *(alone.rating("a", 0.5) for _ in range(20))]
    found = [among_others.rating("a", None)]
    for _ in range(20):
        among_others.rating("b", 0.5)
        found.append(among_others.rating("a", 0.5))
    assert found == expected
    assert {Rating.AGAIN, Rating.GOOD} <= set(expected)


@pytest.mark.parametrize(("recall", "ratings"), [(0.0, {Rating.AGAIN}), (1.0, set(Rating) - {Rating.AGAIN})])
def test_only_what_is_forgotten_is_rated_again(recall: float, ratings: set[Rating]) -> None:
    luck = Luck("1/0")
    assert {luck.rating("a", recall) for _ in range(100)} == ratings


def test_true_parameters_scatter_around_the_published_ones_and_stay_valid() -> None:
    assert true_parameters(Random(1), 0.0, None) == DEFAULT_PARAMETERS
    drawn = [true_parameters(Random(seed), 0.5, 0.5) for seed in range(50)]
    assert len({parameters.w[2] for parameters in drawn}) == 50
    assert {parameters.decay for parameters in drawn} == {-0.5}


def test_own_situation_starts_from_the_attempts_so_far() -> None:
    scenario = small(drills=3)
    first, *_ = scenario.entries
    attempts = [(first.id, Rating.GOOD, FIRST_DAY - timedelta(days=1)), ("gone", Rating.GOOD, FIRST_DAY)]
    own = own_scenario(scenario.entries, scenario.calendar, FIRST_DAY, attempts)
    mornings: list[dict[str, object]] = []
    life = live(own, lambda seen: mornings.append(dict(seen.cards)) or [], "1/0")
    assert mornings[0] == {first.id: rated(Card(first.id, New()), Rating.GOOD, FIRST_DAY - timedelta(days=1))}
    assert life.attempts == 0
    assert life.recall > 0


def test_own_situation_goes_by_the_parameters_that_the_learner_adopted() -> None:
    scenario = small()
    attempts = [(entry.id, Rating.GOOD, FIRST_DAY - timedelta(days=2)) for entry in scenario.entries[:20]]
    forgetful = Parameters((*(w / 2 for w in DEFAULT_PARAMETERS.w[:4]), *DEFAULT_PARAMETERS.w[4:]))
    own = replace(own_scenario(scenario.entries, scenario.calendar, FIRST_DAY, attempts, forgetful), spread=0.0)
    drill = own.entries[0].id
    seen_first: list[tuple[Card, float, Parameters]] = []

    def watched(seen: Seen) -> Sequence[str]:
        seen_first.append((seen.cards[drill], seen.recall(drill), seen.learner.parameters))
        return greedy(seen)

    life = live(own, watched, "1/0")
    card = rated(Card(drill, New()), Rating.GOOD, FIRST_DAY - timedelta(days=2), parameters=forgetful)
    assert seen_first[0] == (card, retrievability_on(card.memory, FIRST_DAY, forgetful), forgetful)
    assert life.believed.expected == life.recall  # nothing that a scheduler goes by is of other parameters


def test_standard_scenarios_differ_in_one_thing_each() -> None:
    a = STANDARD["A"]
    assert list(STANDARD) == list("ABCDEFGH")
    assert sum(entry.weight for entry in a.entries) == pytest.approx(1)
    assert {entry.weight for entry in STANDARD["E"].entries} == {1 / 150}
    assert [STANDARD[key].entries == a.entries for key in "DFGH"] == [True] * 4
