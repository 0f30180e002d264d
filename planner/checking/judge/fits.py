"""Notes which callbacks took part in a fit: Keras forgets them when it has ended, all but the History that it returns.

So importing this adds a line to `CallbackList.set_model`, which every fit calls once: the list is kept on the History.
"""

from collections.abc import Sequence
from typing import Any

import keras
from keras.src.callbacks.callback_list import CallbackList

_NOTED = "_callbacks_of_its_fit"
_set_model = CallbackList.set_model


def _set_model_and_note(self: Any, model: object) -> None:
    _set_model(self, model)
    for history in (callback for callback in self.callbacks if isinstance(callback, keras.callbacks.History)):
        setattr(history, _NOTED, tuple(self.callbacks))


CallbackList.set_model = _set_model_and_note


def callbacks_of(history: keras.callbacks.History) -> Sequence[keras.callbacks.Callback]:
    """Return all callbacks of the fit that made a history, itself among them; none where no fit made it."""
    noted: Sequence[keras.callbacks.Callback] = getattr(history, _NOTED, ())
    return noted
