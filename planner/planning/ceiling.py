"""A recall on exam day that no number of attempts exceeds, so that a bound need not grant perfect recall.

An attempt can pass only as likely as the drill is recalled on its day, and leaves no more stability than the
stablest memory would have kept passing. So of all ways to attempt a drill by a day only the greatest recall on it
and the greatest stability after it count, because a stabler memory stays the stabler one through the same further
attempts; both follow from those of the days before. Difficulty is granted to be the least that it can become.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.memory.fsrs import next_difficulty, retrievability
from planner.planning.belief import NEVER, RECALLED_RATING, Belief, Foresight


@dataclass(frozen=True, slots=True)
class _Reached:
    """At most: the chance that an attempt on a day passed, and the stabilities that it left."""

    on: int
    passed: float
    held_stability: float
    slipped_stability: float
    is_start: bool = False


def recall_ceiling(belief: Belief, days: Sequence[int], foresight: Foresight) -> float:
    """Return what exam-day recall is at most after attempts on any of the ``days``, which ascend.

    The first attempt at a drill that is known for certain is granted to pass.
    """
    difficulty = _least_difficulty(belief, len(days), foresight)
    reached = [_Reached(belief.last, 1.0, belief.held_stability, belief.held_stability, is_start=True)]
    if belief == NEVER:
        reached = []
    for day in days:
        after = [_attempted(each, day, difficulty, foresight) for each in reached]
        if belief == NEVER:
            begun, _ = foresight.attempt(NEVER, day)
            after.append(_Reached(day, begun.held, begun.held_stability, begun.slipped_stability))
        if after:
            reached.append(
                _Reached(
                    day,
                    max(each.passed for each in after),
                    max(each.held_stability for each in after),
                    max(each.slipped_stability for each in after),
                )
            )
    return max((_recall(each, foresight.exam_on, foresight) for each in reached), default=0.0)


def _attempted(before: _Reached, day: int, difficulty: float, foresight: Foresight) -> _Reached:
    sure = NEVER._replace(last=before.on, held=1.0, held_stability=before.held_stability, held_difficulty=difficulty)
    after, _ = foresight.attempt(sure, day)
    passed = 1.0 if before.is_start else _recall(before, day, foresight)
    return _Reached(day, passed, after.held_stability, after.slipped_stability)


def _recall(reached: _Reached, day: int, foresight: Foresight) -> float:
    elapsed, parameters = day - reached.on, foresight.parameters
    held = retrievability(reached.held_stability, elapsed, parameters)
    slipped = retrievability(reached.slipped_stability, elapsed, parameters)
    return reached.passed * max(held, slipped) + (1 - reached.passed) * slipped


def _least_difficulty(belief: Belief, attempts: int, foresight: Foresight) -> float:
    start = foresight.attempt(NEVER, foresight.exam_on - 1)[0] if belief == NEVER else belief
    least = difficulty = min(start.held_difficulty, start.slipped_difficulty if start.slipped else 10.0)
    for _ in range(attempts):
        difficulty = next_difficulty(difficulty, RECALLED_RATING, foresight.parameters)
        least = min(least, difficulty)
    return least
