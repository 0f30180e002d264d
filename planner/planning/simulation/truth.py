"""A learner's true memory, which no policy is shown: FSRS-6 with parameters of this learner's own."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from planner.domain.library import Entry
from planner.domain.memory import Memory, New, Rating
from planner.memory.fsrs import after_review, retrievability_on
from planner.memory.parameters import BOUNDS, DEFAULT_PARAMETERS, Parameters
from planner.planning.readiness import readiness_of

_DECAY = 20  # the place of the forgetting curve's decay among the parameters
_UNKNOWN = New()


def true_parameters(
    chance: Random, spread: float, decay: float | None, model: Parameters = DEFAULT_PARAMETERS
) -> Parameters:
    """Return the model's parameters times e^N(0, spread), each on its own, kept within their bounds.

    A ``decay`` that is given is everybody's: another shape of forgetting than the model has.
    """
    w = [
        min(max(value * math.exp(chance.gauss(0, spread)), low), high)
        for value, (low, high) in zip(model.w, BOUNDS, strict=True)
    ]
    if decay is not None:
        w[_DECAY] = decay
    return Parameters(tuple(w))


@dataclass(slots=True)
class Truth:
    """What one learner really remembers."""

    parameters: Parameters
    memories: dict[str, Memory] = field(default_factory=dict)

    def recall(self, drill: str, day: date) -> float:
        """Return the probability of recall on a study day, certain on the day of an attempt; 0 for a new drill."""
        return retrievability_on(self.memories.get(drill, _UNKNOWN), day, self.parameters)

    def attempt(self, drill: str, rating: Rating, day: date) -> None:
        """Let an attempt leave its trace."""
        self.memories[drill] = after_review(self.memories.get(drill, _UNKNOWN), rating, day, self.parameters)

    def readiness(self, entries: Sequence[Entry], day: date) -> float:
        """Return the true recall of the syllabus on a day, 0 to 1: what a policy is judged by."""
        return readiness_of((entry.weight, self.recall(entry.id, day)) for entry in entries).expected
