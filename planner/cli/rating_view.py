"""How a recorded attempt is told: the rating, why, and when the drill comes back."""

from planner.actions.sitting import Recorded


def recorded_line(recorded: Recorded) -> str:
    """Return one line on a review just recorded."""
    rating = recorded.review.rating
    return f"Recorded: {rating.name.capitalize()} ({int(rating)}). {recorded.why} {_comes_back(recorded)}"


def _comes_back(recorded: Recorded) -> str:
    due_on, today = recorded.due_on, recorded.review.study_day
    if due_on is None or due_on <= today:
        return "It comes back today."
    days = (due_on - today).days
    return f"It is due on {due_on:%a %b} {due_on.day}, in {days} day{'s' if days > 1 else ''}."
