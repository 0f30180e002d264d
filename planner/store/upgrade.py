"""Creating a store, and bringing an older one up to date: a verified backup first, then all steps or none.

Any number of processes may start at once. They take turns by a lock on the folder, and the write lock is held
from before the backup to after the last step, so no review slips in between.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from planner.errors import StoreError
from planner.store import schema
from planner.store.backup import backups_folder, make_backup
from planner.store.connection import atomic
from planner.store.migrations import apply_pending

OLDEST_SQLITE = (3, 38, 0)  # strict tables came with 3.37, JSON functions in every build with 3.38


def upgrade(path: Path, connection: sqlite3.Connection, at: datetime) -> None:
    """Apply what is pending on this connection to ``path``.

    Raises StoreError where the backup fails or SQLite is too old, and sqlite3.Error where a step fails; the
    store is then what it was.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; planner needs "
            f"{'.'.join(map(str, OLDEST_SQLITE))} or later. Install a newer Python."
        )
    with _one_process_at_a_time(path.parent):
        # Outside the transaction, which can't change it; recorded in the file, so set once.
        connection.execute("PRAGMA journal_mode = WAL")
        with atomic(connection):
            recorded = schema.recorded(connection)  # again: another process may have been faster
            if not schema.pending(recorded):
                return
            if recorded:
                make_backup(path, backups_folder(path), at)
            apply_pending(connection)


@contextmanager
def _one_process_at_a_time(folder: Path) -> Iterator[None]:
    """Wait for the lock on the folder itself, which leaves no file behind and ends with the process.

    Without `fcntl` the transaction alone keeps processes apart; only the switch to the write-ahead log may
    then report the store as in use.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  (not everywhere)

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
