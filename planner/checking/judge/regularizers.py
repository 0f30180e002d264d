"""What regularises a layer's weights, by what it does: as the weights have it, whatever the layer says."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import keras
import numpy as np
from keras.src.layers.layer import Layer

from planner.checking.judge.configs import Config, told

_DIGITS = 9


def acting_regularizers(layer: Layer) -> Config:
    """Return by argument what regularises a layer's weights: one set on the layer after they were made does nothing."""
    return {key: _acting(weight) if weight.regularizer else None for key, weight in _by_argument(layer)}


def is_overruled(layer: Layer, argument: str) -> bool:
    """Tell whether a weight goes by another regulariser than its layer has by now."""
    return any(key == argument and getattr(layer, key) is not weight.regularizer for key, weight in _by_argument(layer))


def _by_argument(layer: Layer) -> Iterator[tuple[str, keras.Variable]]:
    for weight in layer.weights:
        key = f"{weight.name.removesuffix('_kernel')}_regularizer"
        if hasattr(layer, key):
            yield key, weight


def _acting(weight: keras.Variable) -> object:
    """Return a regulariser's class and arguments; one of the learner's own as L1 and L2, where that is what it does."""
    if not type(weight.regularizer).__module__.startswith("keras."):
        with suppress(Exception):  # whatever code of the learner's own makes of these figures
            factors = _factors(weight.regularizer, weight.shape)
            if factors:
                return ("L1L2", factors)
    return told(weight.regularizer)


def _factors(regularizer: Callable[[Any], Any], shape: tuple[int, ...]) -> Config | None:
    """Return the factors of L1 and L2 that a function of such weights stands for, None where it is no sum of the two.

    A function may go by their mean, so that the factors are those for weights of this shape.
    """
    drawn = np.random.default_rng(3).normal(size=shape)
    at_one, at_two, at_drawn = (_loss(regularizer, values) for values in (np.ones(shape), np.full(shape, 2.0), drawn))
    l2 = (at_two - 2 * at_one) / (2 * drawn.size)
    l1 = at_one / drawn.size - l2
    if not np.isclose(at_drawn, l1 * np.abs(drawn).sum() + l2 * np.square(drawn).sum()):
        return None
    return {"l1": round(l1, _DIGITS), "l2": round(l2, _DIGITS)}


def _loss(regularizer: Callable[[Any], Any], values: Any) -> float:
    return float(regularizer(keras.ops.convert_to_tensor(values, dtype="float64")))
