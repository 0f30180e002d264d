"""The plainest policy that aims at exam day: always the attempt with the most recall on that day for its minutes.

It looks one attempt ahead: what later reviews would add, it doesn't know.
"""

from planner.domain.library import Entry
from planner.domain.memory import Memory, Rating
from planner.memory.fsrs import after_review, retrievability_on
from planner.planning.cost import expected_minutes
from planner.planning.readiness import memory_of
from planner.planning.simulation.seen import Seen
from planner.planning.simulation.shares import FIRST, RECALLED


def greedy(seen: Seen) -> list[str]:
    """Return the drills by gain on exam day for a minute, the best first; none that gains nothing."""
    gains = {
        entry.id: gain / _minutes(seen, entry)
        for entry in seen.entries
        if not seen.done_today(entry.id) and (gain := _gain(seen, entry)) > 0
    }
    return sorted(gains, key=gains.__getitem__, reverse=True)


def _minutes(seen: Seen, entry: Entry) -> float:
    known = seen.learner
    return expected_minutes(entry, memory_of(entry.id, seen.cards), seen.day, known.pace, known.parameters)


def _gain(seen: Seen, entry: Entry) -> float:
    """Return what an attempt today adds to the expected recall on exam day, times the drill's weight."""
    memory, exam_on = memory_of(entry.id, seen.cards), seen.calendar.exam_on
    recall = seen.recall(entry.id)
    if seen.is_new(entry.id):
        expected = sum(share * _after(seen, memory, rating) for rating, share in FIRST)
    else:
        recalled = sum(share * _after(seen, memory, rating) for rating, share in RECALLED)
        expected = recall * recalled + (1 - recall) * _after(seen, memory, Rating.AGAIN)
    return entry.weight * (expected - retrievability_on(memory, exam_on, seen.learner.parameters))


def _after(seen: Seen, memory: Memory, rating: Rating) -> float:
    parameters = seen.learner.parameters
    return retrievability_on(after_review(memory, rating, seen.day, parameters), seen.calendar.exam_on, parameters)
