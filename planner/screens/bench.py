"""The judge on a thread of its own, so that the screen is never held up: orders are carried out one by one.

Nothing is started before the bench is opened: importing what judges would delay the first frame.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Protocol

from planner.actions.sitting import Judge
from planner.checking.protocol import Job
from planner.domain.training import Heard
from planner.domain.verdict import Verdict


class Stoppable(Judge, Protocol):
    """What the bench needs: the worker, or what a test puts in its place."""

    def stop(self) -> None:
        """End the run that is going on."""

    def close(self) -> None:
        """End everything."""


@dataclass(frozen=True, slots=True)
class _Order:
    carry_out: Callable[[Stoppable], None]
    fail: Callable[[Exception], None]


class Bench:
    """Hands orders to a judge that is made on first use. Close it at the end."""

    def __init__(self, open_judge: Callable[[], Stoppable]) -> None:
        self._open_judge = open_judge
        self._judge: Stoppable | None = None
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="judge", daemon=True)

    def open(self) -> None:
        """Begin to carry out orders, unless begun; those that were given before are kept."""
        if self._thread.ident is None:
            self._thread.start()

    def prepare(self, job: Job) -> None:
        """Get ready for answers to the job."""
        self._orders.put(_Order(lambda judge: judge.prepare(job), lambda _: None))  # the run meets the error again

    def judge(self, job: Job, code: str, progress: Heard) -> "asyncio.Future[Verdict]":
        """Have an answer judged. The future raises what the judge raised; once cancelled, the run is left out.

        ``progress`` hears of the training on the judge's thread.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Verdict] = loop.create_future()

        def run(judge: Judge) -> None:
            if not future.cancelled():
                verdict = judge.judge(job, code, progress=progress)
                _tell(loop, partial(_succeed, future, verdict))

        self._orders.put(_Order(run, lambda error: _tell(loop, partial(_fail, future, error))))
        return future

    def stop(self) -> None:
        """End the run that is going on."""
        if self._judge is not None:
            self._judge.stop()

    def close(self) -> None:
        """End everything, without waiting for what was ordered."""
        self._orders.put(None)
        if self._judge is not None:
            self._judge.close()

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                if self._judge is None:
                    self._judge = self._open_judge()
                order.carry_out(self._judge)
            except Exception as error:
                order.fail(error)


def _tell(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop is closed: the learner has left
        loop.call_soon_threadsafe(call)


def _succeed(future: "asyncio.Future[Verdict]", verdict: Verdict) -> None:
    if not future.cancelled():
        future.set_result(verdict)


def _fail(future: "asyncio.Future[Verdict]", error: Exception) -> None:
    if not future.cancelled():
        future.set_exception(error)
