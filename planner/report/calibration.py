"""Do drills get recalled as often as the memory model said? Predictions of the review log against what happened.

Each review holds the retrievability that was predicted before it. What is compared is recall (any rating but Again)
a day or more after the drill's last review: a first attempt has no prediction, and on the day of a review recall
counts as certain by definition.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from planner.domain.memory import Rating
from planner.domain.review import Review

if TYPE_CHECKING:
    from datetime import date

BIN_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)  # finer where most predictions are
TOO_FEW = 50  # below, the intervals are wider than any fault worth acting on
_Z_95 = 1.96
_LEAST = 1e-6  # a prediction is never taken to be quite certain, or one surprise would outweigh all else


@dataclass(frozen=True, slots=True)
class Prediction:
    """The probability of recall predicted for a review, and whether the drill was recalled."""

    predicted: float
    recalled: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions from ``low`` to ``high``: their mean, and the share recalled with its 95 % interval (Wilson)."""

    low: float
    high: float
    reviews: int
    predicted: float
    recalled: float
    recalled_low: float
    recalled_high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How predictions held.

    ``log_loss`` is the mean surprise, the smaller the better; ``log_loss_constant`` that of always predicting the
    share that was recalled in the end, which a model that knows anything beats. ``rmse_bins`` is the distance between
    predicted and recalled, over bins weighted by their reviews.
    """

    reviews: int
    predicted: float
    recalled: float
    log_loss: float
    log_loss_constant: float
    rmse_bins: float
    bins: tuple[Bin, ...]


def predictions(reviews: Iterable[Review]) -> list[Prediction]:
    """Return what a log in its order predicted, and what came of it."""
    last_on: dict[str, date] = {}
    found = []
    for review in reviews:
        before = last_on.get(review.drill)
        if before is not None and before < review.study_day and review.retrievability is not None:
            found.append(Prediction(review.retrievability, review.rating is not Rating.AGAIN))
        last_on[review.drill] = review.study_day
    return found


def calibration(made: Sequence[Prediction]) -> Calibration | None:
    """Return how the predictions held, None where there are none."""
    if not made:
        return None
    recalled = fmean(each.recalled for each in made)
    bins = tuple(filter(None, (_bin(low, high, made) for low, high in pairwise(BIN_EDGES))))
    return Calibration(
        reviews=len(made),
        predicted=fmean(each.predicted for each in made),
        recalled=recalled,
        log_loss=fmean(surprise(each.predicted, each.recalled) for each in made),
        log_loss_constant=fmean(surprise(recalled, each.recalled) for each in made),
        rmse_bins=math.sqrt(sum(each.reviews * (each.predicted - each.recalled) ** 2 for each in bins) / len(made)),
        bins=bins,
    )


def surprise(predicted: float, recalled: bool) -> float:
    """Return −ln of the probability that was given to what happened."""
    probability = min(max(predicted, _LEAST), 1 - _LEAST)
    return -math.log(probability if recalled else 1 - probability)


def _bin(low: float, high: float, made: Sequence[Prediction]) -> Bin | None:
    held = [each for each in made if low <= each.predicted < high or each.predicted == high == 1.0]
    if not held:
        return None
    share = fmean(each.recalled for each in held)
    return Bin(low, high, len(held), fmean(each.predicted for each in held), share, *_wilson(share, len(held)))


def _wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927): sensible with few reviews, and at 0 and 1."""
    squared = _Z_95**2 / count
    middle = (share + squared / 2) / (1 + squared)
    half = _Z_95 / (1 + squared) * math.sqrt(share * (1 - share) / count + squared / (4 * count))
    return max(middle - half, 0.0), min(middle + half, 1.0)
