"""What every expectation stands on: the two results, and the findings so far."""

from typing import TYPE_CHECKING, Any

import keras

from planner.checking.judge import feedback, lines
from planner.checking.judge.about import About
from planner.checking.judge.values import kind_of
from planner.domain.rules import RULES

if TYPE_CHECKING:
    from planner.checking.judge.compare import Comparison
    from planner.domain.verdict import Finding


class Ground:
    """The comparison that a Check block is about."""

    def __init__(self, comparison: "Comparison") -> None:
        self.findings: list[Finding] = []
        self._comparison = comparison
        self._values: dict[str, Any] = comparison.answer.names

    def _about(self, name: str) -> About:
        return self._comparison.about(name)

    def _reference(self, name: str) -> Any:
        return self._comparison.reference.names.get(name)

    def _found(  # noqa: PLR0913 - a finding's own fields
        self, name: str, rule: str, message: str, *, expected: object = "", actual: object = "", method: str = ""
    ) -> None:
        """Add a finding about a name, with its rule's help, at the line that calls this method of it, if any does."""
        self._comparison.is_wrong(name)
        about, help_text = self._about(name), RULES[rule].help
        line = lines.of_method(name, method, about.code) if method else None
        self.findings.append(about.find(rule, message, expected=expected, actual=actual, help=help_text, line=line))

    def _raised(self, error: Exception, name: str) -> None:
        """Add what an answer's code raised as a Check block tried it."""
        self._comparison.is_wrong(name)
        about = self._about(name)
        self.findings.append(feedback.explain(error, about.answer_path, about.code))

    def _model(self, name: str) -> keras.Model | None:
        """Return a name's model; a finding and None where it is none."""
        model = self._values[name]
        if isinstance(model, keras.Model):
            return model
        self._found(name, "wrong-kind", f"`{name}` is {kind_of(model)}; a Keras model is asked for.")
        return None
