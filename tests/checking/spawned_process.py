"""A program on a system without fork: judges four answers in spawned children, and says what it left behind."""

import json
import os
import tempfile
from pathlib import Path

from checking_children import children
from checking_jobs import job_of

from planner.checking.protocol import Limits
from planner.checking.worker import Worker

JOB = job_of("x = tf.constant(7)\n", limits=Limits(wall_seconds=2.0))
FLOOD = """
import os
while True:
    for descriptor in range(3, 64):
        try:
            os.set_blocking(descriptor, False)
            os.write(descriptor, b"x" * 65536)
        except OSError:
            pass
"""
DAEMON = "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n"


def main() -> None:
    """Judge a daemon that passes, a wrong answer, one that writes wherever it can, and a loop."""
    before = dict(os.environ)
    with Worker() as worker:
        told = {
            "forks": worker.forks,
            "output": worker.judge(JOB, DAEMON + "print('seen')\nx = tf.constant(7)\n", following=JOB).output,
            "wrong": worker.judge(JOB, "x = tf.constant(8)\n", following=JOB).rules,
            "flood": worker.judge(JOB, FLOOD, following=JOB).outcome,
            "loop": worker.judge(JOB, "while True:\n    pass\n").outcome,
        }
    told["processes"] = len(children(ended=True))
    told["environment"] = dict(os.environ) == before
    told["files"] = [str(path) for path in Path(tempfile.gettempdir()).iterdir()]
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main()
