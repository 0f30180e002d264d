"""An open store, and the one place where SQLite's errors become ours.

Everything that reads goes through `Store.rows`, everything that writes through `Store.transaction`, so no raw
`sqlite3` error leaves this package. It must not know any table.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from planner.errors import StoreError

BUSY_SECONDS = 5.0  # far longer than any transaction of ours: who waits that long waits for something stuck

SqlValue = str | int | float | None

IN_USE = (
    f"{{path}} is in use by another planner that did not finish within {BUSY_SECONDS:g} s. "
    "Close it, then run the command again."
)
_UNREADABLE = "{path} can't be opened ({error}). Check that the file and its folder are yours to read and write."
_EXPLAINED = {
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_FULL: "No room left to write {path}, so nothing was written. "
    "Free some disk space, then run the command again.",
    sqlite3.SQLITE_READONLY: "{path} can't be written: the file or its folder is read-only. "
    "Make both writable, or set PLANNER_HOME to a folder of your own.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({error}). Restore a backup with `planner restore`.",
    sqlite3.SQLITE_NOTADB: "{path} is not a planner store: it isn't an SQLite database. "
    "Move it away, or restore a backup with `planner restore`.",
    sqlite3.SQLITE_CANTOPEN: _UNREADABLE,
    sqlite3.SQLITE_PERM: _UNREADABLE,
    sqlite3.SQLITE_AUTH: _UNREADABLE,
    sqlite3.SQLITE_IOERR: "Reading or writing {path} failed ({error}). Check the disk, "
    "then look at the store with `planner doctor`.",
    sqlite3.SQLITE_CONSTRAINT: "{path} refused a value ({error}), so nothing was written. "
    "Check the store with `planner doctor`.",
}
_OTHERWISE = "{path} can't be used ({error}). Check it with `planner doctor`, or restore a backup."


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise SQLite's complaints about the file as StoreError, with the path and a remedy.

    A misuse of the `sqlite3` module itself carries no SQLite code and passes as it is: that is a fault of
    ours.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        if code is None:
            raise
        message = _EXPLAINED.get(code, _OTHERWISE).format(path=path, error=error)
        raise StoreError(message) from error


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, its extension left off; None where there is none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``at`` is the instant it was opened at: it names the backups that writing makes."""

    path: Path
    at: datetime
    connection: sqlite3.Connection

    def rows(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[Any]:
        """Return all rows of a query, as tuples. Raises StoreError."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of the block or nothing of it, alone among writers. Raises StoreError."""
        with translated(self.path), atomic(self.connection):
            yield self.connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the store as of one instant in every query of the block, whatever others write meanwhile."""
        with translated(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:  # an error of SQLite's may have ended it
                    self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection; the last one to close folds the write-ahead log into the file."""
        self.connection.close()

    def __enter__(self) -> "Store":
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


@contextmanager
def atomic(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock over the block; commit at its end, or roll back whatever ended it early.

    The lock is taken first, not at the first write: two writers then queue up, where a lock asked for halfway
    would make one of them fail at once.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path) -> sqlite3.Connection:
    """Open or create the file, for reading and writing where the system lets us.

    Raises sqlite3.Error; callers stand inside `translated`.
    """
    return _prepared(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None))


def connect_to_existing(path: Path) -> sqlite3.Connection:
    """Open an existing file, and read it even where nothing may be written.

    A write-ahead log needs a writable folder. Where there is none and the log was folded in, the file can't
    be changing either, so it is read as immutable. Raises sqlite3.Error; callers stand inside `translated`.
    """
    try:
        return connect(path)
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _log_of(path):
            raise
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return _prepared(sqlite3.connect(address, uri=True, isolation_level=None))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Set what SQLite forgets between connections, and read the file's header, which shows if it can be used."""
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # A review is written a few times an hour: one sync more each is nothing, a lost one is an evening's work.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _log_of(path: Path) -> int:
    """Return the bytes in the write-ahead log beside the file, 0 where there is none."""
    log = Path(f"{path}-wal")
    return log.stat().st_size if log.exists() else 0
