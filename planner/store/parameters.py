"""The learner's own memory parameters, where they have some: plain numbers here; None are the published ones.

Cards follow from the log by these, so both change in one transaction.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from planner.domain.memory import Card
from planner.domain.review import Review
from planner.errors import StoreError
from planner.store.cards import put_card
from planner.store.changing import changing
from planner.store.connection import Store
from planner.store.reviews import read_reviews

_KEY = "memory_parameters"

REMEDY = "`planner optimize --reset` goes back to the published ones."

Weights = tuple[float, ...]


def read_weights(store: Store) -> Weights | None:
    """Return the learner's own parameters, None where the published ones are in use. Raises StoreError."""
    rows = store.rows("SELECT value FROM settings WHERE key = ?", (_KEY,))
    if not rows:
        return None
    weights = json.loads(rows[0][0])
    if not isinstance(weights, list):
        raise StoreError(f"The memory parameters in {store.path} are no list of numbers. {REMEDY}")
    return tuple(weights)


def has_weights(store: Store) -> bool:
    """Return whether there are parameters other than the published ones, usable or not. Raises StoreError."""
    return bool(store.rows("SELECT 1 FROM settings WHERE key = ?", (_KEY,)))


def use_weights(store: Store, weights: Weights | None, cards_of: Callable[[Sequence[Review]], Iterable[Card]]) -> None:
    """Use these parameters from now on, None for the published ones, with the cards that then follow from the log.

    Raises StoreError; then nothing has changed.
    """
    with changing(store) as connection:
        put_weights(connection, weights)
        connection.execute("DELETE FROM cards")
        for card in cards_of(read_reviews(store)):
            put_card(connection, card)


def put_weights(connection: sqlite3.Connection, weights: Weights | None) -> None:
    """Write the parameters inside an open transaction; None removes them."""
    connection.execute("DELETE FROM settings WHERE key = ?", (_KEY,))
    if weights is not None:
        connection.execute("INSERT INTO settings (key, value) VALUES (?, ?)", (_KEY, json.dumps(weights)))
