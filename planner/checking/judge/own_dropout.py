"""A dropout that is no layer of Keras's, as the Dropout of its rate: a function, or a layer of the learner's own.

A layer is one by what it does to figures that are put in: at rest it hands them on; in training it drops a share of
them, each for itself and others each time, and makes the rest larger by 1 / (1 - rate).
"""

import math
from contextlib import suppress
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.layers.layer import Layer
from numpy.typing import NDArray

from planner.checking.judge.own_training import left_as_it_was

_FIGURES = 4096  # enough that the share of those dropped is known to a few hundredths
_OF_SHARE, _OF_FIGURES = 0.05, 1e-4
_DIGITS = 5


def as_dropout(layer: Layer, given: Any) -> keras.layers.Dropout | None:
    """Return the Dropout that a layer is for what it is given, under the name of its class; None where it is none."""
    if layer._layers or layer.weights or not layer._call_has_training_arg:  # noqa: SLF001 - Keras tells only all
        return None
    if not (tf.is_tensor(given) and given.dtype.is_floating and math.prod(given.shape)):
        return None
    with suppress(Exception), left_as_it_was(layer):  # whatever code of the learner's own makes of these figures
        rate = _rate(layer, tuple(given.shape[1:]), given.dtype)
        if rate:
            dropout = type(type(layer).__name__, (keras.layers.Dropout,), {})(rate, name=layer.name)
            dropout.supports_masking = layer.supports_masking
            return dropout
    return None


def of_function(x: Any, rate: Any, noise_shape: Any) -> keras.layers.Dropout | None:
    """Return the Dropout that does what ``tf.nn.dropout`` is asked for, None where no layer does."""
    with suppress(TypeError, ValueError):
        is_each = noise_shape is None or np.array_equal(noise_shape, x.shape)
        return keras.layers.Dropout(float(rate), noise_shape=None if is_each else tuple(map(int, noise_shape)))
    return None


def _rate(layer: Layer, shape: tuple[int, ...], dtype: tf.DType) -> float | None:
    count = 1 + _FIGURES // math.prod(shape)
    figures = np.random.default_rng(5).uniform(0.5, 1.5, size=(count, *shape))
    given = tf.constant(figures, dtype=dtype)
    rested, one, other = (_factors(layer, given, training=training) for training in (False, True, True))
    largest = float(one.max())
    kept = one > 0
    rate = 1 - 1 / largest
    holds = (
        np.allclose(rested, 1, rtol=_OF_FIGURES)
        and np.allclose(one[kept], largest, rtol=_OF_FIGURES)
        and not np.any(one[~kept])
        and abs(rate - (1 - kept.mean())) < _OF_SHARE
        and not np.array_equal(kept, other > 0)
        and _is_each_for_itself(kept)
    )
    return round(rate, _DIGITS) if holds else None


def _factors(layer: Layer, given: tf.Tensor, *, training: bool) -> NDArray[Any]:
    """Return by what each figure is made larger. The layer's own ``call`` leaves what the next layer is told."""
    return np.asarray(layer.call(given, training=training) / given, dtype="float64")


def _is_each_for_itself(kept: NDArray[np.bool_]) -> bool:
    """Tell whether along no axis all share one fate, as whole channels do in SpatialDropout."""
    axes = [axis for axis, size in enumerate(kept.shape) if size > 1]
    return not any(np.array_equal(kept, np.broadcast_to(kept.take([0], axis), kept.shape)) for axis in axes)
