"""Judges every mutant of the drills' solutions: ``python tests/mutants/run.py [DRILL]... [--sample N] [--jobs N]``.

A mutant must be rejected, or stand in ``equivalent.toml``. Prints counts for each drill, each survivor that nobody
listed, and each entry of the list that no survivor needs. Ends with status 1 where there are any.
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from mutations import Mutant
from survivors import Equivalent, equivalents, job_and_mutants

from planner import paths
from planner.catalogue.files import drill_files
from planner.checking.protocol import Job
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome

WRONG = {"SURVIVED", "broken", "timed_out"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a mutant."""

    mutant: Mutant
    outcome: Outcome


def judged(worker: Worker, job: Job, mutants: list[Mutant]) -> list[Judged]:
    """Judge mutants of one solution, one after the other."""
    return [Judged(mutant, worker.judge(job, mutant.code, following=job).outcome) for mutant in mutants]


def run_drill(file: Path, workers: list[Worker], sample: int) -> list[Judged]:
    """Judge a drill's mutants, or about so many of them."""
    job, mutants = job_and_mutants(file)
    mutants = mutants[:: max(1, len(mutants) // sample)] if sample else mutants
    shares = [mutants[start :: len(workers)] for start in range(len(workers))]
    with ThreadPoolExecutor(len(workers)) as threads:
        return [one for share in threads.map(judged, workers, [job] * len(workers), shares) for one in share]


def tell(drill: str, results: list[Judged], listed: list[Equivalent]) -> tuple[Counter[str], set[Equivalent]]:
    """Print how many mutants of a drill ended how; return that, and the entries of the list that were needed."""
    counts: Counter[str] = Counter()
    needed: set[Equivalent] = set()
    for one in results:
        kind, known = str(one.outcome), [entry for entry in listed if entry.covers(drill, one.mutant)]
        if one.outcome is Outcome.PASSED:
            kind = "equivalent" if known else "SURVIVED"
            needed.update(known)
        counts[kind] += 1
        if kind in WRONG:
            print(f"  {kind} {drill}, {one.mutant.edit}")
    print(f"{drill}: {len(results)} mutants, {_listed(counts)}", flush=True)
    return counts, needed


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def main() -> int:
    """Run over the drills named, all where none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drills", nargs="*")
    parser.add_argument("--sample", type=int, default=0, help="at most about so many mutants a drill")
    parser.add_argument("--jobs", type=int, default=2, help="mutants judged at once")
    options = parser.parse_args()
    files = [f for f in drill_files(paths.drills_folder()) if not options.drills or f.stem in options.drills]
    listed, total, needed = equivalents(), Counter[str](), set[Equivalent]()
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker()) for _ in range(options.jobs)]
        for file in files:
            counts, used = tell(file.stem, run_drill(file, workers, options.sample), listed)
            total += counts
            needed |= used
    print(f"{total.total()} mutants: {_listed(total)}")
    whole = not options.drills and not options.sample
    idle = [entry for entry in listed if entry not in needed] if whole else []
    for entry in idle:
        print(f"  no mutant needs: {entry.drill} {entry.edit}")
    return 1 if WRONG & total.keys() or idle else 0


if __name__ == "__main__":
    sys.exit(main())
