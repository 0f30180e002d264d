"""Where fork is not to be had, a new process judges: the same verdicts, and nothing stays.

All of the isolation tests run that way with ``PLANNER_CHECKER=spawn pytest tests/checking/test_isolation.py``.
"""

import os
from pathlib import Path

import pytest
from checking_jobs import job_of

from planner.checking.protocol import Limits
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome

JOB = job_of("x = tf.constant(7)\n", limits=Limits(wall_seconds=2.0))
DAEMON = "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n"


def test_spawned_children_judge_alike_and_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_CHECKER", "spawn")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = dict(os.environ)
    with Worker() as worker:
        assert not worker.forks
        assert worker.judge(JOB, DAEMON + "print('seen')\nx = tf.constant(7)\n", following=JOB).output == "seen\n"
        assert worker.judge(JOB, "x = tf.constant(8)\n", following=JOB).rules == ("value",)
        assert worker.judge(JOB, "while True:\n    pass\n").outcome is Outcome.TIMED_OUT
    assert dict(os.environ) == before
    assert not list(tmp_path.iterdir())
