"""The vocabulary of a drill's Check block, for drills that leave the learner a choice.

A Check block is a few lines of Python that see Given's names, ``answer`` and ``reference`` (with the names as
attributes) and ``expect``. Each expectation that does not hold is a finding; the block runs on to the next.
"""

import types
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import keras
import numpy as np

from planner.checking.judge import feedback
from planner.checking.judge.about import About
from planner.checking.judge.saved import compare_saved
from planner.checking.judge.values import kind_of
from planner.domain.rules import RULES
from planner.domain.verdict import Finding

if TYPE_CHECKING:
    from planner.checking.judge.compare import Comparison


class Expect:
    """What a Check block may ask of an answer."""

    def __init__(self, comparison: "Comparison") -> None:
        self.findings: list[Finding] = []
        self._comparison = comparison
        self._values = comparison.answer.names

    def _about(self, name: str) -> About:
        return self._comparison.about(name)

    def _model(self, name: str) -> keras.Model | None:
        model = self._values[name]
        if isinstance(model, keras.Model):
            return model
        message = f"`{name}` is {kind_of(model)}; a Keras model is asked for."
        self.findings.append(self._about(name).find("wrong-kind", message))
        return None

    def that(self, condition: object, *, rule: str, message: str, help: str = "") -> None:  # noqa: A002
        """Expect a condition to hold; the message says what is wrong where it doesn't."""
        if not condition:
            name = self._comparison.job.names[0]
            self.findings.append(self._about(name).find(rule, message, help=help))

    def same(self, name: str) -> None:
        """Expect a name to hold the same as the reference's, as without a Check block."""
        from planner.checking.judge.same import same  # noqa: PLC0415 - same knows every kind, this one too

        reference = self._comparison.reference.names[name]
        self.findings += same(reference, self._values[name], self._about(name))

    def shape(self, name: str, shape: Sequence[int | None]) -> None:
        """Expect the shape of a value, or of a model's output; None stands for any size."""
        value = self._values[name]
        if isinstance(self._comparison.reference.names.get(name), keras.Model) and self._model(name) is None:
            return
        shapes = [tuple(output.shape) for output in value.outputs] if isinstance(value, keras.Model) else []
        got = shapes[0] if shapes else tuple(value.shape if hasattr(value, "shape") else np.asarray(value).shape)
        fits = len(got) == len(shape) and all(w is None or w == h for w, h in zip(shape, got, strict=True))
        if not fits:
            rule = "output-shape" if isinstance(value, keras.Model) else "shape"
            message = f"`{name}` has shape {got}; {tuple(shape)} is asked for (None: any size)."
            self.findings.append(self._about(name).find(rule, message, expected=tuple(shape), actual=got))

    def at_most_params(self, name: str, most: int) -> None:
        """Expect a model to have at most so many parameters."""
        model = self._model(name)
        if model is not None and model.count_params() > most:
            message = f"`{name}` has {model.count_params():,} parameters; at most {most:,} are allowed."
            found = self._about(name).find("too-many-parameters", message, expected=most, actual=model.count_params())
            self.findings.append(found)

    def layers(self, name: str, *, has: Sequence[str] = (), lacks: Sequence[str] = ()) -> None:
        """Expect kinds of layers to be in a model, nested ones included, and others not to be."""
        model = self._model(name)
        if model is None:
            return
        kinds = {type(layer).__name__ for layer in model._flatten_layers()}  # noqa: SLF001
        for kind in has:
            if kind not in kinds:
                self.findings.append(
                    self._about(name).find("layer-missing", f"`{name}` has no {kind} layer.", expected=kind)
                )
        for kind in lacks:
            if kind in kinds:
                rule = "lambda-layer" if kind == "Lambda" else "layer-extra"
                self.findings.append(
                    self._about(name).find(rule, f"`{name}` has a {kind} layer; it should do without.", actual=kind)
                )

    def trains_to(  # noqa: PLR0913 - what a drill may say of a training run
        self,
        name: str,
        x: object,
        y: object = None,
        *,
        metric: str = "loss",
        at_least: float | None = None,
        at_most: float | None = None,
        epochs: int = 0,
    ) -> None:
        """Expect a model to reach a metric on the data, after training it there for ``epochs`` if any."""
        model = self._model(name)
        if model is None:
            return
        if not model.compiled:
            self.findings.append(self._about(name).find("not-compiled", f"`{name}` is not compiled."))
            return
        try:
            if epochs:
                model.fit(x, y, epochs=epochs, verbose=0)
            reached = model.evaluate(x, y, verbose=0, return_dict=True)
        except Exception as error:
            self.findings.append(feedback.explain(error, self._about(name).answer_path, self._comparison.code))
            return
        self._reached(name, metric, reached, at_least, at_most)

    def _reached(
        self, name: str, metric: str, reached: dict[str, float], at_least: float | None, at_most: float | None
    ) -> None:
        figure = next((value for key, value in reached.items() if key == metric or key.endswith("_" + metric)), None)
        about = self._about(name)
        if figure is None:
            message = f"`{name}` is compiled without the metric {metric}."
            self.findings.append(about.find("metrics-missing", message, expected=metric, actual=", ".join(reached)))
        elif at_least is not None and not figure >= at_least:
            message = f"`{name}` reaches {metric} {figure:.3f}; at least {at_least:g} is asked for."
            self.findings.append(about.find("threshold", message, expected=at_least, actual=round(float(figure), 4)))
        elif at_most is not None and not figure <= at_most:
            message = f"`{name}` has {metric} {figure:.3f}; at most {at_most:g} is asked for."
            self.findings.append(about.find("threshold", message, expected=at_most, actual=round(float(figure), 4)))

    def file(self, path: str) -> None:
        """Expect a file in the answer's working folder; a saved model has to do what the reference's does."""
        folders = self._comparison.reference.folder, self._comparison.answer.folder
        self.findings += compare_saved(Path(path), *folders, self._about(path))


def check_with(comparison: "Comparison") -> list[Finding]:
    """Run the drill's Check block on the answer.

    An error that the answer's values or its code raise in the block is a finding.
    """
    expect = Expect(comparison)
    names = {
        **comparison.reference.names,
        "answer": types.SimpleNamespace(**comparison.answer.names),
        "reference": types.SimpleNamespace(**comparison.reference.names),
        "expect": expect,
    }
    try:
        exec(compile(comparison.job.check, "check.py", "exec", dont_inherit=True), names)
    except Exception as error:
        # The block holds for every right answer, so what it stumbles over is in this one.
        expect.findings += [] if expect.findings else [_stumbled(error, comparison)]
    unknown = [finding.rule for finding in expect.findings if finding.rule not in RULES]
    if unknown:
        raise ValueError(f"the Check block names unknown rules: {', '.join(unknown)}")
    return list(dict.fromkeys(expect.findings))


def _stumbled(error: Exception, comparison: "Comparison") -> Finding:
    finding = feedback.explain(error, comparison.answer.path("answer.py"), comparison.code)
    if finding.line is not None:
        return finding
    names = ", ".join(f"`{name}`" for name in comparison.job.names)
    message = f"{names} can't be used as the prompt asks: {type(error).__name__}: {error}"
    return Finding("wrong-kind", message, finding.help)
