"""What must hold of FSRS-6 whatever the history."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.memory import Memory, New, Rating, Reviewed
from planner.memory.fsrs import (
    MAX_INTERVAL_DAYS,
    MIN_STABILITY,
    after_review,
    interval_days,
    retrievability,
    retrievability_on,
)

DAY = date(2026, 3, 2)
stabilities = st.floats(MIN_STABILITY, 5_000)
ratings = st.sampled_from(Rating)
elapsed = st.integers(0, 400)
memories = st.builds(
    Reviewed,
    stability=stabilities,
    difficulty=st.floats(1, 10),
    last_on=st.just(DAY),
    last_rating=ratings,
    reviews=st.integers(1, 50),
    lapses=st.integers(0, 10),
)
histories = st.lists(st.tuples(elapsed, ratings), min_size=1, max_size=20)


def remembered(history: list[tuple[int, Rating]]) -> Reviewed:
    memory: Memory = New()
    day = DAY
    for days, rating in history:
        day += timedelta(days=days)
        memory = after_review(memory, rating, day)
    assert isinstance(memory, Reviewed)
    return memory


@given(stabilities)
def test_interval_equals_stability_at_ninety_percent(stability: float) -> None:
    assert abs(interval_days(stability, 0.9) - max(stability, 1)) <= 0.5 + 1e-9 * stability


@given(stabilities.filter(lambda days: days >= 1))
def test_retrievability_is_ninety_percent_after_stability_days(stability: float) -> None:
    whole = round(stability)
    assert retrievability(float(whole), whole) == pytest.approx(0.9)


@given(stabilities, elapsed)
def test_retrievability_falls_with_time_from_certainty(stability: float, days: int) -> None:
    assert retrievability(stability, 0) == 1
    assert 0 < retrievability(stability, days + 1) < retrievability(stability, days) <= 1


@given(stabilities, stabilities, st.integers(1, 400))
def test_retrievability_rises_with_stability(one: float, other: float, days: int) -> None:
    low, high = sorted((one, other))
    assert retrievability(low, days) <= retrievability(high, days)


@given(stabilities, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_higher_desired_retention_never_lengthens_the_interval(stability: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 1 <= interval_days(stability, high) <= interval_days(stability, low) <= MAX_INTERVAL_DAYS


@given(histories)
def test_state_stays_within_its_bounds(history: list[tuple[int, Rating]]) -> None:
    memory = remembered(history)
    assert memory.stability >= MIN_STABILITY
    assert 1 <= memory.difficulty <= 10
    assert 0 <= memory.lapses < memory.reviews == len(history)


@given(memories, elapsed)
def test_again_never_raises_stability_and_success_never_lowers_it(memory: Reviewed, days: int) -> None:
    on = DAY + timedelta(days=days)
    again, hard, good, easy = (after_review(memory, rating, on).stability for rating in Rating)
    assert again <= memory.stability <= hard <= good <= easy


@given(memories, elapsed)
def test_difficulty_falls_as_the_rating_rises(memory: Reviewed, days: int) -> None:
    on = DAY + timedelta(days=days)
    again, hard, good, easy = (after_review(memory, rating, on).difficulty for rating in Rating)
    assert again >= hard >= good >= easy


@given(memories, stabilities, st.integers(0, 120))
def test_a_stronger_memory_stays_stronger_after_the_same_good_review(memory: Reviewed, other: float, days: int) -> None:
    """The upper bound on readiness rests on this: of two histories, the more stable one never loses."""
    low, high = sorted((memory.stability, other))
    weak, strong = (
        after_review(
            Reviewed(stability, memory.difficulty, DAY, Rating.GOOD, 1, 0),
            Rating.GOOD,
            DAY + timedelta(days=days),
        ).stability
        for stability in (low, high)
    )
    assert weak <= strong * (1 + 1e-12)


@given(memories, st.integers(1, 400), ratings)
def test_a_clock_that_went_back_counts_as_the_same_day(memory: Reviewed, days: int, rating: Rating) -> None:
    earlier = DAY - timedelta(days=days)
    moved = after_review(memory, rating, earlier)
    same_day = after_review(memory, rating, DAY)
    assert (moved.stability, moved.difficulty) == (same_day.stability, same_day.difficulty)
    assert moved.last_on == earlier
    assert retrievability_on(memory, earlier) == 1


def test_a_new_drill_is_not_recalled() -> None:
    assert retrievability_on(New(), DAY) == 0


def test_failing_a_new_drill_is_no_lapse_but_forgetting_a_known_one_is() -> None:
    failed = after_review(New(), Rating.AGAIN, DAY)
    assert (failed.reviews, failed.lapses) == (1, 0)
    assert after_review(failed, Rating.AGAIN, DAY).lapses == 1


@pytest.mark.parametrize("wrong", [0.0, 0.49, 1.0, 1.5, -1.0, float("nan")])
def test_desired_retention_is_refused_outside_its_range(wrong: float) -> None:
    with pytest.raises(ValueError, match=str(wrong)):
        interval_days(10, wrong)


def test_an_interval_never_exceeds_a_century() -> None:
    assert interval_days(1e9) == MAX_INTERVAL_DAYS
