"""Readiness: the expected recall of the whole syllabus on a day, a drill never seen counting nothing.

Its interval says how far the share that is really recalled may lie from the expected one. Each drill is recalled
or not, with its own chance, whatever way led there; so the share's variance is Σ w² R (1 − R), and with many
drills nine in ten outcomes lie within 1.645 standard deviations. With a handful of drills it is a rough guide.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.library import Entry
from planner.domain.memory import Card, Memory, New
from planner.memory.fsrs import retrievability_on
from planner.planning.learner import Learner

_NEVER_SEEN = New()
_NINE_IN_TEN = 1.645  # standard deviations either way, of a normal distribution


@dataclass(frozen=True, slots=True)
class Readiness:
    """The ``expected`` share of the syllabus recalled, 0 to 1; nine times in ten it is within ``low`` and ``high``."""

    expected: float
    low: float
    high: float


def memory_of(drill: str, cards: Mapping[str, Card]) -> Memory:
    """Return what is known of a drill; no card is a drill never reviewed."""
    card = cards.get(drill)
    return card.memory if card else _NEVER_SEEN


def readiness(entries: Iterable[Entry], learner: Learner, day: date) -> Readiness:
    """Return the readiness on ``day`` without further study."""
    cards, parameters = learner.cards, learner.parameters
    return readiness_of(
        (entry.weight, retrievability_on(memory_of(entry.id, cards), day, parameters)) for entry in entries
    )


def readiness_of(weighted: Iterable[tuple[float, float]]) -> Readiness:
    """Return the readiness of (weight, recall) pairs, 0 without any weight; their order does not matter."""
    pairs = sorted(weighted)  # adding up in one order makes the result independent of the order given
    total = sum(weight for weight, _ in pairs)
    if not total:
        return Readiness(0.0, 0.0, 0.0)
    expected = sum(weight * recall for weight, recall in pairs) / total
    spread = math.sqrt(sum(weight**2 * recall * (1 - recall) for weight, recall in pairs)) / total
    return Readiness(expected, max(expected - _NINE_IN_TEN * spread, 0.0), min(expected + _NINE_IN_TEN * spread, 1.0))
