"""Cards follow from the review log: the same log gives the same cards, to the last bit.

Recording a review and rebuilding everything go through one step, `next_card`, so they cannot drift apart. The
log is folded in the order given, which is the order in which it was recorded.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.review import Review
from planner.memory.fsrs import DESIRED_RETENTION, after_review, interval_days
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters


def replay(
    reviews: Iterable[Review],
    desired_retention: float = DESIRED_RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> dict[str, Card]:
    """Return the card of every drill in the log, by drill id; drills never reviewed are absent."""
    cards: dict[str, Card] = {}
    for review in reviews:
        card = cards.get(review.drill, Card(review.drill, New()))
        cards[review.drill] = next_card(card, review, desired_retention, parameters)
    return cards


def next_card(
    card: Card,
    review: Review,
    desired_retention: float = DESIRED_RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> Card:
    """Return the card as the review leaves it; raises ValueError where the review is of another drill."""
    if card.drill != review.drill:
        raise ValueError(f"A review of {review.drill} can't be counted on the card of {card.drill}.")
    return rated(card, review.rating, review.study_day, desired_retention, parameters)


def rated(
    card: Card,
    rating: Rating,
    on: date,
    desired_retention: float = DESIRED_RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> Card:
    """Return the card as a rating on a study day leaves it."""
    memory = after_review(card.memory, rating, on, parameters)
    return Card(card.drill, memory, _due_on(memory, desired_retention, parameters))


def _due_on(memory: Reviewed, desired_retention: float, parameters: Parameters) -> date:
    """A drill failed is relearnt the same day; any other waits for its interval."""
    if memory.last_rating is Rating.AGAIN:
        return memory.last_on
    return memory.last_on + timedelta(days=interval_days(memory.stability, desired_retention, parameters))
