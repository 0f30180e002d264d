"""The vocabulary of a drill's Check block, for drills that leave the learner a choice.

A Check block is a few lines of Python that see Given's names, ``answer`` and ``reference`` (with the names as
attributes) and ``expect``. Each expectation that does not hold is a finding; the block runs on to the next.
"""

import re
import types
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.checking.judge import feedback
from planner.checking.judge.sayings.place import place_of
from planner.checking.judge.values import kind_of
from planner.checking.judge.vocabulary.files import Files
from planner.checking.judge.vocabulary.own import Own
from planner.checking.judge.vocabulary.training import Training
from planner.checking.judge.vocabulary.values import Values
from planner.domain.rules import RULES
from planner.domain.verdict import Finding

if TYPE_CHECKING:
    from planner.checking.judge.compare import Comparison

_CHECK_FILE = "check.py"


class BrokenCheckError(Exception):
    """A Check block that can't be what its author meant, whatever the answer."""


class Expect(Values, Training, Own, Files):
    """What a Check block may ask of an answer."""


def check_with(comparison: "Comparison") -> list[Finding]:
    """Run the drill's Check block on the answer.

    An error that the answer's values or its code raise in the block is a finding. Raises BrokenCheckError.
    """
    try:
        code = compile(comparison.job.check, _CHECK_FILE, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise BrokenCheckError(f"Python can't read the Check block: {error}") from error
    expect = Expect(comparison)
    names = {
        **comparison.reference.names,
        "answer": types.SimpleNamespace(**comparison.answer.names),
        "reference": types.SimpleNamespace(**comparison.reference.names),
        "expect": expect,
    }
    try:
        exec(code, names)
    except Exception as error:
        # The block holds for every right answer, so what it stumbles over is in this one.
        expect.findings += [] if expect.findings else [_stumbled(error, comparison)]
    unknown = [finding.rule for finding in expect.findings if finding.rule not in RULES]
    if unknown:
        raise BrokenCheckError(f"the Check block names unknown rules: {', '.join(unknown)}")
    return list(dict.fromkeys(expect.findings))


def _stumbled(error: Exception, comparison: "Comparison") -> Finding:
    finding = feedback.explain(error, comparison.answer.path("answer.py"), comparison.code)
    if finding.line is not None:
        return finding
    used = _used(error, comparison)
    if not used:
        names = ", ".join(f"`{name}`" for name in comparison.job.names)
        message = f"{names} can't be used as the prompt asks: {feedback.own_words(error)}"
        return Finding("wrong-kind", message, finding.help, original=finding.original)
    about = comparison.about(used)
    kind = kind_of(comparison.answer.names[used])
    message = f"`{used}` can't be used as the prompt asks: it is {kind}, and that gives {feedback.own_words(error)}"
    return replace(about.find("wrong-kind", message, help=finding.help), original=finding.original)


def _used(error: Exception, comparison: "Comparison") -> str:
    """Return the answer's name in the expression of the block that failed; empty where there is none, or several."""
    place = place_of(error, _CHECK_FILE, comparison.job.check)
    texts = [value for word in re.findall(r"\w+", place.text) if isinstance(value := place.names.get(word), str)]
    used = [
        name
        for name in comparison.job.names
        if name in texts or re.search(rf"""\banswer\.{name}\b|["']{name}["']""", place.text)
    ]
    return used[0] if len(used) == 1 else ""
