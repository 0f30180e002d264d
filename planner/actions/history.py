"""The review log, and taking its last entry back."""

from planner.actions.desk import desk
from planner.domain.review import Review
from planner.errors import UsageError
from planner.memory.replay import replay
from planner.store.reviews import last_review, read_reviews, take_back


def log() -> list[Review]:
    """Return the whole review log, oldest first."""
    with desk() as at:
        return read_reviews(at.store)


def undo() -> Review:
    """Take the last review back and return it; the store is then as it was before. Raises UsageError."""
    with desk() as at:
        last = last_review(at.store)
        if last is None:
            raise UsageError("There is no review to take back: the log is empty.")
        earlier = read_reviews(at.store, drill=last.drill)[:-1]
        take_back(at.store, last, replay(earlier, parameters=at.parameters).get(last.drill))
        return last
