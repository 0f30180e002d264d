"""What fits were given to learn from, read back as samples."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge import multisets
from planner.checking.judge.elements import Element, read, rows_of
from planner.checking.judge.fits import batches_of, fits_of

_BATCH = 32  # of arrays, where fit isn't told
_MOST_ELEMENTS = 1_000  # of a dataset: a drill's have fewer, and one without end would never end


def samples_shown(model: keras.Model, like: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Yield the samples that a model was trained on, as rows of the shape and dtype of ``like``'s rows.

    What is no array, tensor or dataset, or of another shape or kind, yields nothing: it can't be told what it held.
    """
    for shown in (*(fit["x"] for fit in fits_of(model)), *(x for x, _ in batches_of(model))):
        parts = shown.take(_MOST_ELEMENTS) if isinstance(shown, tf.data.Dataset) else [shown]
        for part in parts:
            features = part[0] if isinstance(part, tuple) else part
            if isinstance(features, np.ndarray | tf.Tensor):
                rows = np.asarray(features)
                if rows.shape == like.shape[1:]:  # a dataset without batches
                    rows = rows[None]
                if rows.shape[1:] == like.shape[1:] and np.can_cast(rows.dtype, like.dtype, "same_kind"):
                    yield from rows.astype(like.dtype)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What an epoch of a fit goes through: its samples, and whether all of them count alike."""

    samples: list[Element]
    alike: bool


def learnt_in(fit: Mapping[str, Any]) -> Learnt | None:
    """Return the samples that an epoch of a fit goes through, each as its inputs and its label, laid out flat.

    Those whose weight is 0 are left out, those that ``validation_split`` keeps back, and those that its steps don't
    come to. None where nobody can tell: what generators made is gone, and some datasets never end.
    """
    balanced = len(set((fit["class_weight"] or {}).values())) <= 1
    given, steps = fit["x"], fit["steps_per_epoch"]
    if isinstance(given, tf.data.Dataset):
        reading = read(given if steps is None else given.take(steps), _MOST_ELEMENTS)
        rows = rows_of(reading.elements, batched=True)
        spec = given.element_spec
        parts = len(keras.tree.flatten(spec[:2] if isinstance(spec, tuple) else spec))
        return _weighed(rows, parts, balanced) if reading.ends else None
    if fit["y"] is None:
        return None
    rows = pairs_of(given, fit["y"])
    parts = len(rows[0]) if rows else 0
    weights = fit["sample_weight"]
    if weights is not None:
        rows = [[*row, np.asarray(weight)] for row, weight in zip(rows, np.asarray(weights), strict=True)]
    kept = math.floor(len(rows) * (1 - (fit["validation_split"] or 0)))
    come = kept if steps is None else steps * (fit["batch_size"] or _BATCH)
    return _weighed(rows[: min(kept, come)], parts, balanced)


def pairs_of(x: object, y: object) -> list[Element]:
    """Return samples from inputs and labels, laid out flat: arrays, structures of them, or lists of plain values."""
    rows = zip(*map(_array, (*_leaves(x), *_leaves(y))), strict=True)
    return [[np.ravel(leaf) for leaf in row] for row in rows]


def _leaves(data: object) -> list[object]:
    plain = isinstance(data, list) and not any(hasattr(item, "shape") for item in data)
    return [data] if plain else list(keras.tree.flatten(data))


def _array(leaf: object) -> NDArray[Any]:
    """Return an array, texts in it as TensorFlow has them."""
    array = np.asarray(leaf)
    return np.char.encode(array, "utf-8").astype(object) if array.dtype.kind == "U" else array


def _weighed(rows: list[Element], parts: int, balanced: bool) -> Learnt:
    kept = [row for row in rows if all(np.any(weight) for weight in row[parts:])]
    weights = {tuple(weight.tobytes() for weight in row[parts:]) for row in kept}
    samples = [[np.ravel(leaf) for leaf in row[:parts]] for row in kept]
    return Learnt(samples, alike=balanced and len(weights) <= 1)


def other_batches(model: keras.Model, wanted: list[Element]) -> int:
    """Return how many batches of `train_on_batch` hold anything but the samples wanted."""
    batches = [pairs_of(x, y) for x, y in batches_of(model) if y is not None]
    return sum(not alike(rows, wanted) or multisets.shared_rows(rows, wanted) < len(rows) for rows in batches)


def alike(wanted: list[Element], got: list[Element]) -> bool:
    """Tell whether all samples have the same parts, of the same sizes and of kinds that compare."""
    return len({tuple((leaf.size, leaf.dtype.kind in "biuf") for leaf in row) for row in (*wanted, *got)}) <= 1
