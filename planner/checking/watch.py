"""The limits of a run that are kept from outside: wall time, output, processes, and what lies in its folder."""

import os
import time
from pathlib import Path

from planner.checking.processes import group_size
from planner.checking.protocol import Limits
from planner.domain.verdict import Finding

_LOOK_SECONDS = 0.05  # between two looks at processes and files
_MOST_FILES = 10_000


class Watch:
    """Looks at a running child now and then; each look is cheap, the dear ones are rare."""

    def __init__(self, limits: Limits, pid: int, folder: Path) -> None:
        self._limits = limits
        self._pid = pid
        self._folder = folder
        self._next_look = 0.0

    def broken_limit(self, deadline: float, printed_bytes: int) -> Finding | None:
        """Return which limit the run has broken by now."""
        limits, now = self._limits, time.monotonic()
        if now >= deadline:
            return Finding("time-limit", f"It ran longer than {limits.wall_seconds:g} s and was stopped.")
        if printed_bytes > limits.output_bytes:
            return Finding("output-limit", f"It printed more than {limits.output_bytes >> 20} MB and was stopped.")
        if now < self._next_look:
            return None
        self._next_look = now + _LOOK_SECONDS
        if group_size(self._pid, limits.processes) > limits.processes:
            return Finding("process-limit", f"It started more than {limits.processes} processes and was stopped.")
        if not _fits(self._folder, limits.disk_bytes):
            megabytes = limits.disk_bytes >> 20
            return Finding(
                "disk-limit", f"It wrote more than {megabytes} MB, or {_MOST_FILES:,} files, and was stopped."
            )
        return None


def _fits(folder: Path, most_bytes: int) -> bool:
    """Tell whether a folder holds at most so much, as far as blocks on the disk go, and not too many files."""
    used = count = 0
    for place, _, files in os.walk(folder):
        count += 1 + len(files)
        for name in files:
            try:
                used += os.lstat(os.path.join(place, name)).st_blocks * 512  # noqa: PTH118 - thousands of them
            except OSError:  # removed meanwhile
                continue
        if used > most_bytes or count > _MOST_FILES:
            return False
    return True
