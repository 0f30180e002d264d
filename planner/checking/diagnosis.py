"""Does the checker work on this system: one tiny answer judged for real."""

import time

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


def diagnose() -> tuple[list[str], str]:
    """Return what is wrong with the checker, nothing where it works, and a sentence on what was seen."""
    began = time.monotonic()
    try:
        with Worker() as worker:
            right = worker.judge(_PROBE, _PROBE.solution, following=_PROBE)
            started = time.monotonic() - began
            wrong = worker.judge(_PROBE, "x = tf.constant([1.0, 3.0])\n")
    except CheckerError as error:
        return [str(error)], "TensorFlow could not be started"
    problems = []
    if right.outcome is not Outcome.PASSED:
        problems.append(f"A right answer is judged {right.outcome}: {right.findings[:1]}.")
    if wrong.outcome is not Outcome.FAILED:
        problems.append(f"A wrong answer is judged {wrong.outcome}: {wrong.findings[:1]}.")
    return problems, f"TensorFlow ready in {started:.1f} s, then {wrong.seconds * 1000:.0f} ms a verdict"
