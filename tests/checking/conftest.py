"""One warm worker for all of the judge's tests, and what a test asks of it."""

from collections.abc import Callable, Iterator
from textwrap import dedent

import pytest
from checking_jobs import Case, line_of

from planner.checking.protocol import Job
from planner.checking.worker import Worker
from planner.domain.rules import RULES
from planner.domain.verdict import Outcome, Verdict


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """A worker whose fork server has TensorFlow imported."""
    with Worker() as started:
        yield started


@pytest.fixture
def passes(worker: Worker) -> Callable[[Job, str], None]:
    """Assert that an answer is right."""

    def check(job: Job, code: str) -> None:
        verdict = worker.judge(job, code)
        assert verdict.outcome is Outcome.PASSED, verdict

    return check


@pytest.fixture
def fails(worker: Worker) -> Callable[..., Verdict]:
    """Assert that an answer is wrong, told its first difference by this rule, at the line with this fragment.

    ``line`` is None where the test says nothing of it, and empty where no line can be known.
    """

    def check(job: Job, code: str, rule: str, line: str | None = None, outcome: Outcome = Outcome.FAILED) -> Verdict:
        assert rule in RULES
        verdict = worker.judge(job, code)
        assert verdict.outcome is outcome, verdict
        first = verdict.findings[0]
        assert first.rule == rule, verdict
        assert first.message, verdict
        if line is not None:
            assert first.line == line_of(line, code), verdict
        return verdict

    return check


@pytest.fixture
def holds(passes: Callable[[Job, str], None], fails: Callable[..., Verdict]) -> Callable[[Case], None]:
    """Assert that a case is judged as it says."""

    def check(case: Case) -> None:
        answer = dedent(case.answer)
        if case.rule:
            fails(case.job, answer, case.rule, case.line)
        else:
            passes(case.job, answer)

    return check
