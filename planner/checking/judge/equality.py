"""Which figures count as equal: whole numbers, truth values and texts exactly, others as their precision allows."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TOLERANCE = {
    "float16": 1e-2,
    "bfloat16": 3e-2,
    "float32": 1e-4,
    "complex64": 1e-4,
    "float64": 1e-6,
    "complex128": 1e-6,
}
_COARSE = ("float16", "bfloat16", "float32", "complex64")


def equal_elements(want: NDArray[Any], have: NDArray[Any]) -> NDArray[Any]:
    """Compare two arrays of one shape, element by element; NaN equals NaN."""
    if want.dtype.kind in "fc" or want.dtype.name == "bfloat16":
        return _close(want, have)
    if want.dtype.kind == "O" or have.dtype.kind == "O":
        pairs = zip(want.ravel(), have.ravel(), strict=True)
        return np.array([_equal_items(w, h) for w, h in pairs], dtype=bool).reshape(want.shape)
    equal: NDArray[Any] = np.asarray(_as_text(want) == _as_text(have))
    return equal


def _close(want: NDArray[Any], have: NDArray[Any]) -> NDArray[Any]:
    """Compare by the coarser precision of the two; around 0 the measure is the array's own size.

    A sum that cancels is only as exact as its parts.
    """
    coarse = [array.dtype.name for array in (want, have) if array.dtype.name in _COARSE]
    tolerance = max(_TOLERANCE[name] for name in coarse or ["float64"])
    wide = "complex128" if "c" in (want.dtype.kind, have.dtype.kind) else "float64"
    left, right = want.astype(wide), have.astype(wide)
    size = float(np.max(np.abs(np.where(np.isfinite(left), left, 0)), initial=0.0))
    close: NDArray[Any] = np.isclose(
        left, right, rtol=tolerance, atol=tolerance * min(1.0, size or 1.0), equal_nan=True
    )
    return close


def _equal_items(want: object, have: object) -> bool:
    """Compare two entries of an array of objects: texts, numbers, or rows of any length."""
    if _is_text(want) or _is_text(have):
        return _text(want) == _text(have)
    left, right = np.asarray(want), np.asarray(have)
    if left.shape != right.shape:
        return False
    if left.dtype.kind == right.dtype.kind == "O" and left.ndim == 0:
        return bool(want == have)
    return bool(equal_elements(left, right).all())


def _is_text(item: object) -> bool:
    return isinstance(item, str | bytes)


def _text(item: object) -> object:
    return item.decode("utf-8", errors="replace") if isinstance(item, bytes) else item


def _as_text(array: NDArray[Any]) -> NDArray[Any]:
    """Return texts as ``str`` in every element: TensorFlow keeps them as bytes, NumPy as it was given them."""
    if array.dtype.kind != "S":
        return array
    text: NDArray[Any] = np.array([_text(item) for item in array.ravel()], dtype=object).reshape(array.shape)
    return text


def as_objects(rows: Sequence[Any]) -> NDArray[Any]:
    """Return rows of any length, as ragged tensors have them, as one array of lists: none is padded."""
    array = np.empty(len(rows), dtype=object)
    for position, row in enumerate(rows):
        array[position] = _nested(row)
    return array


def _nested(row: Any) -> object:
    """Return a row as NumPy can compare it: one array where its parts have one length, else an array of rows."""
    if not isinstance(row, list) or not any(isinstance(part, list) for part in row):
        return np.asarray(row) if isinstance(row, list) else row
    return as_objects(row)
