"""Other memory parameters, and with them other cards: one transaction, so that neither is seen without the other."""

from collections.abc import Callable, Iterable, Sequence

from planner.domain.memory import Card
from planner.domain.review import Review
from planner.store.cards import put_card
from planner.store.changing import changing
from planner.store.connection import Store
from planner.store.parameters import Weights, put_weights
from planner.store.reviews import read_reviews


def use_weights(store: Store, weights: Weights | None, cards_of: Callable[[Sequence[Review]], Iterable[Card]]) -> None:
    """Use these parameters from now on, None for the published ones, with the cards that then follow from the log.

    Raises StoreError; then nothing has changed.
    """
    with changing(store) as connection:
        put_weights(connection, weights)
        connection.execute("DELETE FROM cards")
        for card in cards_of(read_reviews(store)):
            put_card(connection, card)
