"""Which files are the drills, and whether any of them changed: ``drills/<topic>/<drill-id>.md``.

Looks at names, sizes and times only, and imports nothing heavy: `planner today` asks it on every start.
A README, a hidden file or folder, and anything but ``.md`` is no drill.
"""

import os
import zlib
from pathlib import Path

from planner import __version__
from planner.errors import ContentError, UsageError
from planner.near import did_you_mean

# Raise it when the index comes out differently from the same files: `Entry`, the weights or the ladder.
_INDEX_FORMAT = 1


def drill_files(drills_folder: Path) -> list[Path]:
    """Return every drill's file, sorted by topic and id. Raises ContentError for an unreadable folder."""
    return [drills_folder / topic / name for topic, name, _ in _scan(drills_folder)]


def find_drill(drills_folder: Path, drill_id: str) -> Path:
    """Return the file of one drill. Raises UsageError, with the nearest ids, where there is none."""
    files = {path.stem: path for path in drill_files(drills_folder)}
    if drill_id not in files:
        raise UsageError(
            f"There is no drill {drill_id!r}.{did_you_mean(drill_id, files)} `planner list` shows them all."
        )
    return files[drill_id]


def fingerprint(drills_folder: Path, syllabus_file: Path) -> str:
    """Return 16 hex digits that change when a drill or the syllabus is added, removed, renamed or modified.

    A modification is seen by time or size, without opening a file. Raises ContentError where the folder or
    the syllabus is missing.
    """
    try:
        syllabus = syllabus_file.stat()
    except (OSError, ValueError) as error:
        raise ContentError(f"{syllabus_file}: can't be read ({error}). Check the path.") from error
    lines = [f"{__version__} {_INDEX_FORMAT}\n".encode(), _line(str(syllabus_file), syllabus)]
    lines += [_line(f"{topic}/{name}", status) for topic, name, status in _scan(drills_folder)]
    seen = b"".join(lines)
    # Two sums that come with the interpreter: loading a cryptographic hash takes longer than all the rest.
    return f"{zlib.crc32(seen):08x}{zlib.adler32(seen):08x}"


def _line(name: str, status: os.stat_result) -> bytes:
    return f"{name!r} {status.st_mtime_ns} {status.st_size}\n".encode(errors="surrogateescape")


def _scan(folder: Path) -> list[tuple[str, str, os.stat_result]]:
    """Return topic, file name and status of every drill, sorted: a folder lists its files in any order."""
    found = []
    try:
        with os.scandir(folder) as topics:
            for topic in topics:
                if topic.name.startswith(".") or not topic.is_dir():
                    continue
                with os.scandir(topic) as files:
                    found += [(topic.name, file.name, file.stat()) for file in files if _is_drill(file)]
    except OSError as error:
        raise ContentError(
            f"{folder}: the drills can't be read ({error}). Check the folder, or install the package again."
        ) from error
    return sorted(found, key=lambda drill: drill[:2])


def _is_drill(file: "os.DirEntry[str]") -> bool:
    name = file.name
    return name.endswith(".md") and not name.startswith(".") and name != "README.md" and file.is_file()
