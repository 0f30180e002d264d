"""Compares what an element of a dataset is: a tensor, a tuple, a dict, a window, and the dtypes in it."""

import keras
import tensorflow as tf

from planner.checking.judge.about import About
from planner.checking.judge.parts import parts_of
from planner.domain.verdict import Finding


def same_structure(expected: tf.data.Dataset, actual: tf.data.Dataset, about: About) -> Finding | None:
    """Return how an element is built differently; shapes are compared on the elements themselves."""
    return _same_spec(expected.element_spec, actual.element_spec, about)


def _same_spec(want: object, have: object, about: About) -> Finding | None:
    try:
        keras.tree.assert_same_structure(want, have)
    except (ValueError, TypeError):
        return _other_structure(want, have, about)
    if _is_permuted(want, have):
        return _other_structure(want, have, about)
    leaves = zip(parts_of(about.name, want), keras.tree.flatten(want), keras.tree.flatten(have), strict=True)
    for part, left, right in leaves:
        if _kind(left) is not _kind(right):
            return _other_structure(want, have, about)
        if isinstance(left, tf.data.DatasetSpec):
            found = _same_spec(left.element_spec, right.element_spec, about)
            if found:
                return found
        elif _dtypes_differ(left, right) and not _is_free(about, left, right):
            message = f"{part.has} dtype {right.dtype.name}; {left.dtype.name} is asked for."
            return about.find("dtype", message, expected=left.dtype.name, actual=right.dtype.name)
    return None


def _dtypes_differ(left: tf.TypeSpec, right: tf.TypeSpec) -> bool:
    """Tell whether dtypes differ where nothing tells more: of labels, one-hot or not, their axes do."""
    if getattr(left, "dtype", None) == getattr(right, "dtype", None):
        return False
    ranks = {spec.shape.rank for spec in (left, right)}
    return None in ranks or len(ranks) == 1


def _is_free(about: About, *specs: tf.TypeSpec) -> bool:
    """Tell whether the dtypes of two specs are no matter: those of numbers, where the drill leaves them free."""
    dtypes = [spec.dtype for spec in specs]
    return about.any_dtype and all(dtype.is_floating or dtype.is_integer for dtype in dtypes)


def _is_permuted(want: object, have: object) -> bool:
    """Tell whether a tuple holds the right parts in another order: labels before features."""
    if not isinstance(want, tuple) or not isinstance(have, tuple):
        return False
    left, right = ([shown_spec(part) for part in parts] for parts in (want, have))
    return left != right and sorted(left) == sorted(right)


def _kind(spec: object) -> type:
    """Return a spec's kind; a slice of a ragged tensor is a plain tensor, whatever its spec is called."""
    plain = isinstance(spec, tf.RaggedTensorSpec) and spec.ragged_rank == 0
    return tf.TensorSpec if plain else type(spec)


def _other_structure(want: object, have: object, about: About) -> Finding:
    message = f"An element of `{about.name}` is {shown_spec(have)}; {shown_spec(want)} is asked for."
    return about.find("element-structure", message, expected=shown_spec(want), actual=shown_spec(have))


def shown_spec(spec: object) -> str:
    """Show what an element is, as in ``(float32[28, 28], int64[])``."""
    match spec:
        case tuple():
            return f"({', '.join(map(shown_spec, spec))})"
        case dict():
            return "{" + ", ".join(f"{key!r}: {shown_spec(value)}" for key, value in spec.items()) + "}"
        case tf.TensorSpec():
            return f"{spec.dtype.name}{list(spec.shape) if spec.shape.rank is not None else '[…]'}"
        case tf.RaggedTensorSpec() | tf.SparseTensorSpec():
            return f"{type(spec).__name__.removesuffix('TensorSpec').lower()} {spec.dtype.name}{list(spec.shape)}"
        case tf.data.DatasetSpec():
            return f"a dataset of {shown_spec(spec.element_spec)}"
    return type(spec).__name__.removesuffix("Spec")
