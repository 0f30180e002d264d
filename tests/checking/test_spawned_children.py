"""Where fork is not to be had, a new process judges: the same verdicts, and nothing stays.

All of the judge's tests run that way with ``PLANNER_CHECKER=spawn pytest tests/checking``, in an hour or two: each
answer waits for TensorFlow. One that fills the pipe which shows its end waits there until its time is over.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("spawned_process.py")


def test_spawned_children_judge_alike_and_leave_nothing(tmp_path: Path) -> None:
    places = [str(PROGRAM.parent), *sys.path]
    environment = {"PLANNER_CHECKER": "spawn", "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(places)}
    ended = subprocess.run(
        [sys.executable, PROGRAM], env=os.environ | environment, capture_output=True, text=True, timeout=300, check=True
    )
    assert ended.stderr == ""
    assert json.loads(ended.stdout) == {
        "forks": False,
        "output": "seen\n",
        "wrong": ["value"],
        "flood": "crashed",
        "loop": "timed_out",
        "processes": 0,
        "environment": True,
        "files": [],
    }
