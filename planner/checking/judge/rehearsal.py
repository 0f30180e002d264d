"""Has the reference train on a single batch an epoch, step by step without a graph.

What training left of figures is chance, so nothing of it is compared: which curves were recorded, over how many
epochs and steps, and what took part are. So the steps left out are counted as if they had been made. The answer is told
nothing of this; it trains in full.
"""

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer as Trainer

from planner.checking.judge.trained import steps_made

_KERAS_BATCH = 32  # where fit is told no batch size
_DATA = ("x", "y", "sample_weight")


@contextmanager
def rehearsing() -> Iterator[None]:
    """Shorten every ``fit``; ``evaluate`` and ``predict`` see all their data, but make no graph of the model."""
    whole = Trainer.fit, Trainer.evaluate, Trainer.predict
    Trainer.fit = _shortened(Trainer.fit)
    Trainer.evaluate, Trainer.predict = _eager(Trainer.evaluate), _eager(Trainer.predict)
    try:
        yield
    finally:
        Trainer.fit, Trainer.evaluate, Trainer.predict = whole


def _shortened(fit: Callable[..., Any]) -> Callable[..., Any]:
    signature, eager = inspect.signature(fit), _eager(fit)

    def shortened(*args: object, **named: object) -> Any:
        try:
            told = signature.bind(*args, **named).arguments
        except TypeError:  # fit itself says what it is
            return fit(*args, **named)
        size, model = told.get("batch_size") or _KERAS_BATCH, told["self"]
        steps, before = _steps_an_epoch(told, size), steps_made(model)
        history = eager(**_one_batch(told, size))
        if steps is not None:
            model.optimizer.iterations.assign(before + steps * len(history.epoch))
            history.params["steps"] = history.params["steps"] and steps
        return history

    return shortened


def _steps_an_epoch(told: Mapping[str, Any], size: int) -> int | None:
    """Return how many steps an epoch has; None where the data is not cut."""
    if told.get("steps_per_epoch"):
        return int(told["steps_per_epoch"])
    x = told.get("x")
    if isinstance(x, tf.data.Dataset):
        known = int(x.cardinality())
        return sum(1 for _ in x) if known == tf.data.UNKNOWN_CARDINALITY else max(known, 0)
    parts = [told[name] for name in _DATA if told.get(name) is not None]
    if x is None or told.get("validation_split") or not _are_arrays(parts):
        return None
    return math.ceil(len(keras.tree.flatten(x)[0]) / size)


def _one_batch(told: dict[str, Any], size: int) -> dict[str, Any]:
    """Return what ``fit`` is told, with one batch of the training and of the validation data, where that is known."""
    if told.get("steps_per_epoch"):
        told["steps_per_epoch"] = 1
    elif not told.get("validation_split"):
        names = [name for name in _DATA if name in told]
        told.update(zip(names, _cut([told[name] for name in names], size), strict=True))
    if told.get("validation_steps"):
        told["validation_steps"] = 1
    elif "validation_data" in told:
        told["validation_data"] = _cut(told["validation_data"], told.get("validation_batch_size") or size)
    return told


def _are_arrays(data: Any) -> bool:
    return all(isinstance(part, np.ndarray | tf.Tensor) for part in keras.tree.flatten(data) if part is not None)


def _cut(data: Any, size: int) -> Any:
    """Return the first batch of a dataset, or of arrays; all of anything else, and where some of it is."""
    if isinstance(data, tf.data.Dataset):
        return data.take(1)
    if any(isinstance(part, tf.data.Dataset) for part in keras.tree.flatten(data)):
        return [_cut(part, size) if part is not None else None for part in data]
    if not _are_arrays(data):
        return data
    return keras.tree.map_structure(lambda part: part if part is None else part[:size], data)


def _eager(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of a model's that makes no graph of it, and leaves the model as it was told to run."""

    def eager(self: Any, *args: object, **named: object) -> Any:
        told = self.run_eagerly
        if told:
            return method(self, *args, **named)
        self.run_eagerly = True
        try:
            return method(self, *args, **named)
        finally:
            self.run_eagerly = told
            self.train_function = self.test_function = self.predict_function = None

    return eager
