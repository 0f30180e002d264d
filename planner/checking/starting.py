"""How a child starts: forked from a server with TensorFlow imported where the system can, else as a new process.

The fork server is the process's own, shared by all workers. It ends with the process, and is not waited for: it may
still be importing TensorFlow.
"""

import atexit
import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, process, resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from planner.checking import scratch
from planner.checking.processes import TAG, adopt_orphans

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",  # its sums depend on the machine: figures are compared
    "CUDA_VISIBLE_DEVICES": "-1",  # a driver that is initialised doesn't survive the fork
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": os.devnull,  # the learner's keras.json has no say, and none is written
    "PYTHONSAFEPATH": "1",  # a keras.py in the learner's folder is not Keras
    "PYTHONWARNINGS": "ignore",
    TAG: "1",
}

# Whoever looks for strays must know every child of ours, and none may be half started meanwhile.
FORKING = threading.Lock()


def can_fork() -> bool:
    """Tell whether children are forked; PLANNER_CHECKER=spawn asks for what other systems do."""
    return sys.platform == "linux" and os.environ.get("PLANNER_CHECKER") != "spawn"


def start(*, forks: bool) -> None:
    """Get ready to start children: the fork server runs, if need be anew. The caller holds FORKING.

    Returns at once, while TensorFlow is imported by the server.
    """
    if not forks:
        adopt_orphans()
        return
    multiprocessing.get_context("forkserver").set_forkserver_preload(["planner.checking.judge.preload"])
    with judging_environment():
        _ensure_server()


def context_of(*, forks: bool) -> "ForkServerContext | SpawnContext":
    """Return where children come from."""
    return multiprocessing.get_context("forkserver") if forks else multiprocessing.get_context("spawn")


@contextmanager
def judging_environment() -> Iterator[None]:
    """What is started in the block gets the judge's environment, and is deaf to Ctrl-C, which is for this process.

    What else the learner starts, an editor, gets the learner's own environment, so ours is put back.
    """
    resource_tracker.ensure_running()  # first, since starting it lifts the mask which the children are to inherit
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    kept = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for name, value in kept.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _ensure_server() -> None:
    settings = getattr(process.current_process(), "_config", {})
    if settings.get("tempdir") is None:  # where multiprocessing puts the server's socket
        folder = scratch.make_short()
        settings["tempdir"] = str(folder)
        atexit.register(_stop_server, folder, os.getpid())
    forkserver.ensure_running()


def _stop_server(folder: Path, owner: int) -> None:
    """End the server, whatever it does; its children end with it."""
    if os.getpid() != owner:
        return
    pid = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
    if pid is not None:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    shutil.rmtree(folder, ignore_errors=True)
