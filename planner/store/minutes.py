"""How long attempts took, summed up in the store, so that `planner today` reads no log."""

from planner.domain.minutes import Measured, Way
from planner.store.connection import Store

MOST_RATIO = 6.0  # of the drill's own figure: beyond it, somebody left the drill open over lunch

# An answer handed in as a file was not timed. Only a drill's first attempt had no prediction.
_MEASURED = """
    SELECT drill,
        CASE WHEN retrievability IS NULL THEN 'new' WHEN rating > 1 THEN 'passed' ELSE 'failed' END AS way,
        count(*),
        sum(min(reviews.minutes / entries.minutes, ?))
    FROM reviews JOIN entries ON entries.id = drill
    WHERE source <> 'file' AND entries.minutes > 0
    GROUP BY drill, way
"""


def measured_minutes(store: Store) -> list[Measured]:
    """Return what was timed of the drills in the index. Raises StoreError."""
    rows = store.rows(_MEASURED, (MOST_RATIO,))
    return [Measured(drill, Way(way), attempts, ratio_sum) for drill, way, attempts, ratio_sum in rows]
