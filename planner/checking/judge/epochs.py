"""Watches the answer's own training: tells each epoch as it passes, and keeps the curves of the last ``fit``.

Keras calls its list of callbacks at the end of an epoch; while the answer runs, that call goes through here. No
callback is added that an answer or a comparison could see, and what restores Keras before judging takes this away,
too. What is told and kept is for display: an answer may forge it, and nothing else follows from it.
"""

import math
import os
import time
import types
from contextlib import suppress
from typing import Any

from keras.callbacks import CallbackList

from planner.checking.protocol import MAX_CURVES, MAX_POINTS, encode_progress

_TOLD_EVERY_SECONDS = 0.1

_on_train_begin, _on_epoch_end = CallbackList.on_train_begin, CallbackList.on_epoch_end
_watched = types.SimpleNamespace(descriptor=-1, next_at=0.0, curves={})


def watch(descriptor: int) -> None:
    """Tell the epochs of every ``fit`` from now on over this descriptor."""
    _watched.descriptor, _watched.next_at = descriptor, 0.0
    CallbackList.on_train_begin = _begin
    CallbackList.on_epoch_end = _end


def curves() -> dict[str, list[float]]:
    """Return the figures of the last ``fit``, and nothing but figures, whatever an answer has put in their place."""
    held = _watched.curves
    kept = list(held.items()) if type(held) is dict else []
    lists = [(name, figures) for name, figures in kept if type(name) is str and type(figures) is list]
    return {name: [figure for figure in figures if type(figure) is float] for name, figures in lists}


def _begin(callbacks: Any, logs: Any = None) -> None:
    _watched.curves.clear()
    _on_train_begin(callbacks, logs)


def _end(callbacks: Any, epoch: int, logs: Any = None) -> None:
    _on_epoch_end(callbacks, epoch, logs)
    with suppress(Exception):  # a training of the learner's never fails by being watched
        _keep(logs or {})
        _tell(epoch + 1, callbacks.params["epochs"], logs or {})


def _keep(logs: dict[str, Any]) -> None:
    curves = _watched.curves
    passed = max(map(len, curves.values()), default=0)
    if passed == MAX_POINTS:
        return
    for name, figure in logs.items():
        if name in curves or len(curves) < MAX_CURVES:
            kept = curves.setdefault(name, [])
            kept.extend([math.nan] * (passed - len(kept)))  # validation may leave epochs out
            kept.append(float(figure))


def _tell(epoch: int, epochs: int, logs: dict[str, Any]) -> None:
    now = time.monotonic()
    if now >= _watched.next_at:
        _watched.next_at = now + _TOLD_EVERY_SECONDS
        loss = float(logs["loss"]) if "loss" in logs else None
        os.write(_watched.descriptor, encode_progress(epoch, epochs, loss))
