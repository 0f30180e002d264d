"""FSRS-6: how stability, difficulty and retrievability follow from reviews, as pure functions.

The equations are those of FSRS-6 (github.com/open-spaced-repetition, "The Algorithm"); tests hold them
against the published package. Time is counted in whole study days, and a second review on one day uses the
short-term equation. Stability stays at `MIN_STABILITY` or above, difficulty within 1 to 10. Nothing here
knows of minutes, budgets, exams or the clock.
"""

import math
from datetime import date

from planner.domain.memory import Memory, New, Rating, Reviewed
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters

MIN_STABILITY = 0.001  # days; keeps S ** -w finite. As in py-fsrs.
MAX_INTERVAL_DAYS = 36500  # a century. As in py-fsrs.
DESIRED_RETENTION = 0.9  # where stability itself is the interval

Stabilities = tuple[float, float, float, float]  # in days, after Again, Hard, Good and Easy


def retrievability(stability: float, elapsed_days: int, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the probability of recall, 0 to 1, ``elapsed_days`` after a review that left ``stability``.

    Days before the review count as its own day, where recall is certain.
    """
    days = max(0, elapsed_days)
    return math.pow(1 + parameters.factor * days / stability, parameters.decay)


def retrievability_on(memory: Memory, day: date, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the probability of recall on a study day; 0 for a drill never reviewed."""
    if isinstance(memory, New):
        return 0.0
    return retrievability(memory.stability, (day - memory.last_on).days, parameters)


def interval_days(
    stability: float,
    desired_retention: float = DESIRED_RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> int:
    """Return after how many whole days, 1 to 36500, retrievability has fallen to ``desired_retention``.

    Raises ValueError unless ``desired_retention`` lies within 0.5 to 0.99: below, a due drill is more likely
    forgotten than known; above, everything is due every day.
    """
    if not 0.5 <= desired_retention <= 0.99:
        raise ValueError(f"The desired retention is {desired_retention}: give one from 0.5 to 0.99.")
    drop = math.pow(desired_retention, 1 / parameters.decay) - 1
    return min(max(round(stability / parameters.factor * drop), 1), MAX_INTERVAL_DAYS)


def after_review(memory: Memory, rating: Rating, on: date, parameters: Parameters = DEFAULT_PARAMETERS) -> Reviewed:
    """Return the memory that a review rated ``rating`` leaves on study day ``on``.

    A date before the last review is what a corrected clock looks like: it counts as the same day, and the new
    date is kept. Forgetting a drill that was known before is a lapse; failing a new one is not.
    """
    if isinstance(memory, New):
        stability = first_stabilities(parameters)[rating - 1]
        return Reviewed(stability, first_difficulty(rating, parameters), on, rating, reviews=1, lapses=0)
    elapsed_days = (on - memory.last_on).days
    return Reviewed(
        stability=stabilities_after(memory.stability, memory.difficulty, elapsed_days, parameters)[rating - 1],
        difficulty=next_difficulty(memory.difficulty, rating, parameters),
        last_on=on,
        last_rating=rating,
        reviews=memory.reviews + 1,
        lapses=memory.lapses + (rating is Rating.AGAIN),
    )


def first_stabilities(parameters: Parameters = DEFAULT_PARAMETERS) -> Stabilities:
    """Return the stability that each of the ratings Again, Hard, Good and Easy of a first attempt leaves."""
    again, hard, good, easy = (max(first, MIN_STABILITY) for first in parameters.w[:4])
    return again, hard, good, easy


def stabilities_after(
    stability: float, difficulty: float, elapsed_days: int, parameters: Parameters = DEFAULT_PARAMETERS
) -> Stabilities:
    """Return the stability that each of the ratings Again, Hard, Good and Easy leaves, ``elapsed_days`` later."""
    if elapsed_days < 1:
        again, hard, good, easy = _after_same_day(stability, parameters)
    else:
        forgotten = 1 - retrievability(stability, elapsed_days, parameters)
        again = _after_lapse(stability, difficulty, forgotten, parameters)
        hard, good, easy = _after_success(stability, difficulty, forgotten, parameters)
    again = max(again, MIN_STABILITY)
    return again, max(hard, MIN_STABILITY), max(good, MIN_STABILITY), max(easy, MIN_STABILITY)


def first_difficulty(rating: Rating, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the difficulty, 1 to 10, that a first attempt rated ``rating`` leaves."""
    return _clamped(_first_difficulty(rating, parameters))


def next_difficulty(difficulty: float, rating: float, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the difficulty, 1 to 10, that a further attempt leaves; ``rating`` may be a mean of ratings.

    A step by rating, damped towards 10, then a small pull to a first Easy's difficulty, unclamped.
    """
    step = -parameters.w[6] * (rating - 3)
    damped = difficulty + step * (10 - difficulty) / 9
    pull = parameters.w[7]
    return _clamped(pull * _first_difficulty(Rating.EASY, parameters) + (1 - pull) * damped)


def _after_same_day(stability: float, parameters: Parameters) -> Stabilities:
    """Short-term stability: S · e^(w17·(G−3+w18)) · S^−w19, never a loss unless the rating is Again."""
    w = parameters.w
    fading = stability * math.pow(stability, -w[19])
    again, hard, good, easy = (fading * math.exp(w[17] * (rating - 3 + w[18])) for rating in Rating)
    return again, max(hard, stability), max(good, stability), max(easy, stability)


def _after_lapse(stability: float, difficulty: float, forgotten: float, parameters: Parameters) -> float:
    """Stability after forgetting: w11 · D^−w12 · ((S+1)^w13 − 1) · e^(w14·(1−R)), at most S / e^(w17·w18)."""
    w = parameters.w
    relearnt = w[11] * math.pow(difficulty, -w[12]) * (math.pow(stability + 1, w[13]) - 1) * math.exp(forgotten * w[14])
    return min(relearnt, stability / math.exp(w[17] * w[18]))


def _after_success(
    stability: float, difficulty: float, forgotten: float, parameters: Parameters
) -> tuple[float, float, float]:
    """Stability after recall: S · (1 + e^w8 · (11−D) · S^−w9 · (e^(w10·(1−R)) − 1) · Hard or Easy factor)."""
    w = parameters.w
    growth = (
        math.exp(w[8]) * (11 - difficulty) * math.pow(stability, -w[9]) * (math.exp(forgotten * w[10]) - 1)
    ) * stability
    return stability + growth * w[15], stability + growth, stability + growth * w[16]


def _first_difficulty(rating: Rating, parameters: Parameters) -> float:
    return parameters.w[4] - math.exp(parameters.w[5] * (rating - 1)) + 1


def _clamped(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
