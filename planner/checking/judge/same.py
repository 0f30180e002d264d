"""Compares two values by what they are: the one place that knows every kind an answer may be of."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import PurePath
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from planner.checking.judge import arguments, feedback, scalars, values
from planner.checking.judge.about import About
from planner.checking.judge.callback_arguments import callback_difference
from planner.checking.judge.configs import config_of
from planner.checking.judge.datasets import same_dataset
from planner.checking.judge.functions import same_function
from planner.checking.judge.histories import is_curves, same_curves, same_history
from planner.checking.judge.layers import same_layer
from planner.checking.judge.losses import canonical_loss
from planner.checking.judge.metrics import canonical_metric
from planner.checking.judge.models import same_model
from planner.checking.judge.optimizers import same_optimizer
from planner.checking.judge.own import callbacks
from planner.domain.verdict import Finding

_EPOCHS = 24  # that a schedule of learning rates is followed through
_MOST_ITEMS = 200  # of an iterator, which may never end


def same(expected: object, actual: object, about: About) -> list[Finding]:
    """Return the differences between the reference's value and the answer's, the first one first."""
    expected, actual = _plain(expected), _plain(actual)
    if values.left_its_graph(actual):
        return [values.out_of_its_graph(about)]
    if values.is_single(expected) and isinstance(actual, bool | int | float):
        expected = np.asarray(expected)[()]
    for kinds, compare in _KINDS:
        if isinstance(expected, kinds):
            return compare(expected, actual, about)
    if callable(expected):
        return same_function(expected, actual, about, same)
    if type(expected) is not type(actual):
        return [values.wrong_kind(expected, actual, about)]
    if hasattr(expected, "__dict__"):
        return _same_dict(vars(expected), vars(actual), about)
    return scalars.same_by_equality(expected, actual, about)


def _plain(value: object) -> object:
    """Return a static shape as the tuple, and a path as the text, that it stands for."""
    if isinstance(value, PurePath):
        return str(value)
    return tuple(value) if isinstance(value, tf.TensorShape) and value.rank is not None else value


def _same_layer(expected: keras.layers.Layer, actual: object, about: About) -> list[Finding]:
    """Compare a layer, and what it does with the drill's inputs where there are any."""
    found = same_layer(expected, actual, about)
    if found or not about.inputs:
        return found
    if is_of_keras(expected):
        return same_function(expected, actual, about, same)
    from planner.checking.judge.own import layers  # noqa: PLC0415 - it compares outputs with same

    for (x, *_), _ in arguments.of_both(about):
        try:
            found = layers.compare(expected, actual, x, about, round_trip=False)
        except Exception as error:
            found = [feedback.explain(error, about.answer_path, about.code)]
        if found:
            return found
    return []


def is_of_keras(value: object) -> bool:
    """Tell whether a value is of one of Keras's own classes, which are compared by their arguments."""
    return type(value).__module__.startswith("keras.")


def _same_loss_or_metric(expected: object, actual: object, about: About) -> list[Finding]:
    is_loss = isinstance(expected, keras.losses.Loss)
    if about.inputs and not is_of_keras(expected):
        return same_function(expected, actual, about, same)
    try:
        want, have = ((canonical_loss(x) if is_loss else canonical_metric(x, "", None)) for x in (expected, actual))
    except (ValueError, TypeError):  # no loss or metric at all
        return [values.wrong_kind(expected, actual, about)]
    if want == have:
        return []
    rule = "loss" if is_loss else "metrics-missing"
    return [about.find(rule, f"`{about.name}` is {have}; {want} is asked for.", expected=want, actual=have)]


