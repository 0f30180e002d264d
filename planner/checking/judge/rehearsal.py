"""Has the reference train on a single batch an epoch, step by step without a graph.

What training left of figures is chance, so nothing of it is compared: which curves were recorded, over how many
epochs, and what took part are. The answer is told nothing of this; it trains in full.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer as Trainer

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
            arguments = signature.bind(*args, **named).arguments
        except TypeError:  # fit itself says what it is
            return fit(*args, **named)
        return eager(**_one_batch(arguments))

    return shortened


def _one_batch(told: dict[str, Any]) -> dict[str, Any]:
    """Return what ``fit`` is told, with one batch of the training and of the validation data, where that is known."""
    size = told.get("batch_size") or _KERAS_BATCH
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


def _cut(data: Any, size: int) -> Any:
    """Return the first batch of a dataset, or of arrays; all of anything else, and where some of it is."""
    if isinstance(data, tf.data.Dataset):
        return data.take(1)
    parts = [part for part in keras.tree.flatten(data) if part is not None]
    if any(isinstance(part, tf.data.Dataset) for part in parts):
        return [_cut(part, size) if part is not None else None for part in data]
    if not all(isinstance(part, np.ndarray | tf.Tensor) for part in parts):
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
