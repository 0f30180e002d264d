"""Compares two callbacks by what they do in a training that is only played: its logs are given, its weights count up.

So a callback that stops, changes the learning rate, or restores weights is seen doing it, epoch by epoch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import keras
import numpy as np

from planner.checking.judge.about import About
from planner.domain.verdict import Finding

_RATE = 0.1
_STOPPING = "Set self.model.stop_training to True in on_epoch_end, where the figure in logs says so."


@dataclass(frozen=True, slots=True)
class _Played:
    """What a callback did: after how many epochs it stopped, the rates in each, and the weight at the end."""

    epochs: int
    rates: tuple[float, ...]
    weight: float


def compare(
    expected: keras.callbacks.Callback,
    actual: keras.callbacks.Callback,
    logs: Sequence[Mapping[str, float]],
    about: About,
    model: keras.Model | None = None,
) -> list[Finding]:
    """Return the first difference. What the answer's callback raises goes through.

    They are played with a copy of ``model``, or with one of a single weight.
    """
    want, have = _play(expected, logs, model), _play(actual, logs, model)
    name = about.name
    for epoch, (rate, other) in enumerate(zip(want.rates, have.rates, strict=False)):
        if not np.isclose(rate, other, rtol=1e-4):
            message = f"In epoch {epoch + 1} `{name}` makes the learning rate {other:.4g}; {rate:.4g} is asked for."
            return [about.find("learning-rate", message, expected=rate, actual=other)]
    if want.epochs != have.epochs:
        message = f"`{name}` {_end(have, logs)}; asked is that it {_end(want, logs)}."
        return [about.find("value", message, expected=want.epochs, actual=have.epochs, help=_STOPPING)]
    if not np.isclose(want.weight, have.weight, rtol=1e-4):
        message = f"`{name}` leaves the weights of epoch {have.weight:g}; those of epoch {want.weight:g} are asked for."
        return [about.find("weights", message, expected=want.weight, actual=have.weight)]
    return []


def _end(played: _Played, logs: Sequence[Mapping[str, float]]) -> str:
    if played.epochs == len(logs):
        return "lets all epochs run"
    return f"stops after epoch {played.epochs}, at " + ", ".join(
        f"{key} {value:g}" for key, value in logs[played.epochs - 1].items()
    )


def _play(callback: keras.callbacks.Callback, logs: Sequence[Mapping[str, float]], like: keras.Model | None) -> _Played:
    """Go through the epochs as fit would; in epoch n all weights of the model are n."""
    small = [keras.Input((1,)), keras.layers.Dense(1, use_bias=False)]
    model = keras.Sequential(small) if like is None else keras.models.clone_model(like)
    model.compile(optimizer=keras.optimizers.SGD(_RATE), loss="mse")
    model.stop_training = False
    callback.set_model(model)
    callback.set_params({"epochs": len(logs), "steps": 1, "verbose": 0})
    callback.on_train_begin({})
    rates: list[float] = []
    for epoch, said in enumerate(logs):
        callback.on_epoch_begin(epoch, {})
        rates.append(float(model.optimizer.learning_rate))
        callback.on_train_batch_begin(0, {})
        for weight in model.weights:
            weight.assign(np.full(weight.shape, epoch + 1.0))
        callback.on_train_batch_end(0, dict(said))
        callback.on_epoch_end(epoch, dict(said))
        if model.stop_training:
            break
    callback.on_train_end(dict(logs[len(rates) - 1]))
    rates.append(float(model.optimizer.learning_rate))
    return _Played(len(rates) - 1, tuple(rates), float(np.ravel(model.weights[0])[0]))
