"""The processes that judge, or that answers left behind: what a test finds no more of when all is closed."""

import os
from multiprocessing import forkserver, resource_tracker

from planner.checking.processes import children_of


def children() -> set[int]:
    """Return the fork server's children, or this program's own where it starts its children anew."""
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    tracker = resource_tracker._resource_tracker._pid  # type: ignore[attr-defined]
    return set(children_of(server or os.getpid())) - {tracker}
