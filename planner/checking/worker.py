"""Judges answers in children of a warm fork server: TensorFlow is imported once, each run gets a fresh child.

A child is started ahead, while the learner still types: it runs the drill's reference and waits for the answer.
The limits on wall time, output and processes are kept here, from outside, where no answer can lift them.
"""

import shutil
import tempfile
import threading
from contextlib import nullcontext
from pathlib import Path

from planner.checking import scratch
from planner.checking.child import START_SECONDS, Child
from planner.checking.processes import kill_group, kill_strays
from planner.checking.protocol import Job
from planner.checking.starting import FORKING, can_fork, context_of, judging_environment, start
from planner.checking.syntax import syntax_finding
from planner.domain.training import Heard
from planner.domain.verdict import Outcome, Verdict
from planner.errors import CheckerError

_ALIVE: set[Child] = set()


class Worker:
    """Starts children and collects their verdicts. Close it, or use it as a context manager."""

    def __init__(self) -> None:
        self._root = scratch.make()
        self.forks = can_fork()
        self._spare: _Spare | None = None
        self._running: Child | None = None
        self._ending: threading.Thread | None = None
        scratch.sweep(self._root)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the fork server; returns at once, while TensorFlow is imported over there."""
        with FORKING:
            start(forks=self.forks)

    def prepare(self, job: Job) -> None:
        """Start a child for the job in the background, unless one is waiting for it already."""
        self._spare_for(job)

    def judge(self, job: Job, code: str, following: Job | None = None, progress: Heard | None = None) -> Verdict:
        """Judge one answer. ``following`` is prepared meanwhile: what will be judged next, if that is known.

        ``progress`` hears of the epochs that the answer trains.

        An answer that Python can't read is told so at once, without a child: the one that waits goes on waiting.
        Raises CheckerError where no child can be started.
        """
        unreadable = syntax_finding(code)
        if unreadable is not None:
            self.prepare(following or job)
            return Verdict(Outcome.CRASHED, 0.0, (unreadable,))
        child = self._spare_for(job).take()
        self._spare = None
        if isinstance(child, Exception):
            raise CheckerError(f"The checker could not start: {child}. Run `planner doctor`.") from child
        if following is not None:
            self.prepare(following)
        self._running = child
        try:
            return child.judge(code, progress)
        finally:
            self._running = None
            self._end(child)

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
        self._wait_for_the_end()
        for running in [child for child in _ALIVE if child.owner is self]:
            self._discard(running)
        shutil.rmtree(self._root, ignore_errors=True)

    def _end(self, finished: Child) -> None:
        """End a child while its verdict is told already: the system takes its time to take down so large a process."""
        self._wait_for_the_end()
        self._ending = threading.Thread(target=self._discard, args=(finished,), name="ending", daemon=True)
        self._ending.start()

    def _wait_for_the_end(self) -> None:
        ending = self._ending
        if ending is not None:
            ending.join()

    def _discard(self, finished: "Child | Exception") -> None:
        if isinstance(finished, Exception):
            return
        finished.end()
        with FORKING:
            _ALIVE.discard(finished)
            if finished.server_pid:
                kill_strays(finished.server_pid, {other.pid for other in _ALIVE})
        shutil.rmtree(finished.folder, ignore_errors=True)

    def open_child(self, job: Job) -> "Child":
        """Start a child and return once its process runs; it may not be ready yet."""
        folder = Path(tempfile.mkdtemp(dir=self._root))
        with FORKING:
            with nullcontext() if self.forks else judging_environment():
                opened = Child(context_of(forks=self.forks), job, folder, owner=self)
            _ALIVE.add(opened)
        return opened


class _Spare:
    """A child that is being started.

    The fork server answers once it has imported TensorFlow: a thread waits for that. A new process is there at once,
    and is started from the thread that owns the environment.
    """

    def __init__(self, job: Job, worker: Worker) -> None:
        self.job = job
        self._result: Child | Exception | None = None
        self._abandoned = False
        self._worker = worker
        self._thread = threading.Thread(target=self._start, daemon=True)
        if worker.forks:
            self._thread.start()
        else:
            self._start()

    def _start(self) -> None:
        try:
            self._result = self._worker.open_child(self.job)
        except Exception as error:
            self._result = error
        if self._abandoned and isinstance(self._result, Child):
            self._result.end()

    def take(self) -> "Child | Exception":
        """Wait for the child and return it, or what kept it from starting."""
        if self._worker.forks:
            self._thread.join(START_SECONDS)
        return self._result or TimeoutError(f"it was not ready after {START_SECONDS:g} s")

    def abandon(self) -> None:
        """Let the child be ended as soon as it is there, without waiting for it."""
        self._abandoned = True
