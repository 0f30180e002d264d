"""Reads the start of a dataset: its elements as plain arrays, never more than a bounded number of them.

An answer's datasets are read as far as the reference's, and one element further: that tells one that never ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge.equality import as_objects

_MOST_ELEMENTS = 500
_MOST_BYTES = 1 << 27

Element = list[NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The start of a dataset; ``ends`` tells whether it is all of it."""

    elements: list[Element]
    ends: bool


def read(dataset: tf.data.Dataset, most: int = _MOST_ELEMENTS) -> Reading:
    """Return up to so many elements, and whether there are no more. What the pipeline raises goes through."""
    elements: list[Element] = []
    size = 0
    for element in dataset:
        if len(elements) == most or size > _MOST_BYTES:
            return Reading(elements, ends=False)
        elements.append([_array(leaf) for leaf in keras.tree.flatten(element)])
        size += sum(leaf.nbytes for leaf in elements[-1])
    return Reading(elements, ends=True)


def _array(leaf: object) -> NDArray[Any]:
    if isinstance(leaf, tf.data.Dataset):
        return _window(leaf)
    if isinstance(leaf, tf.RaggedTensor):
        return as_objects(leaf.to_list())
    if isinstance(leaf, tf.SparseTensor):
        return np.asarray(tf.sparse.to_dense(tf.sparse.reorder(leaf)))
    return np.asarray(leaf)


def _window(dataset: tf.data.Dataset) -> NDArray[Any]:
    """Return a dataset inside a dataset, as `window` makes them, as one array where its elements allow it."""
    parts = [[_array(leaf) for leaf in keras.tree.flatten(part)] for part in islice(dataset, _MOST_ELEMENTS)]
    plain = all(len(part) == 1 and part[0].shape == parts[0][0].shape for part in parts)
    return (
        np.array([part[0] for part in parts]) if plain else as_objects([[p.tolist() for p in part] for part in parts])
    )


def rows_of(elements: Iterable[Element], batched: bool) -> list[Element]:
    """Return the samples of batches one by one, or the elements themselves where they are no batches."""
    if not batched:
        return list(elements)
    return [row for element in elements for row in (_rows(element) if _has_rows(element) else [element])]


def _rows(batch: Element) -> list[Element]:
    return [[np.asarray(leaf) for leaf in row] for row in zip(*batch, strict=True)]


def _has_rows(element: Element) -> bool:
    return all(leaf.ndim for leaf in element) and len({leaf.shape[0] for leaf in element}) == 1
