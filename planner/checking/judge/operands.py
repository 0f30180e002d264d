"""What a call was given: its arguments by parameter, and constants in a form that compares."""

import inspect
from collections.abc import Mapping, Sequence

import numpy as np
import tensorflow as tf
from keras.src.ops.operation import Operation

_NOT_DATA = ("training", "mask")
_SMALL = 16


def given(leaf: Operation, args: Sequence[object], kwargs: Mapping[str, object]) -> list[object]:
    """Return a call's arguments in the order of its parameters, without those that carry no data."""
    try:
        bound = inspect.signature(leaf.call).bind(*args, **kwargs).arguments
    except (TypeError, ValueError):
        bound = {"args": args, **kwargs}
    return [value for name, value in bound.items() if name not in _NOT_DATA]


def constant(value: object) -> object:
    """Return a constant in a form that compares: small arrays as figures, large ones by their shape."""
    if isinstance(value, str | bool | int | float | None):
        return value
    try:
        array = np.asarray(value)
    except (TypeError, ValueError, NotImplementedError, tf.errors.OpError):
        return type(value).__name__
    return array.tolist() if array.size <= _SMALL and array.dtype != object else array.shape
