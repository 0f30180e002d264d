"""Makes inputs that the learner never sees from those of the drill: so that an answer made for these alone fails.

They stay inside what the drill's inputs show: the same shapes and dtypes but for the first axis, figures between
the smallest and the largest; labels stay labels, probabilities add up, what is sorted stays sorted, padding stays
where it is, and what is distinct stays distinct. The draw is seeded: an answer meets the same inputs every time.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge.arguments import Call, keep_state
from planner.checking.judge.values import is_array

_Change = Callable[[NDArray[Any]], NDArray[Any]]


def hidden_calls(calls: Sequence[Call], generator: np.random.Generator) -> list[Call]:
    """Return other figures, a batch of one, and opposite signs, each made from another of the drill's calls.

    Calls with single numbers only take others between the smallest and the largest that the drill uses.
    """
    usable = [call for call in calls if not keep_state(call)]
    if not usable:
        return []
    if all(_is_number(argument) for call in usable for argument in call):
        return _other_numbers(usable, generator)
    with_rows = [call for call in usable if _rows(call) > 1]
    with_signs = [call for call in usable if any(_has_both_signs(argument) for argument in call)]
    made = [_changed(call, lambda array: _other_figures(array, generator)) for call in usable[-1:]]
    made += [_changed(call, lambda array: array[:1]) for call in with_rows[:1]]
    made += [_changed(call, _opposite) for call in with_signs[-1:]]
    return [call for call in made if call is not None]


def _is_number(argument: object) -> bool:
    return isinstance(argument, int | float) and not isinstance(argument, bool)


def _other_numbers(calls: Sequence[Call], generator: np.random.Generator) -> list[Call]:
    """Draw arguments between those seen, where calls of one length show what they may be."""
    same_length = [call for call in calls if len(call) == len(calls[0])]
    ranges = [(min(column), max(column)) for column in zip(*same_length, strict=True)]
    if all(low == high for low, high in ranges):
        return []
    return [tuple(_between(low, high, generator) for low, high in ranges) for _ in range(3)]


def _between(low: Any, high: Any, generator: np.random.Generator) -> object:
    if isinstance(low, int) and isinstance(high, int):
        return int(generator.integers(low, high + 1))
    return float(generator.uniform(low, high))


def _rows(call: Call) -> int:
    """Return the length that the first axes of all arrays and lists have in common, 0 where they have none."""
    lengths = {len(array) if array.ndim else 0 for array in _arrays(call)}
    return lengths.pop() if len(lengths) == 1 else 0


def _arrays(call: Call) -> Iterator[NDArray[Any]]:
    for argument in call:
        array = _as_array(argument)
        if array is not None:
            yield array


def _as_array(argument: object) -> NDArray[Any] | None:
    """Return the figures or texts of an argument; None where it is none of the kind."""
    if isinstance(argument, tf.RaggedTensor | tf.SparseTensor):
        return None
    if is_array(argument):
        array = np.asarray(argument)
        return array if array.ndim and array.size else None
    if isinstance(argument, list) and argument and all(isinstance(item, int | float | str) for item in argument):
        return np.array(argument, dtype=object if isinstance(argument[0], str) else None)
    return None


def _changed(call: Call, change: _Change) -> Call | None:
    """Change every array of a call, each in the kind that it came in; None where that changes nothing."""
    made = tuple(_change_one(argument, change) for argument in call)
    return made if any(new is not old for new, old in zip(made, call, strict=True)) else None


def _change_one(argument: object, change: _Change) -> object:
    array = _as_array(argument)
    if array is None:
        return argument
    new = change(array)
    if new.shape == array.shape and (new == array).all():
        return argument
    if isinstance(argument, list):
        return new.tolist()
    return new.astype(array.dtype) if isinstance(argument, np.ndarray) else tf.constant(new, dtype=argument.dtype)  # type: ignore[attr-defined]


def _other_figures(array: NDArray[Any], generator: np.random.Generator) -> NDArray[Any]:
    """Draw figures anew where nothing binds them to each other, else put whole rows in another order."""
    if _is_sorted(array):
        return _redrawn(array, generator, keep_order=True)
    rows = array[generator.permutation(len(array))] if len(array) > 2 else array[::-1]
    if array.dtype.kind not in "iuf" or _is_bound(array):
        return rows
    return _redrawn(rows, generator, keep_order=False)


def _is_sorted(array: NDArray[Any]) -> bool:
    return array.dtype.kind in "iuf" and array.ndim == 1 and bool(np.all(np.diff(array.astype("float64")) >= 0))


def _is_bound(array: NDArray[Any]) -> bool:
    """Tell whether figures depend on each other: distinct ids, ones and zeros, rows that add up to 1."""
    distinct = len(np.unique(array)) == array.size and array.dtype.kind in "iu"
    binary = bool(np.isin(array, (0, 1)).all())
    adds_up = array.ndim > 1 and array.dtype.kind == "f" and bool(np.allclose(array.sum(axis=-1), 1, atol=1e-4))
    return distinct or binary or adds_up


def _redrawn(array: NDArray[Any], generator: np.random.Generator, *, keep_order: bool) -> NDArray[Any]:
    """Draw the figures that are finite and not 0 anew between their smallest and largest; 0 may be padding."""
    drawn = np.isfinite(array) & (array != 0)
    if not drawn.any() or (keep_order and array.dtype.kind in "iu"):
        return array
    low, high = array[drawn].min(), array[drawn].max()
    whole = array.dtype.kind in "iu" or bool((array[drawn] == np.round(array[drawn])).all())
    size = int(drawn.sum())
    figures = generator.integers(int(low), int(high) + 1, size) if whole else generator.uniform(low, high, size)
    new = array.copy()
    new[drawn] = (np.sort(figures) if keep_order else figures).astype(array.dtype)
    return new


def _has_both_signs(argument: object) -> bool:
    array = _as_array(argument)
    return array is not None and array.dtype.kind == "f" and array.min() < 0 < array.max()


def _opposite(array: NDArray[Any]) -> NDArray[Any]:
    """Turn every sign around where both occur, and make one figure 0; leave all other arrays as they are."""
    if array.dtype.kind != "f" or not array.min() < 0 < array.max():
        return array
    turned = -array
    turned.flat[turned.size // 2] = 0
    return turned
