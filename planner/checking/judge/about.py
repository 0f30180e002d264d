"""What a comparison needs to know besides the two values: how the value is called, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from planner.checking.judge import lines
from planner.checking.judge.ahead import Ahead
from planner.domain.verdict import Finding


@dataclass(frozen=True, slots=True)
class About:
    """The name under comparison, the learner's code and the solution, and the calls that a function is tried with.

    ``given`` holds the reference's names, for the expressions in ``inputs``; ``own`` those of Given as it ran for
    the answer, for arguments that keep a state; ``made`` what the answer made of the names asked for; ``right`` what
    was found right so far; ``ahead`` what of the reference was worked out before; ``any_dtype`` that numbers count by
    their values alone.
    """

    name: str
    code: str
    solution: str
    answer_path: str
    inputs: tuple[str, ...]
    given: Mapping[str, object]
    own: Mapping[str, object]
    made: Mapping[str, object]
    seed: int
    right: list[str] = field(default_factory=list)
    ahead: Ahead = field(default_factory=Ahead)
    any_dtype: bool = False

    def note(self, part: str) -> None:
        """Note a part of the answer that is right, in a few words."""
        if part not in self.right:
            self.right.append(part)

    def part(self, suffix: str) -> "About":
        """Return the same for a part of the value, named as Python would name it."""
        return replace(self, name=self.name + suffix)

    def draw(self) -> np.random.Generator:
        """Return a fresh generator: the reference and the answer are given equal figures."""
        return np.random.default_rng(self.seed)

    def calls(self) -> list[tuple[object, ...]]:
        """Evaluate the inputs anew, each to a tuple of positional arguments."""
        return self._calls(self.given)

    def calls_of_answer(self) -> list[tuple[object, ...]]:
        """Evaluate the inputs with what Given made for the answer."""
        return self._calls({**self.given, **self.own})

    def _calls(self, names: Mapping[str, object]) -> list[tuple[object, ...]]:
        seen = {**names, "draw": self.draw()}
        made = [eval(call, seen) for call in self.inputs]  # noqa: S307
        return [call if isinstance(call, tuple) else (call,) for call in made]

    def find(  # noqa: PLR0913 - a finding's own fields
        self,
        rule: str,
        message: str,
        *,
        expected: object = "",
        actual: object = "",
        help: str = "",  # noqa: A002 - the field's name in every verdict
        line: int | None = None,
    ) -> Finding:
        """Make a finding about this name, at the line where the name is last defined unless one is given."""
        where = line if line is not None else lines.of_name(self.name, self.code)
        return Finding(rule, brief(message, 600), help, where, brief(expected), brief(actual))


def brief(value: object, most: int = 200) -> str:
    """Show a value in at most so many characters."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= most else text[: most - 1] + "…"
