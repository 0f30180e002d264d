"""Temporary folders that carry their owner's process id, so that what a killed program left can be told and removed."""

import os
import re
import shutil
import tempfile
from pathlib import Path

STALE_SECONDS = 24 * 3600.0  # a process id says little where containers share a folder; a day-old folder is no run's
_NAME = re.compile(r"planner-(\d+)-\w+")
_SHORT = 60  # bytes: a socket's path, with our names in it, has at most 107


def make(parent: Path | None = None) -> Path:
    """Make a folder for this process, in the system's folder for temporary files unless told otherwise."""
    return Path(tempfile.mkdtemp(prefix=f"planner-{os.getpid()}-", dir=parent))


def make_short() -> Path:
    """Make a folder whose path leaves room for a socket's name, wherever TMPDIR may point."""
    usual = Path(tempfile.gettempdir())
    places = [usual, Path("/tmp"), Path("/var/tmp")]  # noqa: S108 - mkdtemp makes a folder that is ours alone
    fits = (place for place in places if len(os.fsencode(place)) <= _SHORT and os.access(place, os.W_OK))
    return make(next(fits, usual))


def sweep(beside: Path) -> None:
    """Remove the folders beside this one that killed programs of ours left there a day ago or earlier."""
    now = beside.stat()
    for found in beside.parent.glob("planner-*"):
        owner = _NAME.fullmatch(found.name)
        if owner is None or found.is_symlink() or _runs(int(owner[1])):
            continue
        try:
            seen = found.stat()
        except OSError:  # another program sweeps, too
            continue
        if seen.st_uid == now.st_uid and now.st_mtime - seen.st_mtime > STALE_SECONDS:
            shutil.rmtree(found, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
