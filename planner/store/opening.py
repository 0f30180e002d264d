"""Opening the store: the way that every command takes, and the only one that can't be slow.

Where the store exists and is up to date this is one connection and two small queries. What must be created or
migrated is left to `planner.store.upgrade`, which is loaded only then.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from planner.errors import StoreError
from planner.store import schema
from planner.store.connection import Store, connect, connect_to_existing, translated


def open_store(path: Path, *, at: datetime) -> Store:
    """Open the store, made on first use and brought up to date where this program is newer.

    Use it as a context manager, or close it. A read-only store opens, and only writing to it fails.
    Raises StoreError where the file is no store of ours, is newer than this program, is damaged, or can't be
    reached.
    """
    try:
        with translated(path):
            connection = _connected(path)
            try:
                _bring_up_to_date(path, connection, at)
            except BaseException:
                connection.close()
                raise
    except OSError as error:
        raise StoreError(
            f"{path.parent} can't hold the store: {error.strerror}. "
            "Set PLANNER_HOME to a folder that you may read and write."
        ) from error
    return Store(path=path, at=at, connection=connection)


def _connected(path: Path) -> sqlite3.Connection:
    if path.is_dir():
        raise StoreError(f"{path} is a folder where the store's file should be. Move it away.")
    if path.exists():
        return connect_to_existing(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return connect(path)


def _bring_up_to_date(path: Path, connection: sqlite3.Connection, at: datetime) -> None:
    # The tables first: a store that another process makes meanwhile then looks new, which upgrading copes with.
    tables = schema.tables(connection)
    recorded = schema.recorded(connection) if tables else ()
    if unknown := schema.unknown(recorded):
        raise StoreError(
            f"{path} was made by a newer version of planner (it has {unknown[-1]}): upgrade planner, "
            "or restore a backup with `planner restore`."
        )
    if tables and not recorded:
        raise StoreError(
            f"{path} is a database of another program. Move it away, or set PLANNER_HOME to a folder of planner's own."
        )
    if schema.pending(recorded):
        # Imported here: it brings sqlite-utils, NumPy and 90 ms, once in a version's life.
        from planner.store.upgrade import upgrade  # noqa: PLC0415

        upgrade(path, connection, at)
