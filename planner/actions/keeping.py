"""The learner's data in and out: backup, restore, export, import."""

from pathlib import Path

from planner import clock, paths
from planner.actions.desk import desk
from planner.errors import ContentError, UsageError
from planner.store import restore as restoring
from planner.store.backup import backups_folder, list_backups, make_backup
from planner.store.transfer import export_text, import_text

MOST_BYTES = 500_000_000


def backup() -> Path:
    """Make a verified backup now and return it. Raises StoreError."""
    with desk() as at:
        return make_backup(at.store.path, backups_folder(at.store.path), at.now.at)


def backups() -> list[Path]:
    """Return the backups there are, the newest first."""
    return list_backups(backups_folder(paths.store_file()))


def restore(chosen: str | None) -> tuple[Path, Path | None]:
    """Put a backup, the newest unless one is named, in the place of the store.

    Returns the backup, and where the former store is kept, None if there was none. Raises UsageError,
    StoreError.
    """
    found = backups()
    if chosen is None and not found:
        raise UsageError(f"There is no backup in {backups_folder(paths.store_file())} yet.")
    picked = Path(chosen) if chosen is not None else found[0]
    return picked, restoring.restore(picked, paths.store_file(), at=clock.now().at)


def export() -> str:
    """Return everything the learner did as a JSON document."""
    with desk() as at:
        return export_text(at.store)


def read_import(file: str, *, replace: bool) -> int:
    """Read an exported document into the store and return how many reviews it holds.

    Raises UsageError, ContentError, StoreError; then nothing has changed.
    """
    path = Path(file)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB: that is no export of planner's.")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path} is not UTF-8 (byte {error.start}): it is no export of planner's.") from error
    with desk() as at:
        return import_text(at.store, text, replace=replace)
