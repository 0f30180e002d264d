"""Compares two `tf.data` pipelines: how an element is built, how many there are, and what they hold.

Where the reference shuffles, any order passes, but the answer has to shuffle as well.
"""

import zlib
from itertools import islice
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge import feedback
from planner.checking.judge.about import About
from planner.checking.judge.values import equal_elements, value_rule, wrong_kind
from planner.domain.verdict import Finding

_MOST_ELEMENTS = 500

Element = list[NDArray[Any]]


def same_dataset(expected: tf.data.Dataset, actual: object, about: About) -> list[Finding]:
    """Return the first difference between two datasets."""
    if not isinstance(actual, tf.data.Dataset):
        return [wrong_kind(expected, actual, about)]
    spec = _same_spec(expected.element_spec, actual.element_spec, about)
    if spec:
        return [spec]
    wanted = _elements(expected)
    try:
        got = _elements(actual)
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)]
    found = _same_sizes(wanted, got, about) or _same_length(expected, actual, wanted, got, about)
    return [found] if found else _same_content(expected, actual, wanted, got, about)


def _elements(dataset: tf.data.Dataset) -> list[Element]:
    found = islice(dataset, _MOST_ELEMENTS)
    return [[_array(leaf) for leaf in keras.tree.flatten(element)] for element in found]


def _array(leaf: object) -> NDArray[Any]:
    if isinstance(leaf, tf.data.Dataset):
        return np.array([np.asarray(x) for x in leaf.as_numpy_iterator()])
    if isinstance(leaf, tf.RaggedTensor):
        return np.asarray(leaf.to_tensor())
    return np.asarray(leaf)


def _same_spec(want: object, have: object, about: About) -> Finding | None:
    try:
        keras.tree.assert_same_structure(want, have)
    except (ValueError, TypeError):
        message = f"An element of `{about.name}` is {_spec(have)}; {_spec(want)} is asked for."
        return about.find("element-structure", message, expected=_spec(want), actual=_spec(have))
    for left, right in zip(keras.tree.flatten(want), keras.tree.flatten(have), strict=True):
        if type(left) is not type(right):
            message = f"An element of `{about.name}` is {_spec(have)}; {_spec(want)} is asked for."
            return about.find("element-structure", message, expected=_spec(want), actual=_spec(have))
        if getattr(left, "dtype", None) != getattr(right, "dtype", None):
            message = f"The elements of `{about.name}` have dtype {right.dtype.name}; {left.dtype.name} is asked for."
            return about.find("dtype", message, expected=left.dtype.name, actual=right.dtype.name)
    return None


def _spec(spec: object) -> str:
    match spec:
        case tuple():
            return f"({', '.join(map(_spec, spec))})"
        case dict():
            return "{" + ", ".join(f"{key!r}: {_spec(value)}" for key, value in spec.items()) + "}"
        case tf.TensorSpec():
            return f"{spec.dtype.name}{list(spec.shape) if spec.shape.rank is not None else '[…]'}"
    return type(spec).__name__.removesuffix("Spec")


def _same_sizes(wanted: list[Element], got: list[Element], about: About) -> Finding | None:
    """Compare the shapes of the first elements: another first axis is another batch size."""
    if not wanted or not got:
        return None
    for left, right in zip(wanted[0], got[0], strict=True):
        want, have = left.shape, right.shape
        if len(want) != len(have):
            message = f"The first element of `{about.name}` has shape {have}; {want} is asked for."
            rule = "batch-size" if abs(len(want) - len(have)) == 1 else "shape"
            return about.find(rule, message, expected=want, actual=have)
        if want[1:] != have[1:]:
            off_by_one = sum(abs(w - h) for w, h in zip(want[1:], have[1:], strict=True)) == 1
            message = f"The elements of `{about.name}` have shape {have}; {want} is asked for."
            return about.find("window" if off_by_one else "shape", message, expected=want, actual=have)
        if want[:1] != have[:1]:
            message = f"The batches of `{about.name}` hold {have[0]}; {want[0]} are asked for."
            return about.find("batch-size", message, expected=want[0], actual=have[0])
    return None


def _same_length(
    expected: tf.data.Dataset,
    actual: tf.data.Dataset,
    wanted: list[Element],
    got: list[Element],
    about: About,
) -> Finding | None:
    endless = tf.data.INFINITE_CARDINALITY
    infinite = [int(dataset.cardinality()) == endless for dataset in (expected, actual)]
    if infinite[0] != infinite[1]:
        should = "never ends, but should not repeat" if infinite[1] else "ends, but should repeat without end"
        message = f"`{about.name}` {should}."
        return about.find("dataset-length", message)
    if len(wanted) == len(got):
        if wanted and wanted[-1][0].shape != got[-1][0].shape:
            return _remainder(wanted[-1][0].shape, got[-1][0].shape, about)
        return None
    longer, shorter = (wanted, got) if len(wanted) > len(got) else (got, wanted)
    tail = longer[-1][0].shape
    smaller_tail = len(longer) - len(shorter) == 1 and shorter and tail[:1] < shorter[-1][0].shape[:1]
    if smaller_tail:
        return _remainder(wanted[-1][0].shape, got[-1][0].shape, about)
    message = f"`{about.name}` has {len(got)} elements; {len(wanted)} are asked for."
    rule = "window" if _is_windowed(wanted, got) else "dataset-length"
    return about.find(rule, message, expected=len(wanted), actual=len(got))


