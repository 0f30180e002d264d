"""One form for a loss, whether given as string, alias, class, function or object; one's own judged by its figures."""

import inspect
from collections.abc import Iterator
from functools import cache
from typing import Any

import keras
import numpy as np
from keras.src.losses.losses import LossFunctionWrapper

from planner.checking.judge.about import About
from planner.checking.judge.configs import plain
from planner.domain.verdict import Finding

PROBABILITY_LOSSES = ("BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy")
_LABELS = {"SparseCategoricalCrossentropy": "integer labels", "CategoricalCrossentropy": "one-hot labels"}
_IGNORED = {"name", "dtype"}
_REDUCTIONS = {"mean": "sum_over_batch_size", "mean_with_sample_weight": "sum_over_batch_size", None: "none"}
_SAMPLES, _UNITS = 8, 3

Canonical = tuple[str, dict[str, object]]
Batch = tuple[Any, Any]


@cache
def wrapped(module: str, attribute: str, base: str) -> dict[object, type]:
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


def _made(loss: object) -> object:
    """Return a loss as the object that Keras makes of it, a function of one's own as it is."""
    made = keras.losses.get(loss)
    kind = None if isinstance(made, keras.losses.Loss) else wrapped("losses", "fn", "LossFunctionWrapper").get(made)
    return kind() if kind else made


def canonical_loss(loss: object) -> Canonical:
    """Return a loss's class and arguments."""
    made = _made(loss)
    if not isinstance(made, keras.losses.Loss):
        return (getattr(made, "__name__", str(made)), {})
    # Some losses, Huber among them, leave their own arguments out of their config.
    config = {**getattr(made, "_fn_kwargs", {}), **made.get_config()}
    kept: dict[str, object] = {key: plain(value) for key, value in config.items() if key not in _IGNORED}
    if "reduction" in kept:
        kept["reduction"] = _REDUCTIONS.get(kept["reduction"], kept["reduction"])  # type: ignore[call-overload]
    return (type(made).__name__, kept)


def loss_difference(expected: object, actual: object, units: int | None, name: str, about: About) -> Finding | None:
    """Return how a loss, called by the name given, differs from the one asked for; None where it doesn't."""
    want, have = canonical_loss(expected), canonical_loss(actual)
    if _is_own(expected) or _is_own(actual):
        return _by_figures(expected, actual, units, name, about)
    if want == have:
        return None
    if want[0] == have[0]:
        return _arguments(want, have, name, about)
    if want[0] in _LABELS and have[0] in _LABELS:
        message = f"{have[0]} is for {_LABELS[have[0]]}; the labels here are {_LABELS[want[0]]}, for {want[0]}."
        return about.find("labels-loss-mismatch", message, expected=want[0], actual=have[0])
    message = f"{name} is {have[0]}; {want[0]} is asked for."
    return about.find("loss", message, expected=want[0], actual=have[0])


def _arguments(want: Canonical, have: Canonical, name: str, about: About) -> Finding:
    key = next((key for key in want[1] if want[1][key] != have[1].get(key)), "arguments")
    rule = "from-logits" if key == "from_logits" else "loss"
    left, right = want[1].get(key), have[1].get(key)
    message = f"{name} has {key}={right!r}; {left!r} is asked for."
    return about.find(rule, message, expected=left, actual=right)


def _is_own(loss: object) -> bool:
    made = _made(loss)
    return not (isinstance(made, keras.losses.Loss) and type(made).__module__.startswith("keras."))


def _by_figures(expected: object, actual: object, units: int | None, name: str, about: About) -> Finding | None:
    """Compare by what the losses give, where one of them is the learner's or the drill's own."""
    want, have = canonical_loss(expected)[0], canonical_loss(actual)[0]
    for batch in batches_for(want, units or _UNITS):
        asked, given = _figure(expected, batch), _figure(actual, batch)
        if asked is None or not np.all(np.isfinite(asked)):
            continue
        if given is None:
            message = f"{name}, {have}, can't be used on labels of shape {tuple(batch[0].shape)} as {want} can."
            return about.find("loss", message, expected=want, actual=have)
        if asked.shape != given.shape or not np.allclose(asked, given, rtol=1e-4, atol=1e-6):
            message = f"{name}, {have}, gives {given:.4g} where {want} gives {asked:.4g}."
            return about.find("loss", message, expected=want, actual=have)
    return None


def _figure(loss: object, batch: Batch) -> np.ndarray[Any, Any] | None:
    made = _made(loss)
    judged = made if isinstance(made, keras.losses.Loss) else LossFunctionWrapper(made)
    try:
        return np.asarray(judged(*batch), dtype="float64")
    except Exception:  # a loss made for other labels
        return None


def batches_for(kind: str, units: int) -> Iterator[Batch]:
    """Return labels and predictions that a loss or metric of Keras's takes; of every kind for one's own."""
    draw = np.random.default_rng(11)
    logits = draw.normal(size=(_SAMPLES, units)).astype("float32")
    integers = draw.integers(0, units, _SAMPLES)
    binary = draw.integers(0, 2, (_SAMPLES, units)).astype("float32")
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    between = 1 / (1 + np.exp(-logits))
    of_kind = {
        "Sparse": (integers, shares),
        "Categorical": (np.eye(units, dtype="float32")[integers], shares),
        "Binary": (binary, between),
        "": (draw.normal(size=logits.shape).astype("float32"), logits),
    }
    known = hasattr(keras.losses, kind) or hasattr(keras.metrics, kind)
    chosen = [next(batch for start, batch in of_kind.items() if kind.startswith(start))]
    for labels, predictions in chosen if known else [of_kind[""], of_kind["Categorical"], of_kind["Binary"]]:
        yield keras.ops.convert_to_tensor(labels), keras.ops.convert_to_tensor(predictions)
