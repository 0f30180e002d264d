"""Compares arrays and tensors: kind, shape, dtype, then values, and names the first difference."""

from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge.about import About
from planner.checking.judge.equality import as_objects, equal_elements
from planner.domain.rules import RULES
from planner.domain.verdict import Finding


def wrong_kind(expected: object, actual: object, about: About) -> Finding:
    """Say that a value is of another kind than asked."""
    want, have = kind_of(expected), kind_of(actual)
    return about.find("wrong-kind", f"`{about.name}` is {have}; {want} is asked for.", expected=want, actual=have)


def left_its_graph(value: object) -> bool:
    """Tell whether a value is a tensor of a tf.function's graph, which holds no figures out here."""
    return bool(tf.is_tensor(value)) and any(map(tf.is_symbolic_tensor, tf.nest.flatten(value, expand_composites=True)))


def out_of_its_graph(about: About) -> Finding:
    """Say that a value is only a place in the graph of a tf.function."""
    message = f"`{about.name}` is a symbolic tensor that left its tf.function: out here it has no value."
    return about.find("graph-code", message, help="Return it from the function, and take what each call returns.")


def kind_of(value: object) -> str:
    """Name a value's kind with its article, as in "a tensor"."""
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if is_array(value):
        return "a tensor" if tf.is_tensor(value) else "an array"
    if isinstance(value, keras.KerasTensor):
        return "a symbolic tensor, a place in a model's graph that holds no figures"
    if isinstance(value, tf.data.Dataset):
        return "a tf.data.Dataset"
    if callable(value) and not hasattr(value, "get_config"):
        return "a function"
    name = {"NoneType": "None", "str": "a string", "dict": "a dict", "int": "an int"}.get(type(value).__name__)
    return name or f"a {type(value).__name__}"


def is_array(value: object) -> bool:
    """Tell whether a value is a tensor, a variable or a NumPy array: something that holds figures now."""
    if isinstance(value, keras.KerasTensor):
        return False
    return bool(tf.is_tensor(value)) or isinstance(value, np.ndarray | tf.Variable) or hasattr(value, "__array__")


def is_single(value: object) -> bool:
    """Tell whether a tensor or an array holds a single number, for which Python's own number will do."""
    plain = is_array(value) and not isinstance(value, tf.RaggedTensor | tf.SparseTensor | type)
    return plain and np.asarray(value).ndim == 0 and np.asarray(value).dtype.kind in "biuf"


