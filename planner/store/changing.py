"""Changing what the learner did or decided: a transaction, and before the day's first one a backup.

Caches and drafts are written with a plain `Store.transaction`; nobody would restore those.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from planner.errors import StoreError
from planner.store.connection import Store


@contextmanager
def changing(store: Store) -> Iterator[sqlite3.Connection]:
    """Write all of the block or nothing of it, with a backup of the study day in place. Raises StoreError.

    The write lock is held first, so of two processes that start the day one makes the backup.
    """
    with store.transaction() as connection:
        connection.execute("DELETE FROM settings WHERE false")  # a read-only store says so here, before the backup
        _back_up_the_day(store)
        yield connection


def _back_up_the_day(store: Store) -> None:
    """Make the day's backup; failing to must not cost the learner the attempt just finished."""
    # Imported here: reading needs none of it.
    from planner.store.backup import backups_folder, daily_backup  # noqa: PLC0415

    try:
        daily_backup(store.path, backups_folder(store.path), store.at)
    except StoreError as error:
        import logging  # noqa: PLC0415

        logging.getLogger(__name__).warning("Today's backup was not made. %s", error)
