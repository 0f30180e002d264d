"""Notes of a fit what Keras forgets: its callbacks and rates, on the History, and its arguments, on the model.

So importing this adds a line to `CallbackList.set_model`, which every fit calls once, to `on_epoch_begin` and
`on_train_batch_begin`, which it calls before each epoch and each batch, to `Model.fit`, and to `train_on_batch`.
"""

import functools
import inspect
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import keras
from keras.optimizers.schedules import LearningRateSchedule
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer
from keras.src.callbacks.callback_list import CallbackList

Batch = tuple[object, object]  # inputs and labels, None where there are none
_CALLBACKS, _RATES, _BEGAN_WITH = "_callbacks_of_its_fit", "_rates_of_its_fit", "_rate_before_its_fit"
_GIVEN = "__given_to_its_fits"  # Keras passes over such names as it saves or loads what belongs to a model
_BATCHES = "__batches_trained_on__"  # of calls of train_on_batch
_set_model, _on_epoch_begin = CallbackList.set_model, CallbackList.on_epoch_begin
_on_train_batch_begin = CallbackList.on_train_batch_begin
_fit, _train_on_batch = TensorFlowTrainer.fit, TensorFlowTrainer.train_on_batch
_signature, _batch_signature = inspect.signature(_fit), inspect.signature(_train_on_batch)


def _set_model_and_note(self: Any, model: object) -> None:
    _set_model(self, model)
    for history in (callback for callback in self.callbacks if isinstance(callback, keras.callbacks.History)):
        setattr(history, _CALLBACKS, tuple(self.callbacks))
        setattr(history, _RATES, ())
        setattr(history, _BEGAN_WITH, _rate(model))


def _begin_epoch_and_note(self: Any, epoch: int, logs: object = None) -> None:
    _on_epoch_begin(self, epoch, logs)
    for history in (callback for callback in self.callbacks if isinstance(callback, keras.callbacks.History)):
        rate = _rate(history.model)
        if rate is not None:
            setattr(history, _RATES, (*rates_of(history), (rate,)))


def _begin_batch_and_note(self: Any, batch: int, logs: object = None) -> None:
    _on_train_batch_begin(self, batch, logs)
    for history in (callback for callback in self.callbacks if isinstance(callback, keras.callbacks.History)):
        noted, optimizer = rates_of(history), getattr(history.model, "optimizer", None)
        # The rates of a schedule are those of its steps, of which an epoch's first stands for all.
        if noted and not isinstance(getattr(optimizer, "_learning_rate", None), LearningRateSchedule):
            before, rate = noted[-1] if batch else (), _rate(history.model)
            setattr(history, _RATES, (*noted[:-1], before if rate in before else (*before, rate)))


def _rate(model: object) -> float | None:
    """Return a model's learning rate; None without an optimizer, which a loop of one's own may do without."""
    optimizer = getattr(model, "optimizer", None)
    return float(optimizer.learning_rate) if optimizer is not None else None


@functools.wraps(_fit)
def _fit_and_note(self: Any, *args: object, **named: object) -> Any:
    try:
        given = _signature.bind(self, *args, **named)
    except TypeError:
        return _fit(self, *args, **named)  # which says what is wrong with the call
    given.apply_defaults()
    # Keras would count an attribute that it sees among what belongs to the model.
    object.__setattr__(self, _GIVEN, (*fits_of(self), given.arguments))
    return _fit(self, *args, **named)


@functools.wraps(_train_on_batch)
def _train_on_batch_and_note(self: Any, *args: object, **named: object) -> Any:
    with suppress(TypeError):  # the call itself says what is wrong with it
        given = _batch_signature.bind(self, *args, **named).arguments
        if not hasattr(self, _BATCHES):
            object.__setattr__(self, _BATCHES, [])
        getattr(self, _BATCHES).append((given["x"], given.get("y")))
    return _train_on_batch(self, *args, **named)


CallbackList.set_model = _set_model_and_note
CallbackList.on_epoch_begin = _begin_epoch_and_note
CallbackList.on_train_batch_begin = _begin_batch_and_note
TensorFlowTrainer.fit = _fit_and_note
TensorFlowTrainer.train_on_batch = _train_on_batch_and_note


def callbacks_of(history: keras.callbacks.History) -> Sequence[keras.callbacks.Callback]:
    """Return all callbacks of the fit that made a history, itself among them; none where no fit made it."""
    noted: Sequence[keras.callbacks.Callback] = getattr(history, _CALLBACKS, ())
    return noted


def rates_of(history: keras.callbacks.History) -> Sequence[Sequence[float]]:
    """Return for each epoch of the fit the learning rates that its batches had; none where no fit made the history."""
    noted: Sequence[Sequence[float]] = getattr(history, _RATES, ())
    return noted


def rate_before(history: object) -> float | None:
    """Return the learning rate that a model had as the fit of its history began; None where it isn't known."""
    noted: float | None = getattr(history, _BEGAN_WITH, None)
    return noted


def fits_of(model: keras.Model) -> Sequence[Mapping[str, Any]]:
    """Return the arguments of each fit of a model by name, first to last."""
    noted: Sequence[Mapping[str, Any]] = getattr(model, _GIVEN, ())
    return noted


def batches_of(model: keras.Model) -> Sequence[Batch]:
    """Return the batches that a model was trained on by `train_on_batch`, first to last."""
    noted: Sequence[Batch] = getattr(model, _BATCHES, ())
    return noted
