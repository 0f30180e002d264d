"""One form for a metric, whether given as string, alias, class, function or object; one's own judged by its figures."""

import inspect
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from planner.checking.judge.losses import batches_for, wrapped

_ACCURACIES = {"accuracy", "acc", "ce", "crossentropy"}
_IGNORED = ("name", "dtype", "axis")
_BY_LOSS = {
    "BinaryCrossentropy": "Binary",
    "CategoricalCrossentropy": "Categorical",
    "SparseCategoricalCrossentropy": "SparseCategorical",
}


def canonical_metric(metric: object, loss: str, units: int | None) -> str:
    """Return a metric's class and what isn't its default; accuracy by the labels that the loss takes."""
    if isinstance(metric, str) and metric.lower() in _ACCURACIES:
        kind = "Crossentropy" if metric.lower() == "ce" or "cross" in metric.lower() else "Accuracy"
        return _BY_LOSS.get(loss, "Binary" if units == 1 else "") + kind
    made = _made(metric)
    if not isinstance(made, keras.metrics.Metric):
        return getattr(made, "__name__", str(made))
    figures = {key: value for key, value in made.get_config().items() if key not in _IGNORED}
    config = {key: value for key, value in figures.items() if _is_set(made, key, value)}
    return type(made).__name__ + (f"({config})" if config else "")


def same_metric(expected: object, actual: object, loss: str, units: int | None) -> bool:
    """Tell whether two metrics are one, by what they are or, where one is the learner's own, by what they give."""
    want, have = (canonical_metric(metric, loss, units) for metric in (expected, actual))
    own = [metric for metric in (expected, actual) if _is_own(metric)]
    if not own:
        return want == have
    kind = want.partition("(")[0] if len(own) == 1 and own[0] is actual else ""
    if isinstance(expected, str) and hasattr(keras.metrics, want):  # accuracy stands for the one that the labels take
        expected = want
    return _same_figures(expected, actual, kind or "own", units or 3)


def _made(metric: object) -> object:
    made = keras.metrics.get(metric)
    if isinstance(made, keras.metrics.Metric):
        return made
    kind = wrapped("metrics", "_fn", "MeanMetricWrapper").get(made)
    return kind() if kind else made


def _is_own(metric: object) -> bool:
    if isinstance(metric, str):
        return False
    made = _made(metric)
    return not (isinstance(made, keras.metrics.Metric) and type(made).__module__.startswith("keras."))


def _same_figures(expected: object, actual: object, kind: str, units: int) -> bool:
    pairs = [[_figure(metric, *batch) for metric in (expected, actual)] for batch in batches_for(kind, units)]
    used = [(want, have) for want, have in pairs if want is not None]
    return bool(used) and all(
        have is not None and np.allclose(want, have, rtol=1e-4, atol=1e-6, equal_nan=True) for want, have in used
    )


def _figure(metric: object, labels: object, predictions: object) -> NDArray[Any] | None:
    """Return what a metric gives, None where it is made for other labels."""
    made = _made(metric)
    judged = made if isinstance(made, keras.metrics.Metric) else keras.metrics.MeanMetricWrapper(made)
    try:
        judged.reset_state()
        judged.update_state(labels, predictions)
        figure = np.asarray(judged.result(), dtype="float64")
        judged.reset_state()
    except Exception:
        return None
    return figure


def _is_set(metric: keras.metrics.Metric, key: str, value: object) -> bool:
    """Tell whether an argument differs from the class's own default."""
    parameter = inspect.signature(type(metric).__init__).parameters.get(key)
    default = parameter.default if parameter else inspect.Parameter.empty
    return default is inspect.Parameter.empty or (value != default and not (default is None and value in ([0.5], 0.5)))
