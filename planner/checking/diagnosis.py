"""Does the checker work on this system: tiny answers judged for real, and the limits of a run tried."""

import time
from dataclasses import dataclass

from planner.checking.limits_probe import HeldLimit, probe_limits
from planner.checking.protocol import Job, Limits
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome
from planner.errors import CheckerError

_PROBE = Job(
    drill="probe",
    given="import tensorflow as tf\n",
    solution="x = tf.constant([1.0, 2.0])\n",
    names=("x",),
    inputs=(),
    check="",
    seed=1,
    limits=Limits(),
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with the checker, nothing where it works; a sentence on what was seen; which limits hold."""

    problems: tuple[str, ...]
    seen: str
    limits: tuple[HeldLimit, ...] = ()


def diagnose() -> Diagnosis:
    """Judge a right and a wrong answer, and one that tries to break every limit."""
    began = time.monotonic()
    try:
        with Worker() as worker:
            right = worker.judge(_PROBE, _PROBE.solution, following=_PROBE)
            started = time.monotonic() - began
            wrong = worker.judge(_PROBE, "x = tf.constant([1.0, 3.0])\n")
            limits = probe_limits(worker)
    except CheckerError as error:
        return Diagnosis((str(error),), "TensorFlow could not be started")
    problems = []
    if right.outcome is not Outcome.PASSED:
        problems.append(f"A right answer is judged {right.outcome}: {right.findings[:1]}.")
    if wrong.outcome is not Outcome.FAILED:
        problems.append(f"A wrong answer is judged {wrong.outcome}: {wrong.findings[:1]}.")
    seen = f"TensorFlow ready in {started:.1f} s, then {wrong.seconds * 1000:.0f} ms a verdict"
    return Diagnosis(tuple(problems), seen, tuple(limits))
