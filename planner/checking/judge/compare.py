"""Compares what an answer made with what the reference made, name by name, or as the drill's Check block says."""

from dataclasses import dataclass, field

import keras

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.expect import check_with
from planner.checking.judge.models import reference_trace
from planner.checking.judge.program import Program
from planner.checking.judge.same import same
from planner.checking.protocol import Job
from planner.domain.verdict import Finding

_WHOLE = "all of it"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finished run of the reference and of the answer, each with its names and its folder.

    ``right``: by name, what of it is found right on the way.
    """

    job: Job
    reference: Program
    answer: Program
    code: str
    right: dict[str, list[str]] = field(default_factory=dict)

    def about(self, name: str) -> About:
        """Return what the comparison of a name needs to know besides the two values."""
        return About(
            name=name,
            code=self.code,
            solution=self.job.solution,
            answer_path=self.answer.path("answer.py"),
            inputs=dict(self.job.inputs).get(name, ()),
            given=self.reference.names,
            own=self.answer.given,
            made={made: self.answer.names[made] for made in self.job.names if made in self.answer.names},
            seed=self.job.seed,
            right=self.right.setdefault(name, []),
            ahead=self.reference.ahead,
        )

    def is_right(self, name: str) -> None:
        """Note that the whole of a name is right, where no part of it was noted."""
        if not self.right.get(name):
            self.right[name] = [_WHOLE]

    def is_wrong(self, name: str) -> None:
        """Take back that the whole of a name is right; parts of it that were noted still are."""
        if self.right.get(name) == [_WHOLE]:
            del self.right[name]

    @property
    def right_so_far(self) -> tuple[str, ...]:
        """What is right, in the order of the names: a whole name, or part by part."""
        if len(self.job.names) == 1:
            return tuple(part for parts in self.right.values() for part in parts)
        told = [(name, ", ".join(parts)) for name, parts in self.right.items() if parts]
        return tuple(f"`{name}`" if parts == _WHOLE else f"`{name}`: {parts}" for name, parts in told)


def work_ahead(reference: Comparison) -> None:
    """Work out what a comparison needs of the reference alone, which stands on both sides here."""
    for name in reference.job.names:
        value = reference.reference.names.get(name)
        about = reference.about(name)
        about.ahead.read([value])
        if isinstance(value, keras.Model) and value.inputs and not about.inputs:
            reference_trace(value, about)


def compare(comparison: Comparison) -> list[Finding]:
    """Return the differences, the most causal first; empty where the answer is right."""
    missing = [name for name in comparison.job.names if name not in comparison.answer.names]
    if missing:
        return [_missing(name, comparison) for name in missing]
    return _each_cause_once(check_with(comparison) if comparison.job.check else _every_name(comparison))


def _every_name(comparison: Comparison) -> list[Finding]:
    findings: list[Finding] = []
    for name in comparison.job.names:
        expected, actual = comparison.reference.names[name], comparison.answer.names[name]
        found = same(expected, actual, comparison.about(name))
        if not found:
            comparison.right[name] = [_WHOLE]
        findings += found
    return findings


def _each_cause_once(findings: list[Finding]) -> list[Finding]:
    """Drop what a model and its history, say, both tell with the same figures: one cause is reported once."""
    causes = {(finding.rule, finding.expected, finding.actual): finding for finding in reversed(findings)}
    return [
        finding
        for finding in findings
        if not (finding.expected or finding.actual) or causes[finding.rule, finding.expected, finding.actual] is finding
    ]


def _missing(name: str, comparison: Comparison) -> Finding:
    near = lines.near_name(name, comparison.code)
    hint = f" There is `{near}`: is it meant to be `{name}`?" if near else ""
    empty = "" if comparison.code.strip() else " The answer is empty."
    return Finding("name-missing", f"`{name}` is not defined.{empty}{hint}", expected=name, actual=near)
