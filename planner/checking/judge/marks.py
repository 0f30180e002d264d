"""Makes what only training sees visible in inference: each such layer scales what passes by a pattern of its own.

Dropout before or after a softmax is the same layer in another place, and inference gives the same figures. With
marks it doesn't; and two dropouts in a row leave the mark of the one that they make together.
"""

import math
import zlib
from typing import Any

import numpy as np
import tensorflow as tf
from keras.src.ops.operation import Operation
from numpy.typing import NDArray

from planner.checking.judge.kinds import kind_of

TRAINING_ONLY = ("Dropout", "SpatialDropout", "Gaussian", "AlphaDropout", "Random", "ActivityRegularization")
_LEAST_KEPT = 1e-3


def marked(leaf: Operation, result: Any) -> object:
    """Return a layer's result with its mark, where it is a layer that only acts in training."""
    if not kind_of(leaf).startswith(TRAINING_ONLY) or not tf.is_tensor(result) or not result.dtype.is_floating:
        return result
    size = math.prod(result.shape[1:])
    # By position in the flattened sample: a dropout before Flatten is one behind it.
    marks = tf.reshape(tf.constant(_marks(leaf, size), dtype=result.dtype), (1, *result.shape[1:]))
    product = result * marks
    mask = getattr(result, "_keras_mask", None)
    if mask is not None:
        product._keras_mask = mask  # noqa: SLF001 - where Keras keeps it
    return product


def _marks(leaf: Operation, size: int) -> NDArray[Any]:
    """Return positive figures, so that a ReLU before or behind makes no difference, as with what is marked."""
    kind = kind_of(leaf)
    pattern = np.random.default_rng(zlib.crc32(kind.encode())).uniform(0.2, 0.8, size)
    rate = getattr(leaf, "rate", None)
    kept = max(1 - float(rate), _LEAST_KEPT) if isinstance(rate, int | float) else 0.5
    return np.asarray(kept**pattern)
