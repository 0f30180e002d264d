"""Ten thousand fuzzed answers: none may break the judge, and none may outlive its limit.

``python tests/benchmarks/fuzzed_answers.py [COUNT]`` takes the drills in turn. An answer is random bytes, a solution
cut off, a solution spliced with another drill's, or one with a character or a line changed. Prints how they ended,
and exits 1 where any verdict is `broken`, or came later than its limit allows. Repeatable: the seed is fixed.
"""

import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.reader import read_drill
from planner.checking.protocol import Job, job_for
from planner.checking.worker import Worker
from planner.domain.drill import Drill, fill
from planner.domain.verdict import Outcome, Verdict

COUNT = 10_000
WORKERS = 2
SEED = 20_261_128
SLACK_SECONDS = 1.0  # after the limit, for the end to be seen


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """An answer, how it was made, and what it answers."""

    kind: str
    code: str
    job: Job


def _random_bytes(generator: random.Random, _solution: str, _other: str) -> str:
    return generator.randbytes(generator.randrange(400)).decode("utf-8", errors="surrogateescape")


def _cut(generator: random.Random, solution: str, _other: str) -> str:
    start, end = sorted(generator.randrange(len(solution) + 1) for _ in range(2))
    return generator.choice((solution[:end], solution[start:], solution[start:end]))


def _spliced(generator: random.Random, solution: str, other: str) -> str:
    ours, theirs = solution.splitlines(), other.splitlines()
    at, end = generator.randrange(len(ours) + 1), generator.randrange(len(ours) + 1)
    begin, stop = sorted(generator.randrange(len(theirs) + 1) for _ in range(2))
    return "\n".join([*ours[:at], *theirs[begin:stop], *ours[end:]]) + "\n"


def _changed(generator: random.Random, solution: str, other: str) -> str:
    lines = solution.splitlines()
    at = generator.randrange(len(lines))
    line = lines[at]
    place = generator.randrange(len(line) + 1)
    kinds = (
        [],
        [line, line],
        [line[:place] + line[place + 1 :]],
        [line[:place] + generator.choice("0123456789()[],.=:'\"# \t\n\0é") + line[place:]],
        [generator.choice(other.splitlines())],
    )
    return "\n".join([*lines[:at], *generator.choice(kinds), *lines[at + 1 :]]) + "\n"


KINDS = {"random bytes": _random_bytes, "cut": _cut, "spliced": _spliced, "changed": _changed}


def fuzzed(drills: list[Drill], count: int) -> list[Fuzzed]:
    """Make so many answers, the drills in turn."""
    generator = random.Random(SEED)
    jobs = [job_for(drill, drill.variant(0)) for drill in drills]
    solutions = [fill(drill.solution, drill.variant(0)) for drill in drills]  # a job may do without it
    made = []
    for number in range(count):
        place, other = number % len(jobs), generator.choice(solutions)
        kind = generator.choice(list(KINDS))
        made.append(Fuzzed(kind, KINDS[kind](generator, solutions[place], other), jobs[place]))
    return made


def judge_all(answers: list[Fuzzed]) -> list[Verdict]:
    """Judge answers one after the other, the next one's child started meanwhile."""
    verdicts = []
    with Worker() as worker:
        for answer, following in zip(answers, [*answers[1:], None], strict=True):
            verdicts.append(worker.judge(answer.job, answer.code, following=following.job if following else None))
            if len(verdicts) % 250 == 0:
                print(f"{len(verdicts)} of {len(answers)}", file=sys.stderr, flush=True)
    return verdicts


def main() -> int:
    """Judge them, print the counts, and tell what should not have been."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    drills = [read_drill(file) for file in drill_files(paths.drills_folder())]
    answers = sorted(fuzzed(drills, count), key=lambda answer: answer.job.drill)
    began = time.perf_counter()
    shares = [answers[start::WORKERS] for start in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as threads:
        judged = [pair for share, found in zip(shares, threads.map(judge_all, shares), strict=True)
                  for pair in zip(share, found, strict=True)]  # fmt: skip
    for kind in KINDS:
        ended = Counter(str(verdict.outcome) for answer, verdict in judged if answer.kind == kind)
        print(f"{kind:13} {sum(ended.values()):6}  " + ", ".join(f"{n} {how}" for how, n in sorted(ended.items())))
    bad = [(answer, verdict) for answer, verdict in judged if _is_bad(answer, verdict)]
    for answer, verdict in bad[:20]:
        print(
            f"\n{answer.job.drill}, {verdict.outcome} after {verdict.seconds:.1f} s: {verdict.findings}\n{answer.code}"
        )
    print(f"{len(judged)} answers in {time.perf_counter() - began:.0f} s, {len(bad)} broken or late")
    return 1 if bad else 0


def _is_bad(answer: Fuzzed, verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.BROKEN or verdict.seconds > answer.job.limits.wall_seconds + SLACK_SECONDS


if __name__ == "__main__":
    sys.exit(main())
