"""Notes what took part in a fit, which Keras forgets: its callbacks, on the History, and its data, on the model.

So importing this adds a line to `CallbackList.set_model`, which every fit calls once, and to `Model.fit`.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer
from keras.src.callbacks.callback_list import CallbackList

_NOTED, _SHOWN = "_callbacks_of_its_fit", "_shown_to_its_fits"
_MOST_ELEMENTS = 1_000  # of a dataset: a drill's have fewer, and one without end would never end
_set_model, _fit = CallbackList.set_model, TensorFlowTrainer.fit


def _set_model_and_note(self: Any, model: object) -> None:
    _set_model(self, model)
    for history in (callback for callback in self.callbacks if isinstance(callback, keras.callbacks.History)):
        setattr(history, _NOTED, tuple(self.callbacks))


@functools.wraps(_fit)
def _fit_and_note(self: Any, x: object = None, *args: object, **named: object) -> Any:
    # Keras would count an attribute that it sees among what belongs to the model.
    object.__setattr__(self, _SHOWN, (*getattr(self, _SHOWN, ()), x))
    return _fit(self, x, *args, **named)


CallbackList.set_model = _set_model_and_note
TensorFlowTrainer.fit = _fit_and_note


def callbacks_of(history: keras.callbacks.History) -> Sequence[keras.callbacks.Callback]:
    """Return all callbacks of the fit that made a history, itself among them; none where no fit made it."""
    noted: Sequence[keras.callbacks.Callback] = getattr(history, _NOTED, ())
    return noted


def samples_shown(model: keras.Model, like: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the samples that a model's fits were shown, as rows of the shape and dtype of ``like``'s rows.

    What is no array, tensor or dataset, or of another shape or kind, yields nothing: it can't be told what it held.
    """
    for shown in getattr(model, _SHOWN, ()):
        parts = shown.take(_MOST_ELEMENTS) if isinstance(shown, tf.data.Dataset) else [shown]
        for part in parts:
            features = part[0] if isinstance(part, tuple) else part
            if isinstance(features, np.ndarray | tf.Tensor):
                rows = np.asarray(features)
                if rows.shape == like.shape[1:]:  # a dataset without batches
                    rows = rows[None]
                if rows.shape[1:] == like.shape[1:] and np.can_cast(rows.dtype, like.dtype, "same_kind"):
                    yield from rows.astype(like.dtype)
