"""Ours against the published FSRS-6: the `fsrs` package over ten thousand random histories."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import cast

import fsrs
import pytest

from planner.domain.memory import Memory, New, Rating, Reviewed
from planner.memory.fsrs import after_review, interval_days, retrievability_on
from planner.memory.parameters import BOUNDS, DEFAULT_PARAMETERS, Parameters

FIRST_DAY = date(2026, 3, 2)
# Days to the next review: a third on the same day, most within weeks, some after years.
GAPS_DAYS = (0, 0, 0, 1, 1, 2, 3, 5, 9, 21, 60, 400, 2000)


def scheduler(parameters: Parameters = DEFAULT_PARAMETERS) -> fsrs.Scheduler:
    return fsrs.Scheduler(parameters.w, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def follow(oracle: fsrs.Scheduler, draw: random.Random, parameters: Parameters) -> int:
    """Review one drill at random in both, comparing after each; returns how many reviews fell on one day."""
    card, memory = fsrs.Card(card_id=1), cast("Memory", New())
    day, same_day = FIRST_DAY, 0
    for step in range(draw.randint(1, 8)):
        gap = draw.choice(GAPS_DAYS) if step else 0
        day += timedelta(days=gap)
        same_day += step > 0 and gap == 0
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        rating = draw.choice(tuple(Rating))
        assert retrievability_on(memory, day, parameters) == pytest.approx(
            oracle.get_card_retrievability(card, at), rel=1e-9
        )
        card, _ = oracle.review_card(card, fsrs.Rating(rating), at)
        memory = after_review(memory, rating, day, parameters)
        compare(memory, card, parameters)
    return same_day


def compare(memory: Memory, card: fsrs.Card, parameters: Parameters) -> None:
    assert isinstance(memory, Reviewed)
    assert card.stability is not None
    assert card.difficulty is not None
    assert card.last_review is not None
    assert abs(memory.stability - card.stability) <= 1e-6 * card.stability
    assert abs(memory.difficulty - card.difficulty) <= 1e-6 * card.difficulty
    interval = timedelta(days=interval_days(memory.stability, parameters=parameters))
    assert card.due == card.last_review + interval


def test_defaults_are_the_published_ones() -> None:
    assert scheduler().parameters == DEFAULT_PARAMETERS.w
    assert fsrs.Scheduler().parameters == DEFAULT_PARAMETERS.w


def test_ten_thousand_random_histories_agree_with_the_published_package() -> None:
    draw = random.Random(6)
    oracle = scheduler()
    same_day = sum(follow(oracle, draw, DEFAULT_PARAMETERS) for _ in range(10_000))
    assert same_day > 5_000


def test_random_parameters_agree_with_the_published_package() -> None:
    draw = random.Random(21)
    for _ in range(200):
        parameters = Parameters(tuple(draw.uniform(low, high) for low, high in BOUNDS))
        oracle = scheduler(parameters)
        for _ in range(5):
            follow(oracle, draw, parameters)


def test_bounds_are_the_published_ones() -> None:
    for index, (low, high) in enumerate(BOUNDS):
        for edge, outside in ((low, low - 1e-6), (high, high + 1e-6)):
            w = list(DEFAULT_PARAMETERS.w)
            w[index] = edge
            assert fsrs.Scheduler(w).parameters == Parameters(tuple(w)).w
            w[index] = outside
            for build in (fsrs.Scheduler, lambda values: Parameters(tuple(values))):
                with pytest.raises(ValueError, match="out of bounds"):
                    build(w)
