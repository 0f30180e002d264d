"""The minutes that attempts really took, summed up by drill and by the way they went."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How an attempt went, as far as its minutes depend on it."""

    NEW = "new"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Measured:
    """Some timed attempts of one drill; ``ratio_sum`` adds up minutes taken ÷ the drill's own figure."""

    drill: str
    way: Way
    attempts: int
    ratio_sum: float
