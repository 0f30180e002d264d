"""Compares what an answer made with what the reference made, name by name, or as the drill's Check block says."""

from dataclasses import dataclass

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.expect import check_with
from planner.checking.judge.program import Program
from planner.checking.judge.same import same
from planner.checking.protocol import Job
from planner.domain.verdict import Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finished run of the reference and of the answer, each with its names and its folder."""

    job: Job
    reference: Program
    answer: Program
    code: str

    def about(self, name: str) -> About:
        """Return what the comparison of a name needs to know besides the two values."""
        return About(
            name=name,
            code=self.code,
            answer_path=self.answer.path("answer.py"),
            inputs=dict(self.job.inputs).get(name, ()),
            given=self.reference.names,
            own=self.answer.given,
            seed=self.job.seed,
        )


def compare(comparison: Comparison) -> list[Finding]:
    """Return the differences, the most causal first; empty where the answer is right."""
    missing = [name for name in comparison.job.names if name not in comparison.answer.names]
    if missing:
        return [_missing(name, comparison) for name in missing]
    if comparison.job.check:
        return check_with(comparison)
    findings: list[Finding] = []
    for name in comparison.job.names:
        expected, actual = comparison.reference.names[name], comparison.answer.names[name]
        findings += same(expected, actual, comparison.about(name))
    return _each_cause_once(findings)


def _each_cause_once(findings: list[Finding]) -> list[Finding]:
    """Drop what a model and its history, say, both tell: one cause is reported once."""
    causes = {(finding.rule, finding.expected, finding.actual): finding for finding in reversed(findings)}
    return [finding for finding in findings if causes[finding.rule, finding.expected, finding.actual] is finding]


def _missing(name: str, comparison: Comparison) -> Finding:
    near = lines.near_name(name, comparison.code)
    hint = f" There is `{near}`: is it meant to be `{name}`?" if near else ""
    empty = "" if comparison.code.strip() else " The answer is empty."
    return Finding("name-missing", f"`{name}` is not defined.{empty}{hint}", expected=name, actual=near)
