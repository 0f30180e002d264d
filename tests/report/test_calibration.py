"""Predicted against actual recall: each number as it would be worked out by hand, and right on known learners."""

import math
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import review

from planner.domain.memory import Rating
from planner.domain.review import Review
from planner.report.calibration import Prediction, calibration, predictions, surprise

AGAIN, GOOD = Rating.AGAIN, Rating.GOOD


def predicted(name: str, offset: int, chance: float | None, rating: Rating = GOOD) -> Review:
    return replace(review(name, offset, rating), retrievability=chance)


def test_only_reviews_on_a_later_day_than_the_last_one_count() -> None:
    log = [
        predicted("a", -5, None),
        predicted("a", -5, 1.0),  # again on the same day
        predicted("b", -4, None, AGAIN),
        predicted("a", -3, 0.8, AGAIN),
        predicted("a", -3, 1.0),
        predicted("b", -1, 0.4, Rating.HARD),
    ]
    assert predictions(log) == [Prediction(0.8, recalled=False), Prediction(0.4, recalled=True)]


def test_nothing_predicted_is_nothing_to_compare() -> None:
    assert calibration(predictions([predicted("a", -5, None)])) is None


def test_numbers_of_a_small_log() -> None:
    found = calibration(
        [Prediction(0.9, recalled=True), Prediction(0.9, recalled=False), Prediction(0.55, recalled=True)]
    )
    assert found is not None
    assert (found.reviews, found.recalled) == (3, pytest.approx(2 / 3))
    assert found.log_loss == pytest.approx(-(math.log(0.9) + math.log(0.1) + math.log(0.55)) / 3)
    assert found.log_loss_constant == pytest.approx(-(2 * math.log(2 / 3) + math.log(1 / 3)) / 3)
    assert [(each.reviews, each.recalled) for each in found.bins] == [(1, 1.0), (2, 0.5)]
    assert found.rmse_bins == pytest.approx(math.sqrt((0.45**2 + 2 * 0.4**2) / 3))


def test_certainty_that_fails_costs_much_but_not_everything() -> None:
    assert surprise(1.0, recalled=True) < 1e-5
    assert 10 < surprise(1.0, recalled=False) < 20


@given(st.lists(st.builds(Prediction, st.floats(0, 1), st.booleans()), min_size=1))
def test_every_prediction_lies_in_one_row_and_every_share_in_its_interval(made: list[Prediction]) -> None:
    found = calibration(made)
    assert found is not None
    assert sum(each.reviews for each in found.bins) == len(made)
    for each in found.bins:
        assert each.low <= each.predicted <= each.high
        assert 0 <= each.recalled_low <= each.recalled + 1e-12
        assert each.recalled - 1e-12 <= each.recalled_high <= 1


def test_right_predictions_beat_a_constant_and_overconfident_ones_are_found_out() -> None:
    chance = Random(1)
    true = [chance.uniform(0.5, 1.0) for _ in range(4000)]
    happened = [chance.random() < each for each in true]
    right = calibration([Prediction(each, recalled) for each, recalled in zip(true, happened, strict=True)])
    proud = calibration([Prediction(each**0.5, recalled) for each, recalled in zip(true, happened, strict=True)])
    assert right is not None
    assert proud is not None
    assert right.log_loss < right.log_loss_constant
    assert right.log_loss < proud.log_loss
    assert right.rmse_bins < 0.02
    assert proud.rmse_bins > 0.08
    outside = [each for each in right.bins if not each.recalled_low <= each.predicted <= each.recalled_high]
    assert len(outside) <= 1
