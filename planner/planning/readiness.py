"""Readiness: the expected recall of the whole syllabus on a day, a drill never seen counting nothing."""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.domain.library import Entry
from planner.domain.memory import Card, Memory, New
from planner.memory.fsrs import retrievability_on

_NEVER_SEEN = New()


def memory_of(drill: str, cards: Mapping[str, Card]) -> Memory:
    """Return what is known of a drill; no card is a drill never reviewed."""
    card = cards.get(drill)
    return card.memory if card else _NEVER_SEEN


def readiness(entries: Iterable[Entry], cards: Mapping[str, Card], day: date) -> float:
    """Return the mean retrievability on ``day``, weighted by syllabus share, 0 to 1; 0 without any weight."""
    return weighted_mean((entry.weight, retrievability_on(memory_of(entry.id, cards), day)) for entry in entries)


def weighted_mean(weighted: Iterable[tuple[float, float]]) -> float:
    """Return the mean of (weight, value) pairs, 0 without any weight."""
    pairs = sorted(weighted)  # adding up in one order makes the result independent of the order given
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else 0.0
