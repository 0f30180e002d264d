"""Backups: whole copies of the store, verified before they get their name, the newest ten kept.

A name tells the instant in UTC, so names sort by time. A file that bears such a name is complete: it was
copied under another one, checked, and synced first. It is a single file, needing no log beside it.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from planner.clock import study_day_of
from planner.errors import StoreError
from planner.store.connection import connect_to_existing, translated
from planner.store.health import page_damage

KEPT = 10  # ten days of study: half the way to the exam

_STAMP = "%Y%m%dT%H%M%S.%fZ"


def backups_folder(store_path: Path) -> Path:
    """Return where the backups of a store lie: in a folder beside it."""
    return store_path.parent / "backups"


def list_backups(folder: Path) -> list[Path]:
    """Return the backups, the newest first; files under other names are not ours."""
    return sorted((path for path in folder.glob("planner-*.db") if made_at(path)), reverse=True)


def made_at(backup: Path) -> datetime | None:
    """Return the instant in a backup's name, in UTC; None where the name is none of ours."""
    stamp = backup.stem.removeprefix("planner-").rpartition("-")[0]
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return at if at.tzinfo else None


def make_backup(store_path: Path, folder: Path, at: datetime) -> Path:
    """Copy the store as it is now, verify the copy, and drop what is beyond the newest ten.

    Others may read and write meanwhile; the copy holds what was committed when it began. Raises StoreError
    where there is no store, it is damaged, or the folder can't be written; the older backups then stay.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"unfinished-{os.getpid()}"
        try:
            copy_verified(store_path, unfinished)
            backup = _free_name(folder, at)
            unfinished.rename(backup)
        finally:
            unfinished.unlink(missing_ok=True)
        sync(folder)
        _drop_oldest(folder, keep=backup)
    except OSError as error:
        raise StoreError(
            f"The backup of {store_path} could not be written to {folder}: {error.strerror}. "
            "Make the folder writable, or free some disk space."
        ) from error
    return backup


def daily_backup(store_path: Path, folder: Path, at: datetime) -> Path | None:
    """Make a backup unless one was made on this study day already; return it, or None. Raises StoreError."""
    today = study_day_of(at)
    made = filter(None, map(made_at, list_backups(folder)))
    if any(study_day_of(instant.astimezone(at.tzinfo)) == today for instant in made):
        return None
    return make_backup(store_path, folder, at)


def copy_verified(store_path: Path, copy: Path) -> None:
    """Copy a store into one new file, whole and synced. Raises StoreError where it is missing or damaged."""
    if not store_path.is_file():
        raise StoreError(f"There is no store at {store_path}, so there is nothing to copy.")
    copy.unlink(missing_ok=True)
    with (
        translated(store_path),
        closing(connect_to_existing(store_path)) as source,
        closing(sqlite3.connect(copy, isolation_level=None)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # or reading it would need a log beside it
        found = page_damage(target)
    if found:
        copy.unlink()
        raise StoreError(f"{store_path} is damaged ({found[0]}). Restore a backup with `planner restore`.")
    sync(copy)


def sync(path: Path) -> None:
    """Return once the file, or the folder's list of names, is on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_name(folder: Path, at: datetime) -> Path:
    """Return a name for this instant; a fixed clock may ask for the same one again."""
    stamp = at.astimezone(UTC).strftime(_STAMP)
    number = 0
    while (path := folder / f"planner-{stamp}-{number:02}.db").exists():
        number += 1
    return path


def _drop_oldest(folder: Path, keep: Path) -> None:
    """Remove what is beyond the newest ten, never the one just made: the clock may have been set back."""
    others = [backup for backup in list_backups(folder) if backup != keep]
    for backup in others[KEPT - 1 :]:
        backup.unlink()
