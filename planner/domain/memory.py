"""What is known of how well one drill is remembered.

A card is either `New`, never reviewed, or `Reviewed`, with FSRS's two numbers. Days are study days.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Rating(IntEnum):
    """How an attempt went, in FSRS's four steps."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class New:
    """Never reviewed."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The state after the last review.

    ``stability``: days until retrievability falls to 0.9. ``difficulty``: 1 to 10.
    """

    stability: float
    difficulty: float
    last_on: date
    last_rating: Rating
    reviews: int
    lapses: int


Memory = New | Reviewed


@dataclass(frozen=True, slots=True)
class Card:
    """One learner's memory of one drill; ``due_on`` is None while the drill is new."""

    drill: str
    memory: Memory
    due_on: date | None = None
