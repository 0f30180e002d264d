"""The processes that judge, or that answers left behind: what a test finds no more of when all is closed."""

import os
from multiprocessing import forkserver, resource_tracker
from pathlib import Path

from planner.checking.processes import children_of


def children(*, ended: bool = False) -> set[int]:
    """Return the fork server's children, or this program's own where it starts its children anew.

    ``ended``: with those that only wait to be collected, as what a program adopts does until it ends itself.
    """
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    tracker = resource_tracker._resource_tracker._pid  # type: ignore[attr-defined]
    found = set(children_of(server or os.getpid())) - {tracker}
    return found if ended else set(filter(runs, found))


def runs(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be collected doesn't."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
