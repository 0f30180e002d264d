"""How long attempts took, summed up in the store, so that `planner today` reads no log.

The sums follow from the log and the index of drills: triggers change them in the same transaction as these, whoever
changes them (`planner.store.migrations`). What is timed, and how, the view `timed` says.
"""

from planner.domain.minutes import Measured, Way
from planner.store.connection import Store

_MILLION = 1_000_000  # the sums are whole millionths, which add up exactly


def measured_minutes(store: Store) -> list[Measured]:
    """Return what was timed of the drills in the index. Raises StoreError."""
    rows = store.rows("SELECT drill, way, attempts, millionths FROM measured")
    return [Measured(drill, Way(way), attempts, millionths / _MILLION) for drill, way, attempts, millionths in rows]


def measure_anew(store: Store) -> None:
    """Sum up the whole log again. Raises StoreError."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM measured")
        connection.execute(
            "INSERT INTO measured SELECT drill, way, count(*), sum(millionths) FROM timed GROUP BY drill, way"
        )
