"""Going back to a backup: the present store is kept first, and at every instant there is the old or the new.

A sound store is overwritten in one SQLite transaction, so other processes that have it open see the change
and lose nothing they were told is saved. A damaged one can't take a transaction: its file is set aside and
replaced.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from planner.errors import StoreError
from planner.store.backup import backups_folder, copy_verified, make_backup, sync
from planner.store.connection import IN_USE, connect, connect_to_existing, primary_code, translated
from planner.store.health import file_problems, page_damage


def restore(backup: Path, store_path: Path, *, at: datetime) -> Path | None:
    """Make the store what it was in ``backup``; return where the former one is kept, None if there was none.

    Raises StoreError where the backup is damaged, not a store or newer than this program, and where anything
    can't be written; the store is then as it was.
    """
    if problems := file_problems(backup):
        raise StoreError(f"{backup} can't be restored. {problems[0]} Choose another backup.")
    # Beside the store, to be renamed; and at once, since keeping the present may drop the oldest backup.
    incoming = store_path.with_name(f"{store_path.name}.restoring-{os.getpid()}")
    try:
        store_path.parent.mkdir(parents=True, exist_ok=True)
        copy_verified(backup, incoming)
        if not store_path.exists():
            _replace(store_path, incoming)
            return None
        if _is_damaged(store_path):
            kept = _set_aside(store_path, at)
            _replace(store_path, incoming)
        else:
            kept = make_backup(store_path, backups_folder(store_path), at)
            _overwrite(store_path, incoming)
    except OSError as error:
        raise StoreError(f"{store_path} could not be restored: {error.strerror}. It is as it was.") from error
    finally:
        incoming.unlink(missing_ok=True)
    return kept


def _is_damaged(path: Path) -> bool:
    """Whether SQLite can't make sense of the file. One that is in use or out of reach raises StoreError."""
    try:
        with translated(path), closing(connect_to_existing(path)) as connection:
            return bool(page_damage(connection))
    except StoreError as error:
        cause = error.__cause__
        if isinstance(cause, sqlite3.Error) and primary_code(cause) in (
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        ):
            return True
        raise


def _overwrite(store_path: Path, incoming: Path) -> None:
    with (
        translated(store_path),
        closing(sqlite3.connect(incoming)) as source,
        closing(connect(store_path)) as target,
    ):
        source.backup(target, progress=_no_waiting_without_end(store_path))


def _no_waiting_without_end(store_path: Path) -> Callable[[int, int, int], None]:
    """Return what ends a copy that found the store locked: Python's own copying would try again for ever."""

    def after_a_step(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreError(IN_USE.format(path=store_path))

    return after_a_step


def _replace(store_path: Path, incoming: Path) -> None:
    """Rename the new file over the old, whose log must go first: it would be played into the new one."""
    for suffix in ("-wal", "-shm"):
        Path(f"{store_path}{suffix}").unlink(missing_ok=True)
    with translated(incoming), closing(connect(incoming)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    incoming.replace(store_path)
    sync(store_path.parent)


def _set_aside(store_path: Path, at: datetime) -> Path:
    """Copy a damaged store, for whoever may still read something from it. Its log is folded in as far as can be."""
    folder = backups_folder(store_path)
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"damaged-{at:%Y%m%dT%H%M%S%f}.db"
    shutil.copy2(store_path, kept)
    return kept
