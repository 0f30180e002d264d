"""An answer that Python can't read is told so without a child, and without TensorFlow."""

import os
import subprocess
import sys

import pytest
from checking_jobs import job_of

from planner.checking.syntax import syntax_finding
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome

UNREADABLE = ["x = (", "x = 7\0", "\tx = 1\n  y = 2", "(" * 5_000, "-" * 100_000 + "1", "x = 'a\n", "\x00", "é = 1 2"]


@pytest.mark.parametrize("code", UNREADABLE)
def test_what_python_cannot_read_is_a_syntax_finding(code: str) -> None:
    finding = syntax_finding(code)
    assert finding is not None
    assert finding.rule == "syntax"
    assert finding.message.startswith("Python can't read it")


@pytest.mark.parametrize("code", ["", "x = 7", "x = '\\d'", "x = '\ud800'", "x is 7", "\ufeffx = 7"[1:]])
def test_what_python_can_read_is_none_and_warns_of_nothing(code: str) -> None:
    assert syntax_finding(code) is None


def test_the_child_that_waits_goes_on_waiting(worker: Worker) -> None:
    job = job_of("x = 7\n")
    worker.prepare(job)
    spare = worker._spare
    assert worker.judge(job, "x = (").outcome is Outcome.CRASHED
    assert worker._spare is spare
    assert worker.judge(job, "x = 7").passed


def test_reading_an_answer_loads_no_tensorflow() -> None:
    code = (
        "import sys\nfrom planner.checking.syntax import syntax_finding\nassert syntax_finding('x = (')\n"
        "assert not {'tensorflow', 'keras', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=True)
