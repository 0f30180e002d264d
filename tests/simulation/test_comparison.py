"""The comparison of policies: paired by learner, the same whatever the number of processes."""

import pytest
from simulation_samples import small

from planner.actions.simulate import Population, choose_policies, choose_scenarios, simulate
from planner.errors import UsageError
from planner.planning.readiness import Readiness
from planner.planning.simulation.compare import compare, estimate
from planner.planning.simulation.forecasts import forecasts
from planner.planning.simulation.life import Life


def lives(*recalls: float) -> list[Life]:
    return [Life(recall, recall, Readiness(recall - 0.02, 0.0, 0.8), 100.0, 20) for recall in recalls]


def test_promises_are_compared_with_what_was_recalled() -> None:
    first, last = forecasts(Readiness(0.8, 0.65, 1.0), lives(0.6, 0.7, 0.9))
    assert (first.predicted, first.error.mean) == (pytest.approx(0.8), pytest.approx(-0.2 / 3))
    assert first.covered == pytest.approx(2 / 3)
    assert (last.error.mean, last.covered) == (pytest.approx(0.02), pytest.approx(2 / 3))


def test_distance_to_the_plan_is_taken_learner_by_learner() -> None:
    best, other = compare({"random": lives(0.5, 0.7, 0.9), "plan": lives(0.6, 0.8, 1.0)})
    assert (best.policy, other.policy) == ("plan", "random")
    assert other.behind is not None
    assert (other.behind.mean, other.behind.margin) == (pytest.approx(0.1), pytest.approx(0, abs=1e-12))
    assert other.recall.margin > 0.1


def test_without_the_plan_nothing_is_behind_it() -> None:
    assert [standing.behind for standing in compare({"random": lives(0.5, 0.7)})] == [None]


def test_interval_of_a_mean_narrows_with_the_root_of_the_number_of_learners() -> None:
    few, many = estimate([0.0, 1.0] * 50), estimate([0.0, 1.0] * 5000)
    assert few.mean == many.mean == 0.5
    assert few.margin / many.margin == pytest.approx(10, rel=0.01)
    assert few.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.001)


def test_figures_do_not_depend_on_the_number_of_processes() -> None:
    def found(jobs: int) -> object:
        return list(simulate([small(), small("H")], ["new-first", "random"], Population(2, 2), jobs))

    assert found(jobs=1) == found(jobs=2)


def test_every_learner_is_counted_once() -> None:
    advanced: list[None] = []
    (found,) = simulate([small()], ["random"], Population(3, 2), 1, lambda: advanced.append(None))
    assert found.learners == len(advanced) == len(set(Population(3, 2).names)) == 6


def test_unknown_names_are_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="There is no scenario 'Z'"):
        choose_scenarios(["Z"])
    with pytest.raises(UsageError, match="new-first"):
        choose_policies(["new-frist"])
    assert [scenario.key for scenario in choose_scenarios(["all", "a"])] == list("ABCDEFGH")
    assert choose_policies([])[0] == "plan"
