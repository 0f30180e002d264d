"""Where a child begins. Imports nothing of TensorFlow itself, so that a broken installation can still be told."""

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from planner.checking.judge import sandbox
from planner.checking.protocol import Job, encode_ready

CANT_IMPORT = "TensorFlow can't be imported: "

# What the fork server remembers of its modules before any fork; nothing where there is no fork.
preloaded: list[Any] = []


def child(job: Job, folder: str, channel: Connection, output: Connection) -> None:
    """Close the doors, then judge one answer to the job; never returns."""
    sandbox.enter(Path(folder), job.limits, output.fileno(), forked=bool(preloaded))
    output.close()
    try:
        with _unheard():
            from planner.checking.judge.main import serve  # noqa: PLC0415 - preloaded, where TensorFlow is there
    except Exception:
        os.write(channel.fileno(), encode_ready(os.getppid(), CANT_IMPORT + traceback.format_exc(limit=-2)))
        os._exit(1)
    serve(job, Path(folder), channel, preloaded.pop() if preloaded else None)


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep what TensorFlow prints as it is imported out of what the answer prints."""
    kept, sink = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 2)
    os.close(sink)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
