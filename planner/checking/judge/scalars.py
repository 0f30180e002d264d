"""Compares single values: numbers, truth values, None, texts, and what offers no more than whether it is equal."""

import numpy as np
import tensorflow as tf

from planner.checking.judge.about import About
from planner.checking.judge.values import is_array, not_finite, shown, wrong_kind
from planner.domain.rules import RULES
from planner.domain.verdict import Finding


def same_scalar(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare numbers, truth values and None; a NumPy or TensorFlow scalar counts as the number it holds.

    A whole number has to be met exactly, though it may be written as a float.
    """
    if expected is None:
        return [] if actual is None else [wrong_kind(expected, actual, about)]
    if is_array(actual) and np.asarray(actual).ndim == 0:
        actual = np.asarray(actual)[()]
    if isinstance(expected, np.generic) and isinstance(actual, np.ndarray | tf.Tensor):
        shape = tuple(actual.shape)
        return [about.find("shape", f"`{about.name}` has shape {shape}; one number is asked for.", actual=shape)]
    if not isinstance(actual, bool | int | float | complex | np.generic):
        return [wrong_kind(expected, actual, about)]
    want, have = np.asarray(expected), np.asarray(actual)
    kinds = (want.dtype.kind, have.dtype.kind)
    if (kinds[0] in "biufc") != (kinds[1] in "biufc") or (kinds[0] == "b") != (kinds[1] == "b"):
        return [wrong_kind(expected, actual, about)]
    whole = kinds[0] in "biu" or kinds[0] not in "fc"
    if bool(want == have) if whole else bool(np.isclose(want, have, rtol=1e-4, atol=1e-7, equal_nan=True)):
        return []
    rule = "not-finite" if not_finite(want, have) else "value"
    message = f"`{about.name}` is {shown(have[()])}; {shown(want[()])} is asked for."
    return [about.find(rule, message, expected=shown(want[()]), actual=shown(have[()]), help=RULES[rule].help)]


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
