"""Compares how two models were compiled: loss, optimizer and metrics, each by what it is, not how it is spelt."""

import inspect
from functools import cache

import keras
import numpy as np

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.steps import ACTIVATION, Step, plain
from planner.domain.verdict import Finding

_IGNORED = {"name", "dtype", "reduction", "axis"}
_ACCURACIES = {"accuracy", "acc", "ce", "crossentropy"}
_PROBABILITY_LOSSES = ("BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy")
_LABELS = {"SparseCategoricalCrossentropy": "integer labels", "CategoricalCrossentropy": "one-hot labels"}

Canonical = tuple[str, dict[str, object]]


def compare_compiled(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    """Return how compiling differs: nothing where the reference isn't compiled."""
    if not expected.compiled:
        return []
    if not actual.compiled:
        return [about.find("not-compiled", f"`{about.name}` is not compiled: call `{about.name}.compile(...)`.")]
    return [
        *_compare_loss(expected, actual, about),
        *same_optimizer(expected.optimizer, actual.optimizer, about),
        *_compare_metrics(expected, actual, about),
    ]


def silent_mistakes(actual: keras.Model, wanted: list[Step], got: list[Step], about: About) -> list[Finding]:
    """Return the mistakes of loss and last activation that Keras lets pass, going by the models' steps."""
    if not actual.compiled or not isinstance(actual.loss, str | keras.losses.Loss) or not got:
        return []
    loss, config = canonical_loss(actual.loss)
    if loss not in _PROBABILITY_LOSSES:
        return []
    activation, from_logits = _last_activation(got), bool(config.get("from_logits"))
    line = lines.of_call("compile", about.code)
    if activation == "softmax" and got[-1].outputs[0][-1] == 1:
        message = "softmax over a single unit is always 1: one unit takes sigmoid."
        return [about.find("softmax-one-unit", message, line=line)]
    if from_logits and activation in ("softmax", "sigmoid"):
        message = f"The last layer's {activation} already gives probabilities, but the loss is told from_logits=True."
        return [about.find("from-logits", message, line=line)]
    if not from_logits and activation is None and _last_activation(wanted) is not None:
        message = f"The last layer has no activation, so it gives logits, but {loss} expects probabilities."
        return [about.find("from-logits", message, line=line)]
    return []


def _last_activation(steps: list[Step]) -> str | None:
    last = steps[-1] if steps else None
    return str(last.config["name"]) if last and last.kind == ACTIVATION else None


def _units(model: keras.Model) -> int | None:
    outputs = getattr(model, "outputs", None)
    return outputs[0].shape[-1] if outputs else None


@cache
def _wrapped(module: str, attribute: str, base: str) -> dict[object, type]:
    """Map the functions that Keras's loss or metric classes wrap to those classes."""
    classes = [value for _, value in inspect.getmembers(getattr(keras, module), inspect.isclass)]
    found: dict[object, type] = {}
    for kind in classes:
        if base in {parent.__name__ for parent in kind.__mro__[1:]}:
            try:
                found.setdefault(getattr(kind(), attribute), kind)
            except TypeError:  # a class that can't be made without arguments wraps no plain function
                continue
    return found


def canonical_loss(loss: object) -> Canonical:
    """Return a loss's class and arguments, whether given as string, alias, function or object."""
    made = keras.losses.get(loss)
    if not isinstance(made, keras.losses.Loss):
        kind = _wrapped("losses", "fn", "LossFunctionWrapper").get(made)
        if kind is None:
            return (getattr(made, "__name__", str(made)), {})
        made = kind()
    # Some losses, Huber among them, leave their own arguments out of their config.
    config = {**getattr(made, "_fn_kwargs", {}), **made.get_config()}
    return (type(made).__name__, {key: plain(value) for key, value in config.items() if key not in _IGNORED})


def _compare_loss(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    line = lines.of_call("compile", about.code)
    if isinstance(expected.loss, list | dict) or isinstance(actual.loss, list | dict):
        wanted, got = ([canonical_loss(x) for x in keras.tree.flatten(m.loss)] for m in (expected, actual))
        same = wanted == got
        return [] if same else [about.find("loss", "The losses differ.", expected=wanted, actual=got, line=line)]
    if actual.loss is None:
        return [
            about.find(
                "loss",
                f"`{about.name}` is compiled without a loss.",
                expected=canonical_loss(expected.loss)[0],
                line=line,
            )
        ]
    want, have = canonical_loss(expected.loss), canonical_loss(actual.loss)
    if want == have:
        return []
    if want[0] == have[0]:
        return [_loss_arguments(want, have, line, about)]
    if want[0] in _LABELS and have[0] in _LABELS:
        message = f"{have[0]} is for {_LABELS[have[0]]}; the labels here are {_LABELS[want[0]]}, for {want[0]}."
        return [about.find("labels-loss-mismatch", message, expected=want[0], actual=have[0], line=line)]
    return [
        about.find(
            "loss",
            f"The loss is {have[0]}; {want[0]} is asked for.",
            expected=want[0],
            actual=have[0],
            line=line,
        )
    ]


def _loss_arguments(want: Canonical, have: Canonical, line: int | None, about: About) -> Finding:
    key = next((key for key in want[1] if want[1][key] != have[1].get(key)), "arguments")
    rule = "from-logits" if key == "from_logits" else "loss"
    left, right = want[1].get(key), have[1].get(key)
    return about.find(
        rule, f"The loss has {key}={right!r}; {left!r} is asked for.", expected=left, actual=right, line=line
    )


def same_optimizer(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare two optimizers by class and numbers."""
    want, have = type(expected).__name__, type(actual).__name__
    line = lines.of_call(have, about.code) or lines.of_call("compile", about.code)
    if want != have:
        return [
            about.find(
                "optimizer",
                f"The optimizer is {have}; {want} is asked for.",
                expected=want,
                actual=have,
                line=line,
            )
        ]
    wanted, got = _optimizer_config(expected), _optimizer_config(actual)
    for key, value in wanted.items():
        if not _equal_numbers(value, got.get(key)):
            rule = "learning-rate" if key == "learning_rate" else "optimizer-argument"
            message = f"{have} has {key}={_shown(got.get(key))}; {_shown(value)} is asked for."
            return [about.find(rule, message, expected=_shown(value), actual=_shown(got.get(key)), line=line)]
    return []


def _optimizer_config(optimizer: object) -> dict[str, object]:
    config = optimizer.get_config()  # type: ignore[attr-defined]
    return {key: plain(value) for key, value in config.items() if key not in ("name", "dtype")}


def _equal_numbers(left: object, right: object) -> bool:
    if isinstance(left, float | int | np.number) and isinstance(right, float | int | np.number):
        return bool(np.isclose(float(left), float(right), rtol=1e-5, atol=0))
    return left == right


def _shown(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float | np.floating) else repr(value)


def _metric_names(model: keras.Model) -> list[str]:
    compiled = model._compile_metrics  # noqa: SLF001 - Keras keeps what compile was given nowhere else
    given = keras.tree.flatten(compiled._user_metrics) if compiled is not None else []  # noqa: SLF001
    loss = canonical_loss(model.loss)[0] if model.loss is not None and not isinstance(model.loss, list | dict) else ""
    return sorted(canonical_metric(metric, loss, _units(model)) for metric in given if metric is not None)


def canonical_metric(metric: object, loss: str, units: int | None) -> str:
    """Return a metric's class, whether given as string, alias, function or object; accuracy by the loss's labels."""
    if isinstance(metric, str) and metric.lower() in _ACCURACIES:
        kind = "Crossentropy" if metric.lower() == "ce" or "cross" in metric.lower() else "Accuracy"
        labels = {
            "BinaryCrossentropy": "Binary",
            "CategoricalCrossentropy": "Categorical",
            "SparseCategoricalCrossentropy": "SparseCategorical",
        }
        return labels.get(loss, "Binary" if units == 1 else "") + kind
    made = keras.metrics.get(metric)
    if isinstance(made, keras.metrics.Metric):
        ignored = ("name", "dtype", "axis")
        config = {
            key: value for key, value in made.get_config().items() if key not in ignored and _is_set(made, key, value)
        }
        return type(made).__name__ + (f"({config})" if config else "")
    kind_of = _wrapped("metrics", "_fn", "MeanMetricWrapper").get(made)
    return kind_of.__name__ if kind_of else getattr(made, "__name__", str(made))


def _is_set(metric: keras.metrics.Metric, key: str, value: object) -> bool:
    """Tell whether an argument differs from the class's own default."""
    parameter = inspect.signature(type(metric).__init__).parameters.get(key)
    default = parameter.default if parameter else inspect.Parameter.empty
    return default is inspect.Parameter.empty or (value != default and not (default is None and value in ([0.5], 0.5)))


def _compare_metrics(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    want, have = _metric_names(expected), _metric_names(actual)
    missing = [name for name in want if name not in have]
    if not missing:
        return []
    message = f"compile has no metric {', '.join(missing)}." + (f" It has {', '.join(have)}." if have else "")
    line = lines.of_call("compile", about.code)
    return [about.find("metrics-missing", message, expected=", ".join(want), actual=", ".join(have), line=line)]
