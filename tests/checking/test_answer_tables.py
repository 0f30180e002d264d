"""Any right answer passes, however it is written, and any wrong one fails with the rule that says why."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from answer_tables import Answer, tables

from planner.checking.worker import Worker
from planner.domain.rules import RULES
from planner.domain.verdict import Outcome, Verdict

TABLES = tables()
ANSWERS = [answer for answers in TABLES.values() for answer in answers]
RIGHT = [answer for answer in ANSWERS if answer.family]
WRONG = [answer for answer in ANSWERS if answer.rule]


@pytest.fixture(scope="module")
def workers(worker: Worker) -> Iterator[tuple[Worker, ...]]:
    """Two workers: while one child judges on one core, another one does on the other."""
    with Worker() as second:
        yield worker, second


@pytest.mark.parametrize("drill", TABLES)
def test_a_drill_takes_every_right_answer_and_names_every_mistake(drill: str, workers: tuple[Worker, ...]) -> None:
    shares = [TABLES[drill][start :: len(workers)] for start in range(len(workers))]
    with ThreadPoolExecutor(len(workers)) as threads:
        complaints = [complaint for found in threads.map(_complaints, workers, shares) for complaint in found]
    assert not complaints, "\n".join(complaints)


def _complaints(worker: Worker, answers: Sequence[Answer]) -> list[str]:
    found = []
    for position, answer in enumerate(answers):
        following = answers[position + 1].job if position + 1 < len(answers) else None
        verdict = worker.judge(answer.job, answer.filled, following)
        if not _holds(answer, verdict):
            said = "; ".join(f"[{finding.rule}] {finding.message}" for finding in verdict.findings)
            found.append(f"{answer}\n    {verdict.outcome}: {said}")
    return found


def _holds(answer: Answer, verdict: Verdict) -> bool:
    if answer.family:
        return verdict.passed
    return verdict.outcome in (Outcome.FAILED, Outcome.CRASHED) and verdict.rules[:1] == (answer.rule,)


def test_the_tables_hold_many_right_answers_in_many_ways_of_writing() -> None:
    assert len(RIGHT) >= 150
    assert len({answer.family for answer in RIGHT}) >= 25
    assert len({answer.drill.id for answer in RIGHT}) >= 15


def test_the_tables_hold_many_wrong_answers_each_with_a_rule_that_exists() -> None:
    assert len(WRONG) >= 250
    assert {answer.rule for answer in WRONG} <= RULES.keys()


def test_no_answer_is_told_twice() -> None:
    codes = [(answer.drill.id, answer.code) for answer in ANSWERS]
    assert len(set(codes)) == len(codes)
    titles = [str(answer) for answer in ANSWERS]
    assert len(set(titles)) == len(titles)
