"""Which of Keras's layers a layer is: one of its own classes, or a subclass that changes nothing of what one does.

``class Gentle(keras.layers.Dropout)`` with an ``__init__`` that gives the rate is a Dropout; with a ``call`` of its
own it isn't.
"""

from functools import cache
from itertools import takewhile
from typing import Any

_CALLED = "__call__"  # of a class's special names the only one that says what a layer does
_READ = {"get_config", "from_config", "get_build_config"}


def kind_of(layer: object) -> str:
    """Return the name of the class that a layer acts as."""
    return acting_class(layer).__name__


def is_of_keras(layer: object) -> bool:
    """Tell whether a layer is of Keras's own classes, or acts as one that is."""
    return acting_class(layer).__module__.startswith("keras.")


def acting_class(layer: object) -> type[Any]:
    """Return the class of Keras's that a layer acts as, its own class where that goes its own way."""
    cls: Any = type(layer)
    return _acting(cls)


@cache
def _acting(cls: type) -> type:
    own = list(takewhile(lambda base: not base.__module__.startswith("keras."), cls.__mro__))
    if not own or len(own) == len(cls.__mro__):
        return cls
    base = cls.__mro__[len(own)]
    changed = {name for each in own for name in vars(each) if hasattr(base, name)} - _READ
    return cls if any(not name.startswith("__") or name == _CALLED for name in changed) else base
