"""Which drill comes next: the one named, the best of a topic, or the first of today's queue."""

from collections.abc import Container

from planner.actions.desk import Desk
from planner.actions.library import unknown_target
from planner.domain.library import Entry
from planner.domain.memory import New
from planner.domain.queue import last_done_waits
from planner.errors import UsageError
from planner.memory.fsrs import retrievability_on
from planner.planning.readiness import memory_of


def queue_is_done(at: Desk) -> bool:
    """Tell whether nothing is left of today's queue."""
    return not at.queue


def choose(at: Desk, target: str | None) -> Entry:
    """Return the drill to do. Raises UsageError for an unknown target, or where today's queue is done."""
    if target is None:
        first = first_left(at)
        if first is None:
            raise UsageError("Today's queue is done. Name a topic or a drill to go on: `planner list` shows them.")
        return at.by_id[first]
    if target in at.by_id:
        return at.by_id[target]
    if target in at.topics:
        return _best_of(at, target)
    raise unknown_target(at, target)


def first_left(at: Desk, skipped: Container[str] = ()) -> str | None:
    """Return the first drill of today's queue that was not skipped; None where none is left."""
    left = [queued for queued in at.queue if queued.drill not in skipped]
    return next((queued.drill for queued in last_done_waits(left, at.last_done_today)), None)


def _best_of(at: Desk, topic: str) -> Entry:
    """Return the topic's drill that today's queue asks first; else one not met yet; else the most faded."""
    queued = [entry.drill for entry in at.queue if at.by_id[entry.drill].topic == topic]
    if queued:
        return at.by_id[queued[0]]
    drills = [entry for entry in at.entries if entry.topic == topic]
    new = [entry for entry in drills if isinstance(memory_of(entry.id, at.cards), New)]
    ready = [entry for entry in new if all(drill in at.cards for drill in entry.requires)]
    if new:
        return (ready or new)[0]
    day, parameters = at.now.study_day, at.parameters
    return min(drills, key=lambda entry: retrievability_on(memory_of(entry.id, at.cards), day, parameters))
