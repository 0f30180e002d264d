"""The rating of an attempt, read from its facts, so that nobody has to grade themselves.

The learner may overrule it; this module does not know of cards or dates.
"""

from dataclasses import dataclass

from planner.domain.memory import Rating

QUICK_SHARE = 0.6  # of the expected minutes: below it, an answer came without searching
SLOW_SHARE = 3.0  # of the expected minutes: above it, the answer was worked out rather than remembered


@dataclass(frozen=True, slots=True)
class Attempt:
    """What happened between opening a drill and its end.

    ``runs`` counts the runs that were judged, the last one included; ``minutes`` is None where nobody timed
    the typing (an answer handed in as a file); ``expected_minutes`` is the drill's own figure. A drill given
    up is one that was not ``passed``; one ``typed_along`` had its solution in view at first.
    """

    passed: bool
    runs: int
    hints: int
    solution_shown: bool
    pasted: bool
    minutes: float | None
    expected_minutes: float
    typed_along: bool = False


def rate(attempt: Attempt) -> Rating:
    """Return the rating that the attempt has earned."""
    return _judged(attempt)[0]


def why(attempt: Attempt) -> str:
    """Return the reason for that rating, as one sentence to the learner."""
    return _judged(attempt)[1]


def _judged(attempt: Attempt) -> tuple[Rating, str]:
    for rating, reason in (
        (Rating.AGAIN, _reason_for_again(attempt)),
        (Rating.HARD, _reason_for_hard(attempt)),
        (Rating.EASY, _reason_for_easy(attempt)),
    ):
        if reason:
            return rating, reason
    return Rating.GOOD, "Right on the first run, without help."


def _reason_for_again(attempt: Attempt) -> str | None:
    if attempt.solution_shown:
        return "The solution was shown."
    if attempt.pasted:
        return "A paste was tried: only what is typed counts."
    if not attempt.passed:
        return "The answer did not pass."
    return None


def _reason_for_hard(attempt: Attempt) -> str | None:
    if attempt.runs > 1:
        return f"Right, but only on run {attempt.runs}."
    if attempt.typed_along:
        return "Right, after it was typed along."
    if attempt.hints:
        return f"Right, with {attempt.hints} hint{'s' if attempt.hints > 1 else ''}."
    if attempt.minutes is not None and attempt.minutes > SLOW_SHARE * attempt.expected_minutes:
        return f"Right, but it took {attempt.minutes:.0f} minutes of {_figure(attempt.expected_minutes)} expected."
    return None


def _reason_for_easy(attempt: Attempt) -> str | None:
    if attempt.minutes is not None and attempt.minutes < QUICK_SHARE * attempt.expected_minutes:
        return f"Right on the first run, in {attempt.minutes:.1f} of {_figure(attempt.expected_minutes)} minutes."
    return None


def _figure(minutes: float) -> str:
    return f"{round(minutes, 1):g}"
