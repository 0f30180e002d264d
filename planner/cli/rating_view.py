"""How a recorded attempt is told: the rating, why, and when the drill comes back."""

from planner.actions.sitting import Recorded
from planner.screens.words import comes_back


def recorded_line(recorded: Recorded) -> str:
    """Return one line on a review just recorded."""
    rating = recorded.review.rating
    return f"Recorded: {rating.name.capitalize()} ({int(rating)}). {recorded.why} {comes_back(recorded)}"
