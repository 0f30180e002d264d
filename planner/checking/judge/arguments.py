"""The arguments that a function under comparison is called with: equal for both sides, and each side's own.

Figures come from one place and are copied, so that an answer which changes its argument changes nobody else's.
What keeps a state, such as a model that a function trains, is each side's own, made by its own run of Given.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge.about import About
from planner.checking.judge.values import is_array
from planner.domain.verdict import Finding

Call = tuple[object, ...]
_STATEFUL = (
    keras.layers.Layer,
    keras.metrics.Metric,
    keras.optimizers.Optimizer,
    keras.Variable,
    tf.Variable,
    Iterator,
)


def of_both(about: About) -> Iterator[tuple[Call, Call]]:
    """Return for each of the drill's inputs the arguments of the reference's call and of the answer's."""
    for wanted, own in zip(about.calls(), about.calls_of_answer(), strict=True):
        yield fresh(wanted), tuple(_own(w, o) for w, o in zip(wanted, own, strict=True))


def fresh(call: Call) -> Call:
    """Copy what can be changed in place and is no model."""
    return tuple(_copy(argument) for argument in call)


def _copy(argument: object) -> Any:
    match argument:
        case np.ndarray():
            return argument.copy()
        case list():
            return [_copy(item) for item in argument]
        case dict():
            return {key: _copy(item) for key, item in argument.items()}
    return argument


def _own(wanted: object, own: object) -> object:
    return own if isinstance(wanted, _STATEFUL) and type(wanted) is type(own) else _copy(wanted)


def keep_state(call: Call) -> bool:
    """Tell whether a call is given anything that keeps a state."""
    return any(isinstance(argument, _STATEFUL) for argument in call)


def state(call: Call) -> list[list[NDArray[Any]]]:
    """Return the weights that each argument holds now; none for one that keeps no state."""
    return [[np.array(variable) for variable in _variables(argument)] for argument in call]


def _variables(argument: object) -> Iterable[Any]:
    if isinstance(argument, keras.layers.Layer):
        return [*argument.trainable_variables, *argument.non_trainable_variables]
    if isinstance(argument, keras.metrics.Metric):
        return list(argument.variables)
    return [argument] if isinstance(argument, keras.Variable | tf.Variable) else []


def same_state(
    before: list[list[NDArray[Any]]], wanted: list[list[NDArray[Any]]], got: list[list[NDArray[Any]]], about: About
) -> Finding | None:
    """Compare what a call left in its arguments: training by the weights it reaches, from equal ones."""
    for number, (start, want, have) in enumerate(zip(before, wanted, got, strict=True)):
        if _alike(want, have):
            continue
        which = f"argument {number + 1}"
        if _alike(start, want):
            message = f"`{about.name}` changes what {which} holds; it is to be left as it is."
            return about.find("weights", message)
        if _alike(start, have):
            message = f"`{about.name}` leaves the weights of {which} as they were: it does not train."
            return about.find("not-trained", message)
        message = f"After `{about.name}` the weights of {which} are other ones than asked."
        return about.find("weights", message, help="Look at the loss, its gradients, and how they are applied.")
    return None


def _alike(left: list[NDArray[Any]], right: list[NDArray[Any]]) -> bool:
    """Compare weights: steps that are compiled and steps that aren't differ in rounding, and rounding adds up."""
    return len(left) == len(right) and all(
        one.shape == other.shape and np.allclose(one, other, rtol=1e-3, atol=1e-5, equal_nan=True)
        for one, other in zip(left, right, strict=True)
    )


def shown(call: Call) -> str:
    """Show arguments by what they are: ``float32[3, 2], 0.5``."""
    return ", ".join(_shown(argument) for argument in call)


def _shown(argument: object) -> str:
    if is_array(argument) and not isinstance(argument, _STATEFUL):
        array = np.asarray(argument)
        return f"{array.dtype.name}{list(array.shape)}"
    text = repr(argument) if isinstance(argument, str | int | float | bool | list) else type(argument).__name__
    return text if len(text) <= 24 else f"{text[:20]}…"
