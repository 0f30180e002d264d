"""The rating follows from what happened in the attempt."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.memory import Rating
from planner.memory.rating import Attempt, rate, why

STEADY = Attempt(passed=True, runs=1, hints=0, solution_shown=False, pasted=False, minutes=4.0, expected_minutes=5.0)
attempts = st.builds(
    Attempt,
    passed=st.booleans(),
    runs=st.integers(1, 5),
    hints=st.integers(0, 3),
    solution_shown=st.booleans(),
    pasted=st.booleans(),
    minutes=st.none() | st.floats(0, 60),
    expected_minutes=st.floats(1, 20),
)


@pytest.mark.parametrize(
    ("attempt", "rating", "reason"),
    [
        (STEADY, Rating.GOOD, "Right on the first run, without help."),
        (replace(STEADY, minutes=2.9), Rating.EASY, "Right on the first run, in 2.9 of 5 minutes."),
        (replace(STEADY, expected_minutes=7.1875), Rating.EASY, "Right on the first run, in 4.0 of 7.2 minutes."),
        (replace(STEADY, minutes=3.0), Rating.GOOD, "Right on the first run, without help."),
        (replace(STEADY, minutes=15.0), Rating.GOOD, "Right on the first run, without help."),
        (replace(STEADY, minutes=16.0), Rating.HARD, "Right, but it took 16 minutes of 5 expected."),
        (replace(STEADY, runs=2), Rating.HARD, "Right, but only on run 2."),
        (replace(STEADY, runs=3), Rating.HARD, "Right, but only on run 3."),
        (replace(STEADY, hints=1), Rating.HARD, "Right, with 1 hint."),
        (replace(STEADY, hints=2, minutes=1.0), Rating.HARD, "Right, with 2 hints."),
        (replace(STEADY, passed=False), Rating.AGAIN, "The answer did not pass."),
        (replace(STEADY, solution_shown=True), Rating.AGAIN, "The solution was shown."),
        (replace(STEADY, pasted=True), Rating.AGAIN, "A paste was tried: only what is typed counts."),
    ],
)
def test_rating_and_its_reason(attempt: Attempt, rating: Rating, reason: str) -> None:
    assert rate(attempt) is rating
    assert why(attempt) == reason


@given(attempts)
def test_untimed_attempts_are_neither_easy_nor_too_slow(attempt: Attempt) -> None:
    untimed = replace(attempt, minutes=None)
    assert rate(untimed) is not Rating.EASY
    if attempt.runs == 1 and not attempt.hints:
        assert rate(untimed) is not Rating.HARD


@given(attempts)
def test_only_an_answer_typed_and_right_counts_as_recalled(attempt: Attempt) -> None:
    recalled = attempt.passed and not attempt.solution_shown and not attempt.pasted
    assert (rate(attempt) > Rating.AGAIN) == recalled


@given(attempts)
def test_help_never_betters_the_rating(attempt: Attempt) -> None:
    assert rate(replace(attempt, hints=attempt.hints + 1)) <= rate(attempt)
    assert rate(replace(attempt, runs=attempt.runs + 1)) <= rate(attempt)
