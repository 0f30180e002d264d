"""Memory parameters of one learner, as far as a few weeks of reviews can tell them.

FSRS-6 has 21 parameters, and hundreds of reviews fix no more than a few. So the published ones are kept but for
three things that learners differ in most, each a factor: how long a first memory lasts (w0 to w3), how much a
success adds (e^w8), and how much of a memory a lapse leaves (w11). The forgetting curve keeps its shape, so a
stability means the same number of days before and after. The factors are those most likely given the log and a
prior that they are near 1; a pattern search finds them, as three smooth numbers need no gradients and no library.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, stdev

from planner.domain.memory import Memory, New, Rating
from planner.memory.fsrs import after_review, retrievability_on
from planner.memory.parameters import BOUNDS, DEFAULT_PARAMETERS, Parameters

PRIOR_SPREAD = 0.3  # of each factor's logarithm: two thirds of learners within e^±0.3, or 0.74 to 1.35
TRAINING_SHARE = 0.7  # of the reviews, the earlier ones; the later ones judge
LEAST_REVIEWS = 150  # of drills on a later day than the last: fewer can't tell a better fit from chance
LEAST_FORGOTTEN = 10  # of those that judge: without lapses, any model that is surer of itself looks better
_Z_95 = 1.645  # standard errors that chance alone exceeds once in twenty, in one direction
_FIRST_STEP, _LAST_STEP = 0.4, 0.02  # of the logarithms
_LEAST = 1e-6  # no prediction counts as quite certain

Attempt = tuple[str, date, Rating]
Factors = tuple[float, float, float]
"""Logarithms of the three factors: first memory, success, lapse."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a fit to the earlier reviews says of the later ones, against the published parameters.

    Log losses are mean surprises, smaller is better. ``error`` is the standard error of their difference.
    ``forgotten`` counts the later reviews that were rated Again.
    """

    trained_on: int
    tested_on: int
    forgotten: int
    loss_published: float
    loss_fitted: float
    error: float

    @property
    def won(self) -> bool:
        """Whether the fit was better, by more than chance gives in one of twenty, where lapses could tell."""
        better = self.loss_published - self.loss_fitted > _Z_95 * self.error
        return better and self.forgotten >= LEAST_FORGOTTEN


def scored(attempts: Sequence[Attempt], parameters: Parameters) -> Iterator[tuple[int, float]]:
    """Yield the place and the surprise of each review made a day or more after the drill's last one."""
    memories: dict[str, Memory] = {}
    for place, (drill, on, rating) in enumerate(attempts):
        memory = memories.get(drill, New())
        if not isinstance(memory, New) and memory.last_on < on:
            predicted = min(max(retrievability_on(memory, on, parameters), _LEAST), 1 - _LEAST)
            yield place, -math.log(1 - predicted if rating is Rating.AGAIN else predicted)
        memories[drill] = after_review(memory, rating, on, parameters)


def fitted(attempts: Sequence[Attempt]) -> Parameters:
    """Return the parameters most likely for a log in its order; without reviews, the published ones."""

    def cost(factors: Factors) -> float:
        prior = sum(factor**2 for factor in factors) / (2 * PRIOR_SPREAD**2)
        return prior + sum(surprise for _, surprise in scored(attempts, scaled(factors)))

    return scaled(_lowest(cost))


def try_out(attempts: Sequence[Attempt]) -> Trial:
    """Fit the earlier reviews and judge by the later ones; there must be `LEAST_REVIEWS` to tell."""
    published = dict(scored(attempts, DEFAULT_PARAMETERS))
    places = list(published)
    split = places[int(TRAINING_SHARE * len(places))]
    later = [place for place in places if place >= split]
    by_fit = dict(scored(attempts, fitted(attempts[:split])))
    gains = [published[place] - by_fit[place] for place in later]
    return Trial(
        trained_on=len(places) - len(later),
        tested_on=len(later),
        forgotten=sum(attempts[place][2] is Rating.AGAIN for place in later),
        loss_published=fmean(published[place] for place in later),
        loss_fitted=fmean(by_fit[place] for place in later),
        error=stdev(gains) / math.sqrt(len(gains)),
    )


def scaled(factors: Factors) -> Parameters:
    """Return the published parameters with the three factors in, each kept within its bounds."""
    first, success, lapse = factors
    w = list(DEFAULT_PARAMETERS.w)
    w[:4] = [value * math.exp(first) for value in w[:4]]
    w[8] += success
    w[11] *= math.exp(lapse)
    return Parameters(tuple(min(max(value, low), high) for value, (low, high) in zip(w, BOUNDS, strict=True)))


def factors_of(parameters: Parameters) -> Mapping[str, float]:
    """Return the three factors, 1 where the parameters are the published ones."""
    w, published = parameters.w, DEFAULT_PARAMETERS.w
    return {
        "first_memory": w[2] / published[2],
        "success": math.exp(w[8] - published[8]),
        "lapse": w[11] / published[11],
    }


def _lowest(cost: Callable[[Factors], float]) -> Factors:
    """Return where the cost is lowest: one step along each axis while that helps, then steps half as long."""
    best: Factors = (0.0, 0.0, 0.0)
    least, step = cost(best), _FIRST_STEP
    while step > _LAST_STEP:
        for tried in _around(best, step):
            if (value := cost(tried)) < least:
                best, least = tried, value
                break
        else:
            step /= 2
    return best


def _around(at: Factors, step: float) -> Iterator[Factors]:
    first, success, lapse = at
    for change in (step, -step):
        yield first + change, success, lapse
        yield first, success + change, lapse
        yield first, success, lapse + change
