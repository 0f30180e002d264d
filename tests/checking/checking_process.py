"""A program of its own for the judge's tests: judges the answer on standard input and prints outcome and rules.

Run from a folder of the test's choosing, and killed by the test where the answer never ends.
"""

import sys

from checking_jobs import GIVEN, job_of

from planner.checking.worker import Worker

if __name__ == "__main__":
    with Worker() as worker:
        verdict = worker.judge(job_of("x = keras.__name__ + str(tf.constant(1))", given=GIVEN), sys.stdin.read())
    print(verdict.outcome.value, *verdict.rules)  # noqa: T201
