"""What is believed of a drill some attempts ahead, whatever their ratings turn out to be.

An attempt that is still to come ends in one of four ratings, so a plan of several attempts branches without end.
Here the branches are kept as two: the drill's last attempt *held* (Hard, Good or Easy) or *slipped* (Again). The
ratings behind a branch count as one stability, the one with their mean recall on exam day, which is what the plan
is after. Against the full tree this is exact for one attempt and within about a point of recall for five; with one
branch only it would promise two points too much. Days are ordinals (`date.toordinal`).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from planner.domain.memory import Memory, New, Rating
from planner.memory.fsrs import (
    MAX_INTERVAL_DAYS,
    first_difficulty,
    first_stabilities,
    next_difficulty,
    retrievability,
    stabilities_after,
)
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters

# How people rate a first attempt, and one that they recalled (Hard, Good, Easy): the defaults of FSRS's own
# simulator (github.com/open-spaced-repetition/fsrs-rs, SimulatorConfig), from its public data set of reviews.
FIRST_CHANCES = (0.24, 0.094, 0.495, 0.171)
RECALLED_CHANCES = (0.224, 0.631, 0.145)
RECALLED_RATING = sum(
    chance * rating for chance, rating in zip(RECALLED_CHANCES, (Rating.HARD, Rating.GOOD, Rating.EASY), strict=True)
)


class Belief(NamedTuple):
    """The chances of the two branches with what each leaves; both chances are 0 for a drill never attempted."""

    last: int
    held: float
    held_stability: float
    held_difficulty: float
    slipped: float
    slipped_stability: float
    slipped_difficulty: float


NEVER = Belief(0, 0.0, 1.0, 5.0, 0.0, 1.0, 5.0)


def belief_of(memory: Memory) -> Belief:
    """Return what is believed of a drill before any attempt to come: its memory, for certain."""
    if isinstance(memory, New):
        return NEVER
    return NEVER._replace(
        last=memory.last_on.toordinal(), held=1.0, held_stability=memory.stability, held_difficulty=memory.difficulty
    )


class Foresight:
    """What attempts lead to by one exam day, under one learner's memory parameters; each step is worked out once."""

    def __init__(self, exam_on: int, parameters: Parameters = DEFAULT_PARAMETERS) -> None:
        self.exam_on = exam_on
        self.parameters = parameters
        self._recalls: dict[Belief, float] = {}
        self._steps: dict[tuple[Belief, int], tuple[Belief, float]] = {}

    def exam_recall(self, belief: Belief) -> float:
        """Return the expected recall on exam day, 0 to 1, without another attempt."""
        recall = self._recalls.get(belief)
        if recall is None:
            recall = self._recalls[belief] = recall_on(belief, self.exam_on, self.parameters)
        return recall

    def attempt(self, belief: Belief, day: int) -> tuple[Belief, float]:
        """Return what is believed after an attempt on ``day``, before the exam, and the recall it met with."""
        step = self._steps.get((belief, day))
        if step is None:
            step = self._steps[belief, day] = self._attempted(belief, day)
        return step

    def _attempted(self, belief: Belief, day: int) -> tuple[Belief, float]:
        if not belief.held + belief.slipped:
            return self._begun(day), 0.0
        elapsed, parameters = day - belief.last, self.parameters
        held, slipped = _Branch(), _Branch()
        for chance, stability, difficulty in _branches(belief):
            recalled = chance * retrievability(stability, elapsed, parameters)
            again, *passed = stabilities_after(stability, difficulty, elapsed, parameters)
            held.add(recalled, difficulty, self._mean_recall(RECALLED_CHANCES, passed, day))
            slipped.add(chance - recalled, difficulty, self._mean_recall((1.0,), (again,), day))
        held_difficulty = next_difficulty(held.mean_difficulty, RECALLED_RATING, parameters)
        slipped_difficulty = next_difficulty(slipped.mean_difficulty, Rating.AGAIN, parameters)
        after = Belief(
            day,
            held.chance,
            self._stability_for(held.mean_recall, day),
            held_difficulty,
            slipped.chance,
            self._stability_for(slipped.mean_recall, day),
            slipped_difficulty,
        )
        return after, held.chance

    def _begun(self, day: int) -> Belief:
        again, *passed = first_stabilities(self.parameters)
        failed_difficulty, *difficulties = (first_difficulty(rating, self.parameters) for rating in Rating)
        chance_of_again, *chances = FIRST_CHANCES
        held = sum(chances)
        recall = self._mean_recall([chance / held for chance in chances], passed, day)
        difficulty = sum(chance * each for chance, each in zip(chances, difficulties, strict=True)) / held
        return Belief(
            day, held, self._stability_for(recall, day), difficulty, chance_of_again, again, failed_difficulty
        )

    def _mean_recall(self, chances: Sequence[float], stabilities: Sequence[float], day: int) -> float:
        """Return the expected recall on exam day over the stabilities that an attempt on ``day`` may leave."""
        days, decay, factor = self.exam_on - day, self.parameters.decay, self.parameters.factor
        recall = 0.0
        for chance, stability in zip(chances, stabilities, strict=True):
            recall += chance * math.pow(1 + factor * days / stability, decay)
        return recall

    def _stability_for(self, recall: float, day: int) -> float:
        """Return the stability that leaves ``recall`` on exam day: the forgetting curve turned round."""
        fallen = math.pow(recall, 1 / self.parameters.decay) - 1
        if fallen <= 0:
            return float(MAX_INTERVAL_DAYS)
        return self.parameters.factor * (self.exam_on - day) / fallen


class _Branch:
    """A running mean over the ways that lead into one branch."""

    __slots__ = ("_difficulty", "_recall", "chance")

    def __init__(self) -> None:
        self.chance = self._difficulty = self._recall = 0.0

    def add(self, chance: float, difficulty: float, recall: float) -> None:
        self.chance += chance
        self._difficulty += chance * difficulty
        self._recall += chance * recall

    @property
    def mean_difficulty(self) -> float:
        return self._difficulty / self.chance if self.chance else 5.0

    @property
    def mean_recall(self) -> float:
        return self._recall / self.chance if self.chance else 1.0


def _branches(belief: Belief) -> tuple[tuple[float, float, float], ...]:
    held = (belief.held, belief.held_stability, belief.held_difficulty)
    if not belief.slipped:
        return (held,)
    return held, (belief.slipped, belief.slipped_stability, belief.slipped_difficulty)


def recall_on(belief: Belief, day: int, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the expected recall on ``day``, 0 to 1."""
    elapsed = day - belief.last
    return belief.held * retrievability(belief.held_stability, elapsed, parameters) + (
        belief.slipped * retrievability(belief.slipped_stability, elapsed, parameters) if belief.slipped else 0.0
    )
