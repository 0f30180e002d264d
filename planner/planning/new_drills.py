"""Which new drills to begin, and in which order: up the ladder, topics in turn, requirements first.

A drill is ready once each drill that it requires was attempted before, or stands earlier in the same queue. A
requirement that the library doesn't hold blocks nothing. This module does not know of days or of memory.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from planner.domain.library import Entry
from planner.planning.cost import new_minutes
from planner.planning.interleave import first_of_another_topic


def drills_to_begin(
    ladder: Sequence[Entry], known: AbstractSet[str], minutes: float, previous_topic: str | None
) -> list[Entry]:
    """Return the new drills that fit into ``minutes``, in the order to begin them.

    ``ladder`` is the whole library in ladder order, ``known`` the ids attempted or queued already. The next drill
    is the first one on the ladder that is ready, fits, and changes the topic; any topic where none changes it.
    """
    blocking = {entry.id for entry in ladder} - known
    waiting = [entry for entry in ladder if entry.id in blocking]
    begun: list[Entry] = []
    while ready := [
        entry for entry in waiting if new_minutes(entry) <= minutes and blocking.isdisjoint(entry.requires)
    ]:
        entry = first_of_another_topic(ready, previous_topic)
        waiting.remove(entry)
        blocking.remove(entry.id)
        begun.append(entry)
        minutes -= new_minutes(entry)
        previous_topic = entry.topic
    return begun


def drills_opened_by(drill: str, ladder: Sequence[Entry], known: AbstractSet[str]) -> int:
    """Return how many new drills require ``drill``, directly or through others."""
    opened = {drill}
    while further := {
        entry.id
        for entry in ladder
        if entry.id not in known and entry.id not in opened and not opened.isdisjoint(entry.requires)
    }:
        opened |= further
    return len(opened) - 1
