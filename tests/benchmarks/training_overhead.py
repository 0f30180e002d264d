"""A verdict on an answer that trains, beside the same code's own run in a bare forked child.

``python tests/benchmarks/training_overhead.py [RUNS]`` judges the solutions of three drills that train; the bare child
of the same fork server runs Given and the solution and no more. A verdict's child has trained the reference before,
unless the drill's Check looks at none, as in stop-early: so it may be the quicker one. Alternating, on a quiet machine,
the first of each left out. Exits 1 where a median verdict takes more than the bar over the median of the bare runs.
"""

import statistics
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from planner import paths
from planner.catalogue.files import find_drill
from planner.catalogue.reader import read_drill
from planner.checking.protocol import Job, job_for
from planner.checking.worker import Worker
from planner.domain.drill import fill

DRILLS = ("line-fit", "augment-images", "stop-early")
RUNS = 5
SETTLE_SECONDS = 1.0  # after a verdict: what the fork server has beside the worker's own children is ended then
PAUSE_RUNS = 3.0  # times a bare run: meanwhile the next child trains its reference
BAR_SECONDS = 0.150


def bare(code: str, channel: Connection) -> None:
    """Run the code and say so."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(code, names)  # noqa: S102 - the drill's own solution
    channel.send_bytes(b"-")


def bare_seconds(code: str) -> float:
    """Return how long a bare child takes, from its start to its word."""
    ours, theirs = get_context("forkserver").Pipe()
    child = get_context("forkserver").Process(target=bare, args=(code, theirs))
    began = time.perf_counter()
    child.start()
    theirs.close()  # so that a child that dies is an error here, not a wait
    ours.recv_bytes()
    seconds = time.perf_counter() - began
    child.join()
    return seconds


def verdict_seconds(worker: Worker, job: Job, solution: str) -> float:
    """Return how long a verdict takes once its child waits; the next one is prepared only afterwards."""
    began = time.perf_counter()
    verdict = worker.judge(job, solution)
    seconds = time.perf_counter() - began
    assert verdict.passed, verdict
    return seconds


def medians(worker: Worker, job: Job, solution: str, runs: int) -> tuple[float, float]:
    """Return the median of the verdicts and of the bare runs, from the second on."""
    verdicts, bares = [], []
    for _ in range(runs + 1):
        time.sleep(SETTLE_SECONDS)
        bares.append(bare_seconds(f"{job.given}\n{solution}"))
        worker.prepare(job)
        time.sleep(PAUSE_RUNS * bares[-1])
        verdicts.append(verdict_seconds(worker, job, solution))
    return statistics.median(verdicts[1:]), statistics.median(bares[1:])


def main() -> int:
    """Measure, print, and say whether the bar holds for each drill."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    worst = 0.0
    with Worker() as worker:
        worker.start()
        for name in DRILLS:
            drill = read_drill(find_drill(paths.drills_folder(), name))
            variant = drill.variant(0)
            verdict, alone = medians(worker, job_for(drill, variant), fill(drill.solution, variant), runs)
            worst = max(worst, verdict - alone)
            over = f"{1000 * (verdict - alone):+5.0f} ms (bar {1000 * BAR_SECONDS:.0f})"
            print(f"{name:18} verdict {1000 * verdict:5.0f} ms, alone {1000 * alone:5.0f} ms, {over}", flush=True)
    return 0 if worst <= BAR_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