def _same_part(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare a learning-rate schedule, an initialiser, a regulariser or a constraint by class and arguments."""
    if about.inputs and callable(actual):
        return same_function(expected, actual, about, same)
    want, have = type(expected).__name__, type(actual).__name__
    if want != have:
        return [values.wrong_kind(expected, actual, about)]
    return _same_dict(config_of(expected), config_of(actual), about)


def _same_callback(expected: keras.callbacks.Callback, actual: object, about: About) -> list[Finding]:
    """Compare a callback of Keras's by class and arguments, a schedule by its rates; anyone's own only by its kind.

    What such a one does is asked by `expect.callback`, with the logs that show it.
    """
    if not is_of_keras(expected):
        return [] if isinstance(actual, keras.callbacks.Callback) else [values.wrong_kind(expected, actual, about)]
    if isinstance(expected, keras.callbacks.LearningRateScheduler):
        return _same_schedule(expected, actual, about)
    return callback_difference(expected, actual, about)


def _same_schedule(expected: keras.callbacks.Callback, actual: keras.callbacks.Callback, about: About) -> list[Finding]:
    if not isinstance(actual, keras.callbacks.Callback):
        return [values.wrong_kind(expected, actual, about)]
    try:
        return callbacks.compare(expected, actual, [{"loss": 1.0}] * _EPOCHS, about)
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)]


def _same_dict(expected: dict[Any, object], actual: object, about: About) -> list[Finding]:
    if is_curves(expected):
        return same_curves(expected, actual, about)
    if not isinstance(actual, dict):
        return [values.wrong_kind(expected, actual, about)]
    if expected.keys() != actual.keys():
        want, have = (sorted(map(repr, keys)) for keys in (expected, actual))
        message = f"`{about.name}` has the keys {', '.join(have)}; {', '.join(want)} are asked for."
        return [about.find("key-missing", message, expected=want, actual=have)]
    for key, value in expected.items():
        findings = same(value, actual[key], about.part(f"[{key!r}]"))
        if findings:
            return findings
    return []


def _same_sequence(expected: list[object] | tuple[object, ...], actual: object, about: About) -> list[Finding]:
    if not isinstance(actual, list | tuple):
        return [values.wrong_kind(expected, actual, about)]
    if len(expected) != len(actual):
        message = f"`{about.name}` has {len(actual)} elements; {len(expected)} are asked for."
        return [about.find("length", message, expected=len(expected), actual=len(actual))]
    for position, (want, have) in enumerate(zip(expected, actual, strict=True)):
        findings = same(want, have, about.part(f"[{position}]"))
        if findings:
            return findings
    return []


def _same_iterator(expected: Iterator[object], actual: object, about: About) -> list[Finding]:
    """Compare the start of what two iterators or generators give; afterwards both have moved on."""
    if not isinstance(actual, Iterator):
        return [values.wrong_kind(expected, actual, about)]
    try:
        got = list(islice(actual, _MOST_ITEMS))
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)]
    return _same_sequence(list(islice(expected, _MOST_ITEMS)), got, about)


_KINDS: tuple[tuple[tuple[type, ...], Callable[..., list[Finding]]], ...] = (
    ((keras.Model,), same_model),
    ((keras.layers.Layer,), _same_layer),
    ((tf.data.Dataset,), same_dataset),
    ((keras.callbacks.History,), same_history),
    ((dict,), _same_dict),
    ((list, tuple), _same_sequence),
    ((Iterator,), _same_iterator),
    ((str, bytes), scalars.same_text),
    ((bool, int, float, complex, np.generic, type(None)), scalars.same_scalar),
    ((tf.Tensor, tf.Variable, tf.RaggedTensor, tf.SparseTensor, np.ndarray, keras.Variable), values.same_array),
    ((keras.optimizers.Optimizer,), same_optimizer),
    ((keras.losses.Loss, keras.metrics.Metric), _same_loss_or_metric),
    ((keras.callbacks.Callback,), _same_callback),
    (
        (
            keras.optimizers.schedules.LearningRateSchedule,
            keras.initializers.Initializer,
            keras.regularizers.Regularizer,
            keras.constraints.Constraint,
        ),
        _same_part,
    ),
)
