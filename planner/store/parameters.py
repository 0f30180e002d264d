"""The learner's own memory parameters, where they have some: plain numbers here; None are the published ones.

Cards follow from the log by these, so `planner.store.adopting` changes both together.
"""

import json
import sqlite3

from planner.errors import StoreError
from planner.store.connection import Store

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


def put_weights(connection: sqlite3.Connection, weights: Weights | None) -> None:
    """Write the parameters inside an open transaction; None removes them."""
    connection.execute("DELETE FROM settings WHERE key = ?", (_KEY,))
    if weights is not None:
        connection.execute("INSERT INTO settings (key, value) VALUES (?, ?)", (_KEY, json.dumps(weights)))
