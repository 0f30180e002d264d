"""One day's ordered work, an entry for each drill."""

from collections.abc import Sequence
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


def last_done_waits(queue: Sequence[QueueEntry], last_done: str | None) -> tuple[QueueEntry, ...]:
    """Put the drill that was just done behind the next one: repeated at once it would tell nothing."""
    if len(queue) > 1 and queue[0].drill == last_done:
        return (queue[1], queue[0], *queue[2:])
    return tuple(queue)
