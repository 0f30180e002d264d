"""Jobs for the judge's tests: a drill's parts as plain code, with limits short enough for a test."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent

from planner.checking.protocol import Job, Limits

GIVEN = "import keras\nimport numpy as np\nimport tensorflow as tf\n"
LIMITS = Limits(wall_seconds=60.0)

Inputs = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """A reference for ``x`` and an answer; ``rule`` is the first finding's, empty where the answer is right.

    ``line``: what stands in the line that the finding must point to; None where nothing is said of it.
    """

    reference: str
    answer: str
    rule: str = ""
    line: str | None = None
    given: str = ""
    inputs: tuple[str, ...] = ()
    check: str = ""
    names: tuple[str, ...] = ("x",)

    @property
    def job(self) -> Job:
        """The drill that the case stands for."""
        return job_of(
            self.reference,
            given=GIVEN + dedent(self.given),
            names=self.names,
            inputs={self.names[0]: self.inputs} if self.inputs else {},
            check=self.check,
        )


def job_of(
    solution: str,
    *,
    given: str = GIVEN,
    names: tuple[str, ...] = ("x",),
    inputs: Inputs | None = None,
    check: str = "",
    limits: Limits = LIMITS,
) -> Job:
    """Return a job as a drill with these parts would make it."""
    return Job(
        drill="test-drill",
        given=dedent(given),
        solution=dedent(solution),
        names=names,
        inputs=tuple((inputs or {}).items()),
        check=dedent(check),
        seed=1,
        limits=limits,
    )


def line_of(fragment: str, code: str) -> int | None:
    """Return the line, counting from 1, that holds the fragment; None for no fragment."""
    if not fragment:
        return None
    found = [number for number, text in enumerate(code.splitlines(), start=1) if fragment in text]
    assert len(found) == 1, (fragment, found)
    return found[0]
