"""Compares what training left behind: which curves were recorded, and over how many epochs; not their figures."""

import re
from collections.abc import Mapping
from typing import Any

import keras
import numpy as np
from keras.src.utils.naming import to_snake_case

from planner.checking.judge.about import About
from planner.checking.judge.parts import asked
from planner.checking.judge.trained import steps_made
from planner.checking.judge.values import wrong_kind
from planner.domain.rules import RULES
from planner.domain.verdict import Finding


def is_curves(value: dict[object, object]) -> bool:
    """Tell whether a dict is a History's ``history``: lists of figures, the loss among them."""
    return "loss" in value and all(isinstance(curve, list) for curve in value.values())


def same_history(expected: keras.callbacks.History, actual: object, about: About) -> list[Finding]:
    """Compare the curves of two History objects."""
    if not isinstance(actual, keras.callbacks.History):
        if isinstance(actual, keras.Model):
            return [about.find("not-trained", f"`{about.name}` is a model: keep what fit returns.")]
        return [wrong_kind(expected, actual, about)]
    return _other_model(expected, actual, about) or same_curves(
        expected.history, actual.history, about.part(".history")
    )


def _other_model(expected: keras.callbacks.History, actual: keras.callbacks.History, about: About) -> list[Finding]:
    """Return that another model's fit is kept than that of the model asked for, where that one was trained, too.

    A model that was saved and loaded again is the one that it was: its weights tell.
    """
    name = next((key for key in about.made if about.given.get(key) is expected.model), "")
    model = about.made.get(name)
    if not isinstance(model, keras.Model) or not steps_made(model) or _have_same_weights(model, actual.model):
        return []
    message = f"The fit of `{about.name}` trained another model than `{name}`."
    return [about.find("not-trained", message, help=f"{about.name} = {name}.fit(...), and `{name}` stays as it is.")]


def _have_same_weights(one: keras.Model, other: keras.Model | None) -> bool:
    left, right = ([] if model is None else model.get_weights() for model in (one, other))
    return len(left) == len(right) and all(map(np.array_equal, left, right))


def same_curves(expected: dict[object, object], actual: object, about: About) -> list[Finding]:
    """Compare names and lengths of the curves; a metric counts under any of its names."""
    if not isinstance(actual, dict):
        return [wrong_kind(expected, actual, about)]
    want, have = {_plain(str(key)) for key in expected}, {_plain(str(key)) for key in actual}
    missing = sorted(want - have)
    if missing:
        message = f"`{about.name}` has no curve {', '.join(missing)}; it has {', '.join(sorted(have)) or 'none'}."
        return [about.find("history-keys", message, expected=sorted(want), actual=sorted(have))]
    epochs, done = (len(curves.get("loss", [])) for curves in (expected, actual))  # type: ignore[arg-type]
    if epochs != done:
        message = f"`{about.name}` covers {done} epoch{'s' * (done != 1)}; {asked(epochs)}."
        return [about.find("epochs", message, expected=epochs, actual=done)]
    return _same_lengths(expected, actual, about) or _same_finiteness(expected, actual, about)


def _same_lengths(expected: dict[object, Any], actual: dict[object, Any], about: About) -> list[Finding]:
    """Compare how many epochs were validated."""
    want, have = (len(curves.get("val_loss", [])) for curves in (expected, actual))
    if not want or want == have:
        return []
    message = f"`{about.name}` has {have} validation losses; {want} are asked for, one for each epoch."
    return [about.find("history-keys", message, expected=want, actual=have, help="Leave validation_freq at 1.")]


def _same_finiteness(expected: dict[object, Any], actual: dict[object, Any], about: About) -> list[Finding]:
    """A loss that turns NaN, where the reference's does not, is the one figure of a history that is compared."""
    lost = _first_not_finite(actual.get("loss", []))
    if lost is None or _first_not_finite(expected.get("loss", [])) is not None:
        return []
    message = f"The loss in `{about.name}` is {actual['loss'][lost]} from epoch {lost + 1} on."
    return [about.find("not-finite", message, actual=actual["loss"][lost], help=RULES["not-finite"].help)]


def curve_of(curves: Mapping[str, Any], name: str, model: keras.Model | None) -> Any:
    """Return a curve or figure under any of its metric's names; None where there is none.

    A metric of Keras's counts by its class in the model, whatever it was named there.
    """
    kinds = _kinds(model)
    named = {key: _plain(_of_kind(key, kinds)) for key in curves}
    exact = [name] if named.get(name) == _plain(name) else []
    return next((curves[key] for key in (*exact, *curves) if named[key] == _plain(name)), None)


def _of_kind(key: str, kinds: Mapping[str, str]) -> str:
    """Return a curve's name with its metric's kind for the metric's name."""
    name = key.removeprefix("val_")
    return key.removesuffix(name) + kinds.get(name, name)


def _kinds(model: keras.Model | None) -> dict[str, str]:
    """Return which of Keras's metrics each name in a compiled model stands for, where it is one of them."""
    compiled = getattr(model, "_compile_metrics", None)
    metrics = compiled.metrics if compiled is not None and compiled.built else []
    of_keras = [
        (metric.name, next(kind for kind in type(metric).__mro__ if kind.__module__.startswith("keras.")))
        for metric in metrics
    ]
    return {name: to_snake_case(kind.__name__) for name, kind in of_keras if kind not in _ANY_FIGURE}


def _first_not_finite(curve: list[float]) -> int | None:
    return next((epoch for epoch, figure in enumerate(curve) if not np.isfinite(figure)), None)


_ALIASES = {
    "mean_absolute_error": "mae",
    "mean_squared_error": "mse",
    "lr": "learning_rate",
}
_ACCURACY = re.compile(r"(?<![a-z0-9])(?<!top_k_)((sparse_categorical|categorical|binary)_accuracy|acc)$")
_ANY_FIGURE = {keras.metrics.Metric, keras.metrics.Mean, keras.metrics.Sum, keras.metrics.MeanMetricWrapper}


def _plain(key: str) -> str:
    """Return a curve's name in one form: ``val_sparse_categorical_accuracy`` is ``val_accuracy``.

    The accuracy of the best few classes, ``top_k``, is another metric.
    """
    name = key.removeprefix("val_")
    return key.removesuffix(name) + _ALIASES.get(name, _ACCURACY.sub("accuracy", name))
