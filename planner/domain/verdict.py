"""What the checker says of one run."""

from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.training import Curves


class Outcome(StrEnum):
    """The kind of a verdict.

    ``BROKEN``: the drill itself or the checker failed, so nothing is said of the answer.
    """

    PASSED = "passed"
    FAILED = "failed"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference found: ``rule`` names the kind of mistake, ``message`` says it in a sentence.

    ``line`` counts from 1 in the learner's answer, None where it can't be known. ``original`` is what Python or
    Keras said itself, where the finding translates an error.
    """

    rule: str
    message: str
    help: str = ""
    line: int | None = None
    expected: str = ""
    actual: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a run, at most three findings, and the first and last of what the answer printed.

    ``right_so_far`` says, of an answer that failed, what of it is right already, in the order of the work.
    ``curves`` are those of the answer's last ``fit``, empty where it trained nothing.
    """

    outcome: Outcome
    seconds: float
    findings: tuple[Finding, ...] = ()
    output: str = ""
    right_so_far: tuple[str, ...] = ()
    curves: Curves = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether the answer is right."""
        return self.outcome is Outcome.PASSED

    @property
    def rules(self) -> tuple[str, ...]:
        """The findings' rules, in their order."""
        return tuple(finding.rule for finding in self.findings)
