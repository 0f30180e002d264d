"""What is believed of a drill some attempts ahead, whatever their ratings turn out to be.

An attempt that is still to come ends in one of four ratings, so a plan of several attempts branches without end.
Here the branches are kept as two: the drill's last attempt *held* (Hard, Good or Easy) or *slipped* (Again). The
ratings behind a branch count as one stability, the one with their mean recall on exam day, which is what the plan
is after. Against the full tree this is exact for one attempt and within about a point of recall for five; with one
branch only it would promise two points too much. Days are ordinals (`date.toordinal`).
"""

import math
from typing import NamedTuple

from planner.domain.memory import Memory, New, Rating
from planner.memory.fsrs import (
    MAX_INTERVAL_DAYS,
    Stabilities,
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


def branches_of(belief: Belief) -> tuple[tuple[float, Belief], ...]:
    """Return what is believed once it is known how the last attempt went: each way with its chance."""
    if not belief.slipped:
        return ((1.0, belief),)
    held = belief._replace(held=1.0, slipped=0.0)
    slipped = held._replace(held_stability=belief.slipped_stability, held_difficulty=belief.slipped_difficulty)
    return (belief.held, held), (belief.slipped, slipped)


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
        held = held_difficulty = held_recall = 0.0
        slipped = slipped_difficulty = slipped_recall = 0.0
        for chance, stability, difficulty in _branches(belief):
            passes = chance * retrievability(stability, elapsed, parameters)
            fails = chance - passes
            stabilities = stabilities_after(stability, difficulty, elapsed, parameters)
            after_failing, after_passing = self._recalls_from(stabilities, RECALLED_CHANCES, day)
            held += passes
            held_difficulty += passes * difficulty
            held_recall += passes * after_passing
            slipped += fails
            slipped_difficulty += fails * difficulty
            slipped_recall += fails * after_failing
        after = Belief(
            day,
            held,
            self._stability_for(held_recall / held if held else 1.0, day),
            next_difficulty(held_difficulty / held if held else 5.0, RECALLED_RATING, parameters),
            slipped,
            self._stability_for(slipped_recall / slipped if slipped else 1.0, day),
            next_difficulty(slipped_difficulty / slipped if slipped else 5.0, Rating.AGAIN, parameters),
        )
        return after, held

    def _begun(self, day: int) -> Belief:
        stabilities = first_stabilities(self.parameters)
        failed_difficulty, *difficulties = (first_difficulty(rating, self.parameters) for rating in Rating)
        chance_of_again, *chances = FIRST_CHANCES
        held = sum(chances)
        hard, good, easy = (chance / held for chance in chances)
        _, recall = self._recalls_from(stabilities, (hard, good, easy), day)
        difficulty = sum(chance * each for chance, each in zip(chances, difficulties, strict=True)) / held
        return Belief(
            day, held, self._stability_for(recall, day), difficulty, chance_of_again, stabilities[0], failed_difficulty
        )

    def _recalls_from(
        self, stabilities: Stabilities, chances: tuple[float, float, float], day: int
    ) -> tuple[float, float]:
        """Return the recall on exam day that failing an attempt on ``day`` leaves, and the mean of passing it.

        ``chances`` are those of Hard, Good and Easy. Written out, since planning asks it thousands of times.
        """
        again, hard, good, easy = stabilities
        decay, fading = self.parameters.decay, self.parameters.factor * (self.exam_on - day)
        after_failing = math.pow(1 + fading / again, decay)
        after_passing = (
            chances[0] * math.pow(1 + fading / hard, decay)
            + chances[1] * math.pow(1 + fading / good, decay)
            + chances[2] * math.pow(1 + fading / easy, decay)
        )
        return after_failing, after_passing

    def _stability_for(self, recall: float, day: int) -> float:
        """Return the stability that leaves ``recall`` on exam day: the forgetting curve turned round."""
        fallen = math.pow(recall, 1 / self.parameters.decay) - 1
        if fallen <= 0:
            return float(MAX_INTERVAL_DAYS)
        return self.parameters.factor * (self.exam_on - day) / fallen


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
