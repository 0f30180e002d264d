"""Compares two functions by calling both with the same inputs: the drill's own, and others made from them."""

import inspect
from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf

from planner.checking.judge import arguments, feedback
from planner.checking.judge.about import About
from planner.checking.judge.arguments import Call
from planner.checking.judge.hidden import hidden_calls
from planner.checking.judge.values import is_array, wrong_kind
from planner.domain.verdict import Finding

_FIGURES = (bool, int, float, str, bytes, np.generic, tf.RaggedTensor, tf.SparseTensor)

Compare = Callable[[object, object, About], list[Finding]]


def same_function(expected: object, actual: object, about: About, same: Compare) -> list[Finding]:
    """Call both with each of the drill's inputs and compare what comes back, then with inputs nobody has seen.

    Raises ValueError where the drill gives no inputs for the function: then there is nothing to go by.
    """
    if not about.inputs:
        raise ValueError(f"{about.name} is a function: give the drill [inputs] that say how to call it")
    if not callable(expected) or not callable(actual):
        return [wrong_kind(expected, actual, about)]
    only_figures = True
    for text, (call, own) in zip(about.inputs, arguments.of_both(about), strict=True):
        finding = _signature(expected, actual, about, call)
        if finding:
            return [finding]
        before = arguments.state(call) if _state_is_equal(call, own) else None
        wanted = _called(expected, call, about)
        only_figures &= _is_figures(wanted)
        findings = _same_call(wanted, actual, own, about.part(_shown_call(text)), same)
        if not findings and before is not None:
            left = arguments.same_state(before, arguments.state(call), arguments.state(own), about)
            findings = [left] if left else []
        if findings:
            return findings
    return _same_hidden(expected, actual, about, same) if only_figures else []


def _state_is_equal(call: Call, own: Call) -> bool:
    """Tell whether both sides start from equal weights: else there is no saying what training makes of them."""
    return arguments.keep_state(call) and all(
        len(left) == len(right) and all(np.array_equal(one, other) for one, other in zip(left, right, strict=True))
        for left, right in zip(arguments.state(call), arguments.state(own), strict=True)
    )


def _called(function: Callable[..., object], call: Call, about: About) -> object:
    keras.utils.set_random_seed(about.seed)
    return function(*call)


def _same_call(wanted: object, actual: Callable[..., object], call: Call, about: About, same: Compare) -> list[Finding]:
    try:
        got = _called(actual, call, about)
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)]
    if got is None and wanted is not None:
        message = f"`{about.name}` returns nothing: the last line has to return the result."
        return [about.find("wrong-kind", message, expected=type(wanted).__name__, actual="None")]
    return same(wanted, got, about)


def _same_hidden(
    expected: Callable[..., object], actual: Callable[..., object], about: About, same: Compare
) -> list[Finding]:
    """Try inputs that the learner doesn't see, wherever the reference itself makes finite figures of them."""
    for call in hidden_calls(about.calls(), about.draw()):
        wanted = _accepted(expected, arguments.fresh(call), about)
        if wanted is not None and _is_finite(wanted):
            shown = about.part(f"(other {arguments.shown(call)})")
            findings = _same_call(wanted, actual, arguments.fresh(call), shown, same)
            if findings:
                return findings
    return []


def _accepted(expected: Callable[..., object], call: Call, about: About) -> object:
    """Return what the reference makes of inputs; None where it isn't made for these, so that no answer need be."""
    try:
        return _called(expected, call, about)
    except Exception:
        return None


def _is_figures(value: object) -> bool:
    """Tell whether a result is made of numbers and texts alone, which cost nothing to make again."""
    return all(leaf is None or isinstance(leaf, _FIGURES) or is_array(leaf) for leaf in keras.tree.flatten(value))


def _is_finite(value: object) -> bool:
    arrays = [np.asarray(leaf) for leaf in keras.tree.flatten(value) if is_array(leaf) or isinstance(leaf, float)]
    return all(bool(np.isfinite(array).all()) for array in arrays if array.dtype.kind in "fc")


def _shown_call(text: str) -> str:
    inside = text.strip()
    if inside.startswith("(") and inside.endswith(")"):
        inside = inside[1:-1].rstrip().rstrip(",")
    return f"({inside if len(inside) <= 60 else '…'})"


def _signature(
    expected: Callable[..., object], actual: Callable[..., object], about: About, call: Call
) -> Finding | None:
    try:
        inspect.signature(actual).bind(*call)
    except TypeError as error:
        message = f"`{about.name}` can't be called with {len(call)} arguments: {error}."
        wanted, have = str(inspect.signature(expected)), str(inspect.signature(actual))
        return about.find("signature", message, expected=wanted, actual=have)
    except ValueError:  # some built-in callables have no signature to ask
        return None
    return None