def _is_windowed(wanted: list[Element], got: list[Element]) -> bool:
    """One element more or less, of pairs that overlap from one to the next: a window that ends a step off."""
    return abs(len(wanted) - len(got)) == 1 and min(len(wanted), len(got)) > 1 and wanted[0][0].ndim >= 1


def _remainder(want: tuple[int, ...], have: tuple[int, ...], about: About) -> Finding:
    message = f"The last batch of `{about.name}` holds {have[0]}; {want[0]} is asked for."
    return about.find("drop-remainder", message, expected=want[0], actual=have[0])


def _same_content(
    expected: tf.data.Dataset,
    actual: tf.data.Dataset,
    wanted: list[Element],
    got: list[Element],
    about: About,
) -> list[Finding]:
    shuffled, shuffles = _is_shuffled(expected), _is_shuffled(actual)
    in_order = all(_equal(w, g) for w, g in zip(wanted, got, strict=True))
    if shuffled and not shuffles:
        return [about.find("not-shuffled", f"`{about.name}` is not shuffled.")]
    if in_order:
        return []
    if _same_rows(wanted, got):
        if shuffled:
            return []
        return [about.find("dataset-order", f"`{about.name}` holds the right elements in another order.")]
    return [_first_difference(wanted, got, about)]


def _is_shuffled(dataset: tf.data.Dataset) -> bool:
    """Look for a shuffle anywhere in the pipeline."""
    inputs = dataset._inputs()  # noqa: SLF001 - the pipeline's graph has no public door
    return "Shuffle" in type(dataset).__name__ or any(_is_shuffled(source) for source in inputs)


def _equal(left: Element, right: Element) -> bool:
    return all(w.shape == h.shape and bool(equal_elements(w, h).all()) for w, h in zip(left, right, strict=True))


def _same_rows(wanted: list[Element], got: list[Element]) -> bool:
    """Compare the rows of all batches in any order: sorted along a random direction, then one by one."""
    left, right = _sorted_rows(wanted), _sorted_rows(got)
    return len(left) == len(right) and all(_equal(w, g) for w, g in zip(left, right, strict=True))


def _sorted_rows(elements: list[Element]) -> list[Element]:
    return sorted((row for element in elements for row in _rows_of(element)), key=_place)


def _rows_of(element: Element) -> list[Element]:
    batched = all(leaf.ndim for leaf in element) and len({leaf.shape[0] for leaf in element}) == 1
    return [[np.asarray(leaf) for leaf in row] for row in zip(*element, strict=True)] if batched else [element]


def _place(row: Element) -> float:
    """Project a row onto a direction that is the same for equal shapes; rows that differ land apart."""
    place = 0.0
    for part, leaf in enumerate(row):
        figures = leaf.ravel()
        if leaf.dtype.kind not in "biuf":
            figures = np.array([zlib.crc32(repr(item).encode()) for item in figures])
        direction = np.random.default_rng(part).normal(size=figures.size)
        place += float(figures.astype("float64") @ direction)
    return place


def _first_difference(wanted: list[Element], got: list[Element], about: About) -> Finding:
    number = next(i for i, (w, g) in enumerate(zip(wanted, got, strict=True)) if not _equal(w, g))
    part = next(i for i, (w, g) in enumerate(zip(wanted[number], got[number], strict=True)) if not _equal([w], [g]))
    want, have = wanted[number][part], got[number][part]
    which = f", part {part}," if len(wanted[number]) > 1 else ""
    message = f"Element {number} of `{about.name}`{which} holds other values than asked."
    shifted = part == len(wanted[number]) - 1 > 0 and _is_shift(wanted, got, part)
    rule = "window" if shifted else value_rule(want, have)
    return about.find(rule, message, expected=_start(want), actual=_start(have))


def _is_shift(wanted: list[Element], got: list[Element], part: int) -> bool:
    """Tell whether the labels are the right ones a step too early or too late, with the features right."""
    features = all(_equal(w[:part], g[:part]) for w, g in zip(wanted, got, strict=True))
    want, have = (np.concatenate([np.atleast_1d(e[part]) for e in elements]) for elements in (wanted, got))
    if not features or len(want) < 3 or want.shape != have.shape:
        return False
    return bool(equal_elements(want[1:], have[:-1]).all() or equal_elements(want[:-1], have[1:]).all())


def _start(value: NDArray[Any]) -> str:
    return np.array2string(value, threshold=6, edgeitems=3, precision=4).replace("\n", "")
