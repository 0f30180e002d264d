"""Does every drill hold what it promises? For authors, and for CI.

Over every variant: the solution and each Accept pass, an empty answer fails, and each Reject fails with the
rule that it names as the first finding.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.index import build_index
from planner.catalogue.reader import read_drill
from planner.catalogue.syllabus import read_syllabus
from planner.checking.protocol import job_for
from planner.checking.worker import Worker
from planner.domain.drill import Drill, fill
from planner.domain.verdict import Outcome, Verdict
from planner.errors import ContentError, UsageError

SLOW_SHARE = 0.5  # of a drill's time limit: a slower machine than this one must still make it


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a drill breaks a promise; ``variant_index`` is None where it can't even be read."""

    sample: str
    variant_index: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one drill."""

    drill: str
    variants: int
    runs: int
    seconds: float
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Sample:
    """An answer with a known verdict: ``rule`` is None where it must pass, empty where any finding will do."""

    title: str
    code: str
    rule: str | None


def drills_to_verify(given: Sequence[str]) -> list[Path]:
    """Return the drill files under the paths given, all drills where none is. Raises UsageError."""
    if not given:
        return drill_files(paths.drills_folder())
    found: list[Path] = []
    for name in given:
        path = Path(name).resolve()  # a drill's topic is its folder's name
        if not path.exists():
            raise UsageError(f"There is no file or folder {name}: name a drill, a topic's folder, or nothing for all.")
        found += [path] if path.is_file() else sorted(p for p in path.rglob("*.md") if p.name != "README.md")
    return found


def check_library() -> None:
    """Check what holds across drills: ids, requirements, skills, the ladder. Raises ContentError."""
    build_index(paths.drills_folder(), read_syllabus(paths.default_syllabus()))


def verify(
    files: Sequence[Path], jobs: int, most_variants: int | None = None, advance: Callable[[], None] = lambda: None
) -> Iterator[Verified]:
    """Verify the drills, ``jobs`` at a time, yielding each when it is done, in the order of the files.

    ``most_variants`` takes a sample of each drill's variants, spread evenly; None takes all.
    """
    local = threading.local()
    workers: list[Worker] = []

    def one(file: Path) -> Verified:
        if not hasattr(local, "worker"):
            local.worker = Worker()
            workers.append(local.worker)
        found = _verify_file(file, local.worker, most_variants)
        advance()
        return found

    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        yield from pool.map(one, files)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.close()


def _verify_file(file: Path, worker: Worker, most_variants: int | None) -> Verified:
    began = time.monotonic()
    try:
        drill = read_drill(file)
    except ContentError as error:
        return Verified(file.stem, 0, 0, 0.0, (Problem("file", None, str(error)),))
    samples = _samples(drill)
    variants = _spread(drill.variant_count, most_variants)
    problems = list(_verify_variants(drill, variants, samples, worker))
    runs = len(samples) * len(variants)
    return Verified(drill.id, len(variants), runs, time.monotonic() - began, tuple(problems))


def _spread(count: int, most: int | None) -> list[int]:
    """Return at most so many of the indices 0 to count - 1, evenly spread."""
    if most is None or most >= count:
        return list(range(count))
    return [number * count // most for number in range(most)]


def _samples(drill: Drill) -> list[_Sample]:
    return [
        _Sample("Solution", drill.solution, None),
        *(_Sample(f"Accept: {accept.title}", accept.code, None) for accept in drill.accepts),
        _Sample("an empty answer", "", ""),
        *(_Sample(f"Reject {reject.rule}: {reject.title}", reject.code, reject.rule) for reject in drill.rejects),
    ]


def _verify_variants(
    drill: Drill, variants: Sequence[int], samples: Sequence[_Sample], worker: Worker
) -> Iterator[Problem]:
    """Judge every sample with every variant's figures; the child for the next run is started during each."""
    runs = [(index, job_for(drill, drill.variant(index)), sample) for index in variants for sample in samples]
    following = [*(job for _, job, _ in runs[1:]), None]
    for (index, job, sample), next_job in zip(runs, following, strict=True):
        judge = partial(worker.judge, job, fill(sample.code, drill.variant(index)), following=next_job)
        verdict = judge()
        complaint = _complaint(sample, verdict)
        if not complaint and _slow(drill, verdict):  # the machine may have been busy with something else
            complaint = _slow(drill, judge())
        if complaint:
            yield Problem(sample.title, index, complaint)


def _complaint(sample: _Sample, verdict: Verdict) -> str:
    found = "; ".join(f"[{finding.rule}] {finding.message}" for finding in verdict.findings)
    if verdict.outcome is Outcome.BROKEN:
        return f"could not be judged: {found} {verdict.findings[0].help}"
    if sample.rule is None:
        return "" if verdict.passed else f"must pass, but {verdict.outcome}: {found}"
    if verdict.passed:
        return "must not pass, but does"
    first = verdict.rules[0] if verdict.rules else ""
    return f"must be caught by {sample.rule}, but: {found}" if sample.rule and first != sample.rule else ""


def _slow(drill: Drill, verdict: Verdict) -> str:
    if verdict.seconds <= SLOW_SHARE * drill.limit_seconds:
        return ""
    return f"took {verdict.seconds:.1f} s of the {drill.limit_seconds:g} s allowed: make it quicker, or raise `limit`"
