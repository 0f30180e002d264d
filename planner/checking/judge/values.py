"""Compares arrays, numbers and texts, with a tolerance that fits their precision."""

from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge.about import About
from planner.domain.rules import RULES
from planner.domain.verdict import Finding

_TOLERANCE = {"float16": 1e-2, "bfloat16": 3e-2, "float32": 1e-4, "float64": 1e-6}


def wrong_kind(expected: object, actual: object, about: About) -> Finding:
    """Say that a value is of another kind than asked."""
    want, have = kind_of(expected), kind_of(actual)
    return about.find("wrong-kind", f"`{about.name}` is {have}; {want} is asked for.", expected=want, actual=have)


def kind_of(value: object) -> str:
    """Name a value's kind with its article, as in "a tensor"."""
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if is_array(value):
        return "a tensor" if tf.is_tensor(value) else "an array"
    if isinstance(value, keras.KerasTensor):
        return "a symbolic tensor, a place in a model's graph that holds no figures"
    if callable(value) and not hasattr(value, "get_config"):
        return "a function"
    name = {"NoneType": "None", "str": "a string", "dict": "a dict", "int": "an int"}.get(type(value).__name__)
    return name or f"a {type(value).__name__}"


def is_array(value: object) -> bool:
    """Tell whether a value is a tensor, a variable or a NumPy array: something that holds figures now."""
    if isinstance(value, keras.KerasTensor):
        return False
    return bool(tf.is_tensor(value)) or isinstance(value, np.ndarray | tf.Variable) or hasattr(value, "__array__")


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
    if not _same_dtype(expected, actual):
        message = f"`{about.name}` has dtype {_dtype(actual, have)}; {_dtype(expected, want)} is asked for."
        return [about.find("dtype", message, expected=_dtype(expected, want), actual=_dtype(actual, have))]
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
    message = f"`{about.name}`{where} is {_show(have[place])}; {_show(want[place])} is asked for{many}."
    rule = value_rule(want, have)
    return [about.find(rule, message, expected=_show(want[place]), actual=_show(have[place]), help=RULES[rule].help)]


def value_rule(want: NDArray[Any], have: NDArray[Any]) -> str:
    """Return the rule that explains why the values of two arrays of one shape differ."""
    if want.dtype.kind == "f" and have.dtype.kind == "f" and equal_elements(want * 255, have).all():
        return "unscaled-input"
    if want.dtype.kind in "iu" and want.ndim > 1 and _padded_elsewhere(want, have):
        return "padding"
    return "value"


def _padded_elsewhere(want: NDArray[Any], have: NDArray[Any]) -> bool:
    """Tell whether the rows hold the same ids with the padding's zeros on another side."""
    rows = zip(want.reshape(-1, want.shape[-1]), have.reshape(-1, have.shape[-1]), strict=True)
    return all(np.array_equal(w[w != 0], h[h != 0]) for w, h in rows)


def equal_elements(want: NDArray[Any], have: NDArray[Any]) -> NDArray[Any]:
    """Compare two arrays of one shape, element by element; NaN equals NaN."""
    if want.dtype.kind in "fc" or want.dtype.name == "bfloat16":
        tolerance = _TOLERANCE.get(want.dtype.name, 1e-5)
        left, right = want.astype("float64"), have.astype("float64")
        # Around 0 the measure is the array's own size: a sum that cancels is only as exact as its parts.
        size = float(np.nanmax(np.abs(np.where(np.isfinite(left), left, 0)), initial=0.0))
        close: NDArray[Any] = np.isclose(
            left, right, rtol=tolerance, atol=tolerance * min(1.0, size or 1.0), equal_nan=True
        )
        return close
    equal: NDArray[Any] = np.asarray(_as_text(want) == _as_text(have))
    return equal


def _as_text(array: NDArray[Any]) -> NDArray[Any]:
    """Return texts as ``str`` in every element: TensorFlow keeps them as bytes, NumPy as it was given them."""
    if array.dtype.kind not in "OS":
        return array
    texts = [item.decode("utf-8", errors="replace") if isinstance(item, bytes) else item for item in array.ravel()]
    text: NDArray[Any] = np.array(texts, dtype=object).reshape(array.shape)
    return text


def _show(value: object) -> str:
    if isinstance(value, bytes):
        return repr(value.decode("utf-8", errors="replace"))
    return f"{value:.6g}" if isinstance(value, float | np.floating) else str(value)


def _same_composite(expected: object, actual: object, about: About) -> list[Finding]:
    if type(expected) is not type(actual):
        return [wrong_kind(expected, actual, about)]
    if isinstance(expected, tf.RaggedTensor):
        want, have = expected.to_list(), actual.to_list()  # type: ignore[attr-defined]
    else:
        want, have = (
            tf.sparse.to_dense(expected).numpy().tolist(),
            tf.sparse.to_dense(actual).numpy().tolist(),
        )
    return (
        [] if want == have else [about.find("value", f"`{about.name}` holds other values.", expected=want, actual=have)]
    )


def same_scalar(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare numbers, truth values and None; a NumPy or TensorFlow scalar counts as the number it holds."""
    if expected is None:
        return [] if actual is None else [wrong_kind(expected, actual, about)]
    if is_array(actual) and np.asarray(actual).ndim == 0:
        actual = np.asarray(actual)[()]
    if not isinstance(actual, bool | int | float | np.generic):
        return [wrong_kind(expected, actual, about)]
    want, have = np.asarray(expected), np.asarray(actual)
    if (want.dtype.kind == "b") != (have.dtype.kind == "b"):
        return [wrong_kind(expected, actual, about)]
    exact = want.dtype.kind in "biu" and have.dtype.kind in "biu"
    equal = (
        bool(want == have)
        if exact
        else bool(np.isclose(float(want), float(have), rtol=1e-4, atol=1e-7, equal_nan=True))
    )
    if equal:
        return []
    message = f"`{about.name}` is {_show(have[()])}; {_show(want[()])} is asked for."
    return [about.find("value", message, expected=_show(want[()]), actual=_show(have[()]))]


def same_text(expected: str | bytes, actual: object, about: About) -> list[Finding]:
    """Compare strings; a scalar string tensor counts as the string it holds."""
    if is_array(actual) and np.asarray(actual).ndim == 0:
        actual = np.asarray(actual)[()]
    if isinstance(expected, str) and isinstance(actual, bytes):
        actual = actual.decode("utf-8", errors="replace")
    if not isinstance(actual, str | bytes):
        return [wrong_kind(expected, actual, about)]
    return same_by_equality(expected, actual, about)


def same_by_equality(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare two values of one kind that offer nothing more than whether they are equal, as sets do."""
    if expected == actual:
        return []
    message = f"`{about.name}` is {actual!r}; {expected!r} is asked for."
    return [about.find("value", message, expected=expected, actual=actual)]
