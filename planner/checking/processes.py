"""Ends a child and everything that it started.

A child leads its own process group, so one signal ends the group. What left the group (a daemon with its own
session) is adopted, once its parent is gone, by the fork server, which declares itself a subreaper: whatever
child of the server is not one of ours is a stray, and is ended too. Where children are spawned, the program itself
adopts, and a stray is told by the tag in its environment. Where the system offers neither, the group is what can be
ended.
"""

import ctypes
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

TAG = "PLANNER_CHECKED"  # in the environment of every child, and so of whatever it starts
_PR_SET_CHILD_SUBREAPER = 36


def kill_group(pid: int) -> None:
    """Send SIGKILL to the process group that the child leads, and to the child itself."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def adopt_orphans() -> None:
    """Make this process the parent of every orphan below it, so that a daemon can be found and ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children_of(pid: int) -> list[int]:
    """Return the direct children of a process; empty where it has ended, or the system doesn't tell."""
    found: list[int] = []
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return found
    for thread in threads:
        with suppress(OSError):  # it may end while we look
            found += map(int, (thread / "children").read_text().split())
    return found


def group_size(pgid: int, at_most: int) -> int:
    """Count the processes of a group, or return ``at_most + 1`` as soon as there are more; 0 if unknown."""
    count = 0
    waiting = [pgid]
    while waiting and count <= at_most:
        count += 1
        waiting += children_of(waiting.pop())
    return count


def kill_strays(parent: int, ours: set[int], patience_seconds: float = 2.0) -> None:
    """End every child of the fork server, or of this process, that is a stray, and what they leave behind."""
    deadline = time.monotonic() + patience_seconds
    mine = parent == os.getpid()
    while strays := [pid for pid in children_of(parent) if pid not in ours and _is_stray(pid, tagged=mine)]:
        for pid in strays:
            kill_group(pid)
            if mine:
                with suppress(ChildProcessError):
                    os.waitpid(pid, 0)
        if time.monotonic() > deadline:
            return
        time.sleep(0.002)


def _is_stray(pid: int, *, tagged: bool) -> bool:
    """Tell whether a process is to be ended: one that runs, and carries the tag where that is asked for."""
    process = Path(f"/proc/{pid}")
    try:
        if (process / "stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        return not tagged or f"{TAG}=".encode() in (process / "environ").read_bytes()
    except OSError:
        return False
