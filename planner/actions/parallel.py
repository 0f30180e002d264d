"""The same work on many things, by several processes, which Ctrl-C ends at once."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

_AHEAD = 4  # things handed out for each process: enough to keep it busy, and few to take back

_T = TypeVar("_T")
_R = TypeVar("_R")


class InParallel(Protocol):
    """As `map`: results in the order of the things, of which no more are taken than are worked on soon.

    The work is a function that another process can import.
    """

    def __call__(self, work: Callable[[_T], _R], things: Iterable[_T], /) -> Iterator[_R]:
        """Yield the result for each thing."""


@contextmanager
def workers(jobs: int) -> Iterator[InParallel]:
    """Give a map over ``jobs`` processes; left early, by Ctrl-C say, they end at once."""
    if jobs == 1:
        yield map
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))

    def in_parallel(work: Callable[[_T], _R], things: Iterable[_T], /) -> Iterator[_R]:
        handed_out: deque[Future[_R]] = deque()
        for thing in things:
            with _interrupts_held_back():  # this may start a process, which keeps what is held back now
                handed_out.append(pool.submit(work, thing))
            if len(handed_out) == _AHEAD * jobs:
                yield handed_out.popleft().result()
        while handed_out:
            yield handed_out.popleft().result()

    try:
        yield in_parallel
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait for the end of the block; a terminal sends it to every process, and one is to answer."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
