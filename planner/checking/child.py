"""One child process: started ahead, handed one answer, watched from outside until its verdict or its end."""

import os
import re
import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import TypeVar

from planner.checking import protocol
from planner.checking.epochs import Epochs
from planner.checking.judge.entry import CANT_IMPORT, child
from planner.checking.output import OutputTail, readable
from planner.checking.processes import kill_group
from planner.checking.protocol import NONCE_BYTES, Job
from planner.checking.watch import Watch
from planner.domain.training import Heard
from planner.domain.verdict import Finding, Outcome, Verdict
from planner.errors import CheckerError

START_SECONDS = 120.0
_POLL_SECONDS = 0.1
_ENDING_SECONDS = 1.0  # from the sign of a process's end to its status
_KILLED_SECONDS = 5.0  # until a killed process is gone
_MOST_RECORD_BYTES = 1 << 20
_RAISED = re.compile(r"[\w.]+(Error|Exception): ")  # advice may follow it, and other tracebacks go before it
_ALLOCATION_FAILED = ("bad_alloc", "Cannot allocate memory", "MemoryError", "out of memory")

_T = TypeVar("_T")


class _Ended(Exception):  # noqa: N818 - no error: how a run without a record ended
    """The run ended without a record; the finding says how."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class Child:
    """A process that judges one answer to one job."""

    def __init__(self, context: ForkServerContext | SpawnContext, job: Job, folder: Path, owner: object) -> None:
        self.owner = owner
        self.folder = folder
        self.server_pid = 0
        self._limits = job.limits
        self._channel, theirs = context.Pipe(duplex=True)
        self._output, their_output = context.Pipe(duplex=False)
        self._printed = OutputTail()
        self._received = b""
        arguments = (job, str(folder), theirs, their_output)
        self._process = context.Process(target=child, args=arguments, daemon=True)
        try:
            self._process.start()
        finally:
            theirs.close()
            their_output.close()
        self.pid: int = self._process.pid or 0
        self._watch = Watch(job.limits, self.pid, folder)
        self._nonce = secrets.token_hex(NONCE_BYTES // 2).encode()
        os.write(self._channel.fileno(), self._nonce)

    def judge(self, code: str, progress: Heard | None = None) -> Verdict:
        """Wait until the reference has run, hand over the answer, and wait for the verdict.

        ``progress`` hears of the epochs that the answer trains.
        Raises CheckerError where the child never became ready.
        """
        problem = self._wait_until_ready()
        if problem:
            message = "The drill's own Given or Solution failed, so there is nothing to compare with."
            return Verdict(Outcome.BROKEN, 0.0, (Finding("exception", message, problem),))
        self._drain()
        self._printed = OutputTail()  # what the reference printed is told to nobody
        began, epochs = time.monotonic(), Epochs(progress)

        def decode(line: bytes) -> Verdict | None:
            verdict = protocol.decode_verdict(line, self._nonce, time.monotonic() - began, "")
            if verdict is None:
                epochs.hear(line)
            return verdict

        try:
            self._send(code)
            verdict = self._read(began + self._limits.wall_seconds, decode)
        except _Ended as ended:
            outcome = Outcome.TIMED_OUT if ended.finding.rule == "time-limit" else Outcome.CRASHED
            verdict = Verdict(outcome, time.monotonic() - began, (ended.finding,))
        self._drain()
        return replace(verdict, output=readable(self._printed.text()))

    def end(self) -> None:
        """Kill the process and its group, and let go of its pipes."""
        kill_group(self.pid)
        self._has_ended(_KILLED_SECONDS)
        self._channel.close()
        self._output.close()

    def _wait_until_ready(self) -> str:
        try:
            self.server_pid, problem = self._read(time.monotonic() + START_SECONDS, protocol.decode_ready)
        except _Ended as ended:
            printed = self._printed.text().strip()[-600:]
            raise CheckerError(
                f"The checker's process ended before it was ready: {ended.finding.message} {printed}\n"
                "Run `planner doctor`, and `python -c 'import tensorflow'` to see whether TensorFlow works."
            ) from ended
        if problem.startswith(CANT_IMPORT):
            raised = [line for line in problem.splitlines() if _RAISED.match(line)]
            raise CheckerError(f"{CANT_IMPORT}{raised[-1] if raised else problem}\nInstall planner again.")
        return problem

    def _send(self, code: str) -> None:
        try:
            self._channel.send_bytes(code.encode(errors="replace"))
        except OSError:
            raise _Ended(self._how_it_ended()) from None

    def _read(self, deadline: float, decode: Callable[[bytes], _T | None]) -> _T:
        """Return the first line that decodes; raises _Ended at a limit, or where the process is gone."""
        channel_open = sentinel_holds = True
        while True:
            line, found, rest = self._received.partition(b"\n")
            if found:
                self._received = rest
                record = decode(line)
                if record is not None:
                    return record
                continue
            self._check_limits(deadline)
            sources: list[Connection | int] = [self._output]
            sources += [self._channel] if channel_open else []
            sources += [self._process.sentinel] if sentinel_holds else []
            ready = connection.wait(sources, timeout=max(0.0, min(_POLL_SECONDS, deadline - time.monotonic())))
            if self._output in ready:
                self._take_output()
            if self._channel in ready:
                channel_open = self._take_record()
            elif self._process.sentinel in ready or not sentinel_holds:
                sentinel_holds = self._process.exitcode is not None  # a new process may write there, and live on
                if sentinel_holds and not (channel_open and connection.wait([self._channel], timeout=0)):
                    raise _Ended(self._how_it_ended())

    def _check_limits(self, deadline: float) -> None:
        broken = self._watch.broken_limit(deadline, self._printed.total_bytes)
        if broken is not None:
            raise _Ended(broken)

    def _take_record(self) -> bool:
        """Read what the child wrote; False once its end is closed."""
        chunk = _read_some(self._channel)
        self._received += chunk
        if len(self._received) > _MOST_RECORD_BYTES:
            raise _Ended(Finding("killed", "It wrote into the checker's own channel and was stopped."))
        return bool(chunk)

    def _take_output(self) -> bool:
        chunk = _read_some(self._output)
        self._printed.add(chunk)
        return bool(chunk)

    def _drain(self) -> None:
        """Take what is left in the pipe, without waiting for whoever else may still hold it open."""
        while self._printed.total_bytes <= self._limits.output_bytes and connection.wait([self._output], timeout=0):
            if not self._take_output():
                return

    def _has_ended(self, patience_seconds: float) -> bool:
        """Tell whether the process has ended within this time.

        To join it would go by a pipe that an answer can write to, or that a daemon may hold open.
        """
        deadline = time.monotonic() + patience_seconds
        while self._process.exitcode is None and time.monotonic() < deadline:
            time.sleep(0.002)
        return self._process.exitcode is not None

    def _how_it_ended(self) -> Finding:
        self._has_ended(_ENDING_SECONDS)
        self._drain()
        status = self._process.exitcode
        if any(sign in self._printed.text() for sign in _ALLOCATION_FAILED):
            return Finding("memory-limit", "It asked for more memory than a run may use, and was ended.")
        if status is not None and status < 0:
            name = signal.Signals(-status).name
            return Finding("killed", f"Its process was ended by {name} before there was a result.")
        return Finding(
            "exit",
            "Its process ended before there was a result: it called os._exit, or closed what is not its own.",
        )


def _read_some(pipe: Connection) -> bytes:
    try:
        return os.read(pipe.fileno(), 1 << 16)
    except OSError:
        return b""
