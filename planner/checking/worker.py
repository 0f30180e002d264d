"""Judges answers in children of a warm fork server: TensorFlow is imported once, each run gets a fresh child.

A child is started ahead, while the learner still types: it runs the drill's reference and waits for the answer.
The limits on wall time, output and processes are kept here, from outside, where no answer can lift them.
"""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from planner.checking.child import START_SECONDS, Child
from planner.checking.processes import kill_group, kill_strays
from planner.checking.protocol import Job
from planner.domain.verdict import Verdict
from planner.errors import CheckerError

_ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",  # its sums depend on the machine: figures are compared
    "CUDA_VISIBLE_DEVICES": "-1",  # a driver that is initialised doesn't survive the fork
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": os.devnull,  # the learner's keras.json has no say, and none is written
    "PYTHONSAFEPATH": "1",  # a keras.py in the learner's folder is not Keras
    "PYTHONWARNINGS": "ignore",
}

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

# The fork server is the process's own, shared by all workers. Whoever looks for strays among its children must
# know every one of ours, and none may be half started meanwhile.
_FORKING = threading.Lock()
_ALIVE: set[Child] = set()


class Worker:
    """Starts children and collects their verdicts. Close it, or use it as a context manager."""

    def __init__(self) -> None:
        self._root = Path(tempfile.mkdtemp(prefix="planner-"))
        self._forks = sys.platform == "linux"
        self._context: ForkServerContext | SpawnContext = (
            multiprocessing.get_context("forkserver") if self._forks else multiprocessing.get_context("spawn")
        )
        self._spare: _Spare | None = None
        self._running: Child | None = None
        self._started = False

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the fork server; returns at once, while TensorFlow is imported over there."""
        if self._started:
            return
        self._started = True
        if not self._forks:
            os.environ.update(_ENVIRONMENT)  # each child is started anew, and takes it from here
            return
        self._context.set_forkserver_preload(["planner.checking.judge.preload"])
        with _FORKING:
            _start_server()

    def prepare(self, job: Job) -> None:
        """Start a child for the job in the background, unless one is waiting for it already."""
        self._spare_for(job)

    def judge(self, job: Job, code: str, following: Job | None = None) -> Verdict:
        """Judge one answer. ``following`` is prepared meanwhile: what will be judged next, if that is known.

        Raises CheckerError where no child can be started.
        """
        child = self._spare_for(job).take()
        self._spare = None
        if isinstance(child, Exception):
            raise CheckerError(f"The checker could not start: {child}. Run `planner doctor`.") from child
        if following is not None:
            self.prepare(following)
        self._running = child
        try:
            return child.judge(code)
        finally:
            self._running = None
            self._discard(child)

    def stop(self) -> None:
        """End the run that another thread waits for, if there is one; its verdict then says that it was ended."""
        running = self._running
        if running is not None:
            kill_group(running.pid)

    def _spare_for(self, job: Job) -> "_Spare":
        self.start()
        if self._spare is None or self._spare.job != job:
            if self._spare is not None:
                self._discard(self._spare.take())
            self._spare = _Spare(job, self)
        return self._spare

    def close(self) -> None:
        """End every child, and remove their folders. The fork server ends with this process."""
        if self._spare is not None:
            self._spare.abandon()
        for running in [child for child in _ALIVE if child.owner is self]:
            self._discard(running)
        shutil.rmtree(self._root, ignore_errors=True)

    def _discard(self, finished: "Child | Exception") -> None:
        if isinstance(finished, Exception):
            return
        finished.end()
        with _FORKING:
            _ALIVE.discard(finished)
            if finished.server_pid and self._forks:
                kill_strays(finished.server_pid, {other.pid for other in _ALIVE})

    def open_child(self, job: Job) -> "Child":
        """Start a child and return once its process runs; it may not be ready yet."""
        folder = Path(tempfile.mkdtemp(dir=self._root))
        with _FORKING:
            opened = Child(self._context, job, folder, owner=self)
            _ALIVE.add(opened)
        return opened


def _start_server() -> None:
    """Start the fork server in the judge's environment, deaf to Ctrl-C, which is for this process.

    The server ends when this process does. What else the learner starts, an editor, gets the learner's own
    environment, so ours is put back.
    """
    resource_tracker.ensure_running()  # first, since starting it lifts the mask which the server is to inherit
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    kept = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        forkserver.ensure_running()
    finally:
        for name, value in kept.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


class _Spare:
    """A child that is being started by a thread, so that importing TensorFlow holds nobody up."""

    def __init__(self, job: Job, worker: Worker) -> None:
        self.job = job
        self._result: Child | Exception | None = None
        self._abandoned = False
        self._worker = worker
        self._thread = threading.Thread(target=self._start, daemon=True)
        self._thread.start()

    def _start(self) -> None:
        try:
            self._result = self._worker.open_child(self.job)
        except Exception as error:
            self._result = error
        if self._abandoned and isinstance(self._result, Child):
            self._result.end()

    def take(self) -> "Child | Exception":
        """Wait for the child and return it, or what kept it from starting."""
        self._thread.join(START_SECONDS)
        return self._result or TimeoutError(f"it was not ready after {START_SECONDS:g} s")

    def abandon(self) -> None:
        """Let the child be ended as soon as it is there, without waiting for it."""
        self._abandoned = True
