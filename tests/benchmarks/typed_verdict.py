"""A verdict as a learner meets it, who types for a while between runs, beside a bare forked child that only builds.

``python tests/benchmarks/typed_verdict.py [RUNS]`` judges a build-only answer; the floor is a child of the same fork
server that runs the same code and calls the model once. Alternating, on a quiet machine. Also states the memory of
the fork server and of a waiting child. Exits 1 where the median verdict misses its bar, alone or against the floor.
"""

import statistics
import sys
import time
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from planner import paths
from planner.catalogue.files import find_drill
from planner.catalogue.reader import read_drill
from planner.checking.processes import children_of
from planner.checking.protocol import Job, job_for
from planner.checking.worker import Worker

DRILL = "conv-classifier"
RUNS = 21
PAUSE_SECONDS = 1.0  # the child for the next run gets ready meanwhile
BAR_SECONDS = 0.100
BAR_RATIO = 2.0


def bare(code: str, channel: Connection) -> None:
    """Build the model and call it once."""
    import keras  # in the child, where it is there already

    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - the drill's own solution
    model = names["model"]
    model(keras.ops.zeros((1, *model.inputs[0].shape[1:])))
    channel.send_bytes(b"-")


def floor_seconds(job: Job) -> float:
    """Return how long a bare child takes, from its start to its word."""
    ours, theirs = get_context("forkserver").Pipe()
    began = time.perf_counter()
    child = get_context("forkserver").Process(target=bare, args=(job.given + job.solution, theirs))
    child.start()
    theirs.close()  # so that a child that dies is an error here, not a wait
    ours.recv_bytes()
    seconds = time.perf_counter() - began
    child.join()
    return seconds


def verdict_seconds(worker: Worker, job: Job) -> float:
    """Return how long a verdict takes once its child waits."""
    began = time.perf_counter()
    verdict = worker.judge(job, job.solution, following=job)
    assert verdict.passed, verdict
    return time.perf_counter() - began


def megabytes(pid: int, kind: str) -> float:
    """Return a process's memory: ``Rss``, or ``Pss``, in which shared pages count in parts."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) / 1024


def main() -> int:
    """Measure, print, and say whether the bars hold."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    drill = read_drill(find_drill(paths.drills_folder(), DRILL))
    job = job_for(drill, drill.variant(0))
    verdicts, floors = [], []
    with Worker() as worker:
        verdict_seconds(worker, job)
        for _ in range(runs):
            time.sleep(PAUSE_SECONDS)
            verdicts.append(verdict_seconds(worker, job))
            time.sleep(PAUSE_SECONDS)
            floors.append(floor_seconds(job))
        server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        waiting = max(children_of(server), key=lambda pid: megabytes(pid, "Rss"))
        memory = [f"{title} {megabytes(pid, 'Rss'):.0f} MB resident, {megabytes(pid, 'Pss'):.0f} MB its share"
                  for title, pid in (("fork server", server), ("waiting child", waiting))]  # fmt: skip
    median, floor = statistics.median(verdicts), statistics.median(floors)
    print(
        f"verdict     {1000 * median:6.1f} ms median, {1000 * max(verdicts):.1f} at most (bar {1000 * BAR_SECONDS:.0f})"
    )
    print(
        f"bare child  {1000 * floor:6.1f} ms median; a verdict is {median / floor:.2f} times that (bar {BAR_RATIO:g})"
    )
    print("\n".join(memory))
    return 0 if median <= BAR_SECONDS and median <= BAR_RATIO * floor else 1


if __name__ == "__main__":
    sys.exit(main())