def same_array(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare shape, then dtype, then values; a tensor and an array of the same figures are alike."""
    if isinstance(expected, tf.RaggedTensor | tf.SparseTensor):
        return _same_composite(expected, actual, about)
    if not is_array(actual) or isinstance(actual, tf.RaggedTensor | tf.SparseTensor):
        return [wrong_kind(expected, actual, about)]
    want, have = np.asarray(expected), np.asarray(actual)
    if want.shape != have.shape:
        message = f"`{about.name}` has shape {have.shape}; {want.shape} is asked for."
        return [about.find(_shape_rule(want, have), message, expected=want.shape, actual=have.shape)]
    free = about.any_dtype and all(array.dtype.kind in "iuf" for array in (want, have))
    if not free and not _same_dtype(expected, actual):
        dtype = _dtype(expected, want)
        message = f"`{about.name}` has dtype {_dtype(actual, have)}; {dtype} is asked for."
        tries = f"tf.cast(x, tf.{dtype}), or dtype= where the value is made."
        return [about.find("dtype", message, expected=dtype, actual=_dtype(actual, have), help=tries)]
    return _same_values(want, have, about)


def _shape_rule(want: NDArray[Any], have: NDArray[Any]) -> str:
    """A missing axis is a mistake of its own."""
    return "missing-axis" if have.ndim < want.ndim and have.size == want.size else "shape"


def _same_dtype(expected: object, actual: object) -> bool:
    """Compare dtypes; for a NumPy array of whole numbers the width is the platform's choice, and so free."""
    want, have = _dtype(expected, np.asarray(expected)), _dtype(actual, np.asarray(actual))
    return want == have or (isinstance(expected, np.ndarray) and {want, have} == {"int32", "int64"})


def _dtype(value: object, array: NDArray[Any]) -> str:
    dtype = getattr(value, "dtype", array.dtype)
    name = getattr(dtype, "name", str(dtype))
    return "string" if name.startswith(("str", "object", "bytes")) else name


def _same_values(want: NDArray[Any], have: NDArray[Any], about: About) -> list[Finding]:
    differs = ~equal_elements(want, have)
    if not differs.any():
        return []
    place = tuple(int(i) for i in np.argwhere(differs)[0])
    where = f" at {list(place)}" if place else ""
    many = f" ({int(differs.sum())} of {differs.size} differ)" if differs.size > 1 else ""
    message = f"`{about.name}`{where} is {shown(have[place])}; {shown(want[place])} is asked for{many}."
    rule = value_rule(want, have)
    return [about.find(rule, message, expected=shown(want[place]), actual=shown(have[place]), help=RULES[rule].help)]


def value_rule(want: NDArray[Any], have: NDArray[Any]) -> str:
    """Return the rule that explains why the values of two arrays of one shape differ."""
    if not_finite(want, have):
        return "not-finite"
    if want.dtype.kind == "f" and have.dtype.kind == "f" and equal_elements(want * 255, have).all():
        return "unscaled-input"
    if want.dtype.kind in "iu" and want.ndim > 1 and _padded_elsewhere(want, have):
        return "padding"
    return "value"


def not_finite(want: NDArray[Any], have: NDArray[Any]) -> bool:
    """Tell whether the answer holds NaN or infinite values where the reference has none at all."""
    if want.dtype.kind not in "biufc" or have.dtype.kind not in "fc":
        return False
    return bool(np.isfinite(want).all() and not np.isfinite(have).all())


def _padded_elsewhere(want: NDArray[Any], have: NDArray[Any]) -> bool:
    """Tell whether the rows hold the same ids with the padding's zeros on another side."""
    rows = zip(want.reshape(-1, want.shape[-1]), have.reshape(-1, have.shape[-1]), strict=True)
    return all(np.array_equal(w[w != 0], h[h != 0]) for w, h in rows)


def shown(value: object) -> str:
    """Show one figure or text."""
    if isinstance(value, bytes):
        return repr(value.decode("utf-8", errors="replace"))
    return f"{value:.6g}" if isinstance(value, float | np.floating) else str(value)


def _same_composite(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare ragged or sparse tensors: never by the zeros that would fill them up."""
    if type(expected) is not type(actual):
        return [wrong_kind(expected, actual, about)]
    shapes = [tuple(value.shape) for value in (expected, actual)]  # type: ignore[attr-defined]
    if shapes[0] != shapes[1]:
        message = f"`{about.name}` has shape {shapes[1]}; {shapes[0]} is asked for."
        return [about.find("shape", message, expected=shapes[0], actual=shapes[1])]
    wanted, got = (value.dtype.name for value in (expected, actual))  # type: ignore[attr-defined]
    if wanted != got:
        message = f"`{about.name}` has dtype {got}; {wanted} is asked for."
        return [about.find("dtype", message, expected=wanted, actual=got)]
    want, have = _rows(expected), _rows(actual)
    equal = equal_elements(want, have)
    if equal.all():
        return []
    place = tuple(int(i) for i in np.argwhere(~equal)[0])
    message = f"`{about.name}` at {list(place)} holds {shown(have[place])}; {shown(want[place])} is asked for."
    return [about.find("value", message, expected=shown(want[place]), actual=shown(have[place]))]


def _rows(value: object) -> NDArray[Any]:
    """Return a ragged tensor's rows as they are, a sparse tensor's with its zeros."""
    if isinstance(value, tf.RaggedTensor):
        return as_objects(value.to_list())
    return np.asarray(tf.sparse.to_dense(tf.sparse.reorder(value)))
