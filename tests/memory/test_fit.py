"""Fitting memory parameters: it finds what is there to find, and keeps still where there is nothing."""

import math

import pytest
from forgetful import FIRST_DAY, log_of

from planner.domain.memory import Rating
from planner.memory.fit import LEAST_FORGOTTEN, Trial, factors_of, fitted, scaled, scored, try_out
from planner.memory.parameters import DEFAULT_PARAMETERS

FORGETFUL = scaled((-3.0, -1.5, -1.0))


def test_without_reviews_the_published_parameters_stay() -> None:
    assert fitted([]) == DEFAULT_PARAMETERS
    assert fitted([("a", FIRST_DAY, Rating.GOOD)]) == DEFAULT_PARAMETERS
    assert scaled((0.0, 0.0, 0.0)) == DEFAULT_PARAMETERS


def test_fit_moves_towards_the_learner_and_wins_on_later_reviews() -> None:
    log = log_of(FORGETFUL)
    trial = try_out(log)
    assert trial.won
    assert trial.loss_fitted < trial.loss_published
    assert trial.trained_on + trial.tested_on == len(list(scored(log, DEFAULT_PARAMETERS)))
    assert factors_of(fitted(log))["first_memory"] < 0.75


def test_fit_that_cannot_be_better_than_the_truth_is_not_adopted() -> None:
    """The published parameters are this learner's own: a fit may win by chance once in twenty, not more."""
    won = [try_out(log_of(DEFAULT_PARAMETERS, drills=15, seed=seed)).won for seed in range(12)]
    assert sum(won) <= 1


def test_fit_does_not_see_the_reviews_that_judge_it() -> None:
    log = log_of(FORGETFUL, drills=20)
    places = [place for place, _ in scored(log, DEFAULT_PARAMETERS)]
    split = places[int(0.7 * len(places))]
    turned = [
        (drill, on, rating if place < split else Rating.AGAIN if rating is Rating.GOOD else Rating.GOOD)
        for place, (drill, on, rating) in enumerate(log)
    ]
    assert fitted(log[:split]) == fitted(turned[:split])
    assert try_out(log).loss_fitted != try_out(turned).loss_fitted


def test_only_reviews_on_a_later_day_are_scored_by_the_surprise_they_were() -> None:
    log = [
        ("a", FIRST_DAY, Rating.GOOD),
        ("a", FIRST_DAY, Rating.AGAIN),
        ("b", FIRST_DAY, Rating.GOOD),
        ("b", FIRST_DAY.replace(day=4), Rating.GOOD),
        ("b", FIRST_DAY.replace(day=4), Rating.GOOD),
    ]
    ((place, surprise),) = scored(log, DEFAULT_PARAMETERS)
    assert place == 3
    assert math.exp(-surprise) == pytest.approx(0.912, abs=0.01)  # two days into a stability of 2.3


@pytest.mark.parametrize(
    ("gain", "error", "forgotten", "won"),
    [(0.02, 0.01, 10, True), (0.016, 0.01, 10, False), (-0.02, 0.001, 10, False), (0.02, 0.01, 9, False)],
)
def test_winning_takes_more_than_chance_and_enough_lapses(gain: float, error: float, forgotten: int, won: bool) -> None:
    assert LEAST_FORGOTTEN == 10
    assert Trial(100, 50, forgotten, 0.3, 0.3 - gain, error).won == won


def test_factors_stay_within_the_bounds_of_the_parameters_and_are_read_back() -> None:
    factors = factors_of(scaled((0.3, -0.2, 0.1)))
    assert list(factors.values()) == pytest.approx([math.exp(0.3), math.exp(-0.2), math.exp(0.1)])
    for extreme in ((9.0, 9.0, 9.0), (-9.0, -9.0, -9.0)):
        assert len(scaled(extreme).w) == 21  # Parameters refuse what is out of bounds
