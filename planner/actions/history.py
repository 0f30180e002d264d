"""The review log, and taking its last entry back."""

from planner.actions.desk import desk
from planner.actions.library import known_entry, shown
from planner.domain.drill import Drill
from planner.domain.review import Review
from planner.errors import UsageError
from planner.memory.replay import replay
from planner.store.reviews import last_review, read_reviews, take_back


def log() -> list[Review]:
    """Return the whole review log, oldest first."""
    with desk() as at:
        return read_reviews(at.store)


def attempts(drill_id: str) -> tuple[Drill, list[Review]]:
    """Return a drill as it is now and the attempts at it, oldest first. Raises UsageError for an unknown drill."""
    with desk() as at:
        entry = known_entry(at, drill_id)
        return shown(at, entry.id, 0).drill, read_reviews(at.store, drill=entry.id)


def attempt(drill_id: str, number: int) -> tuple[Drill, Review]:
    """Return one attempt at a drill, counted from 1. Raises UsageError where there is none of that number."""
    drill, found = attempts(drill_id)
    if not 1 <= number <= len(found):
        count = f"{len(found)} attempts" if len(found) != 1 else "1 attempt"
        raise UsageError(f"There is no attempt {number}: {drill.id} has {count}; `planner show {drill.id} --history`.")
    return drill, found[number - 1]


def undo() -> Review:
    """Take the last review back and return it; the store is then as it was before. Raises UsageError."""
    with desk() as at:
        last = last_review(at.store)
        if last is None:
            raise UsageError("There is no review to take back: the log is empty.")
        earlier = read_reviews(at.store, drill=last.drill)[:-1]
        take_back(at.store, last, replay(earlier, parameters=at.parameters).get(last.drill))
        return last
