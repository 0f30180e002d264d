"""Whether a layer acts as in training where it is called, as Keras finds it, and calls that leave it at rest.

Keras takes ``training`` from the call's own argument, else from the call around it, where the last layer that was
given the argument leaves it: behind ``base(x, training=False)`` a dropout that is given nothing never acts. Else it
takes the default of the layer itself: where a subclass's ``call`` has no such argument, dropout never acts and random
image layers always do.
"""

import inspect
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from keras.src.layers.layer import Layer
from keras.src.ops.operation import Operation

from planner.checking.judge.kinds import kind_of
from planner.checking.judge.marks import TRAINING_ONLY

HAND_ON = "`call(self, x, training=None)` takes the argument and hands it on: layer(x, training=training)."
_TRAINING = "training"
_IN_EITHER = "ActivityRegularization"  # adds to the loss whenever it is called


def acts(leaf: Operation, kwargs: Mapping[str, object]) -> bool:
    """Tell whether a layer that is now called with these arguments acts as in training."""
    return isinstance(leaf, Layer) and leaf._call_has_training_arg and bool(_told(leaf, kwargs))  # noqa: SLF001


def only_acts_in_training(leaf: Operation) -> bool:
    """Tell whether a layer hands on what it is given wherever it isn't told of training."""
    kind = kind_of(leaf)
    return kind.startswith(TRAINING_ONLY) and kind != _IN_EITHER


def is_switched(leaf: Layer) -> bool:
    """Tell whether something is of the learner's own code and calls layers, which may go by ``training``."""
    return bool(leaf._layers) and not getattr(type(leaf).call, "__module__", "").startswith("keras.")  # noqa: SLF001


@contextmanager
def at_rest(leaf: Operation, kwargs: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Give the arguments with which a layer does what it does in inference; the next is told what it would be told."""
    if not isinstance(leaf, Layer):
        yield dict(kwargs)
        return
    told, context = _told(leaf, kwargs), leaf._get_call_context()  # noqa: SLF001 - what Keras itself goes by
    yield {**kwargs, _TRAINING: False}
    context.training = told


def _told(leaf: Layer, kwargs: Mapping[str, object]) -> object:
    if _TRAINING in kwargs:
        return kwargs[_TRAINING]
    around = getattr(leaf._get_call_context(), _TRAINING, None)  # noqa: SLF001
    if around is not None or not leaf._call_has_training_arg:  # noqa: SLF001
        return around
    default = inspect.signature(leaf.call).parameters[_TRAINING].default
    return None if default is inspect.Parameter.empty else default
