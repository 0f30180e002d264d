"""Every rule fires where it is broken, and does not in an answer that is nearly the same.

Drills come with wrong answers and right ones, in ``answers/`` and in the drills themselves, where the tests of the
tables and `planner verify` judge them; for the rules that none of these break there are pairs of answers here.
"""

import difflib
from collections.abc import Callable, Iterator

import pytest
from answer_tables import tables
from rule_pairs import PAIRS

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.reader import read_drill
from planner.checking.protocol import Job
from planner.checking.worker import Worker
from planner.domain.drill import Drill
from planner.domain.rules import RULES
from planner.domain.verdict import Outcome

_NEAR_LINES = 3


@pytest.mark.parametrize("rule", PAIRS)
def test_a_rule_fires_for_the_mistake_and_not_for_nearly_the_same_answer(
    rule: str, worker: Worker, passes: Callable[[Job, str], None]
) -> None:
    pair = PAIRS[rule]
    verdict = worker.judge(pair.job, pair.wrong, following=pair.job)
    assert verdict.outcome in {Outcome.FAILED, Outcome.CRASHED, Outcome.TIMED_OUT}, verdict
    assert verdict.rules[:1] == (rule,), verdict
    passes(pair.job, pair.right)


def test_every_rule_has_an_answer_that_breaks_it_and_nearly_the_same_one_that_passes() -> None:
    in_drills = {rule for file in drill_files(paths.drills_folder()) for rule in _broken_nearly_right(read_drill(file))}
    assert PAIRS.keys() | in_drills == RULES.keys()
    assert not PAIRS.keys() & in_drills


def _broken_nearly_right(drill: Drill) -> Iterator[str]:
    """Yield the rules that a wrong answer to the drill breaks, and a right one does not that differs in few lines."""
    told = tables().get(drill.id, [])
    right = [drill.solution, *(accept.code for accept in drill.accepts), *(one.code for one in told if one.family)]
    wrong = [*((reject.rule, reject.code) for reject in drill.rejects), *((one.rule, one.code) for one in told)]
    for rule in dict(wrong):
        codes = [code for broken, code in wrong if broken == rule]
        if rule and any(_changed_lines(code, other) <= _NEAR_LINES for code in codes for other in right):
            yield rule


def _changed_lines(one: str, other: str) -> int:
    left, right = one.strip().splitlines(), other.strip().splitlines()
    edits = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return sum(max(i_end - i, j_end - j) for what, i, i_end, j, j_end in edits if what != "equal")
