"""A drill is open in one place at a time, since it has one draft: whoever opens it holds a lock on a file.

The system lets go of the lock when the process ends, however it ends. Where there are no locks, nothing is held.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from planner.errors import UsageError
from planner.store.connection import Store

_FOLDER = "open"


@contextmanager
def claimed(store: Store, drill: str) -> Iterator[None]:
    """Hold the drill as long as the block runs. Raises UsageError where it is open elsewhere."""
    folder = store.path.parent / _FOLDER
    try:
        folder.mkdir(exist_ok=True)
        file = (folder / drill).open("a")
    except OSError:  # nothing can be written there: no draft either
        yield
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"{drill} is open in another planner. Go on there, or close it first.") from None
        except OSError:  # a file system without locks
            pass
        yield
