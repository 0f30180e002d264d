"""One day's ordered work, an entry for each drill."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Why a drill stands in the queue."""

    NEW = "new"
    REVIEW = "review"
    RELEARN = "relearn"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One drill of today's ordered work; ``why`` says the reason in plain words."""

    drill: str
    kind: Kind
    minutes: float
    retrievability: float
    why: str
