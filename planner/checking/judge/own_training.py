"""Whether a layer of the learner's own does something else in training; and calls of one that leave no trace."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import keras
import numpy as np
from keras.src.layers.layer import Layer
from tensorflow.python.framework import op_callbacks

_OF_FIGURES = 1e-4


def acts_otherwise(layer: Layer, args: Sequence[object], kwargs: Mapping[str, object], rested: object) -> bool:
    """Tell whether a layer in training gives something else than the ``rested`` result, draws figures, or fails."""
    try:
        with left_as_it_was(layer), _operations() as kinds:
            trained = keras.tree.flatten(layer.call(*args, **{**kwargs, "training": True}))
        pairs = zip(trained, keras.tree.flatten(rested), strict=True)
        same = all(np.allclose(np.asarray(one), np.asarray(other), rtol=_OF_FIGURES) for one, other in pairs)
    except Exception:  # whatever code of the learner's own raises
        return True
    return not same or any("Random" in kind for kind in kinds)


@contextmanager
def _operations() -> Iterator[list[str]]:
    """Gather the kinds of TensorFlow's operations: what is drawn may come out the same by chance."""
    kinds: list[str] = []

    def note(kind: str | bytes, *_: object, **__: object) -> None:
        kinds.append(kind.decode() if isinstance(kind, bytes) else kind)

    op_callbacks.add_op_callback(note)
    try:
        yield kinds
    finally:
        op_callbacks.remove_op_callback(note)


@contextmanager
def left_as_it_was(layer: Layer) -> Iterator[None]:
    """Put back what calls of a layer's own ``call`` leave: weights that move, and what it adds to the loss."""
    weights, losses = layer.get_weights(), list(layer._losses)  # noqa: SLF001 - Keras tells those of all layers
    try:
        yield
    finally:
        if weights:
            layer.set_weights(weights)
        layer._losses[:] = losses  # noqa: SLF001
