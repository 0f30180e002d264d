"""Compares two functions by calling both with the same inputs."""

import inspect
from collections.abc import Callable

import keras

from planner.checking.judge import feedback
from planner.checking.judge.about import About
from planner.checking.judge.values import wrong_kind
from planner.domain.verdict import Finding

Compare = Callable[[object, object, About], list[Finding]]


def same_function(expected: object, actual: object, about: About, same: Compare) -> list[Finding]:
    """Call both with each of the drill's inputs and compare what comes back.

    Raises ValueError where the drill gives no inputs for the function: then there is nothing to go by.
    """
    if not about.inputs:
        raise ValueError(f"{about.name} is a function: give the drill [inputs] that say how to call it")
    if not callable(actual):
        return [wrong_kind(expected, actual, about)]
    for number, text in enumerate(about.inputs):
        finding = _signature(expected, actual, about, about.calls()[number])
        if finding:
            return [finding]
        keras.utils.set_random_seed(about.seed)
        wanted = expected(*about.calls()[number])  # type: ignore[operator]
        keras.utils.set_random_seed(about.seed)
        try:
            got = actual(*about.calls()[number])
        except Exception as error:
            return [feedback.explain(error, about.answer_path, about.code)]
        if got is None and wanted is not None:
            message = f"`{about.name}` returns nothing: the last line has to return the result."
            return [about.find("wrong-kind", message, expected=type(wanted).__name__, actual="None")]
        findings = same(wanted, got, about.part(_shown_call(text)))
        if findings:
            return findings
    return []


def _shown_call(text: str) -> str:
    inside = text.strip()
    if inside.startswith("(") and inside.endswith(")"):
        inside = inside[1:-1].rstrip().rstrip(",")
    return f"({inside if len(inside) <= 60 else '…'})"


def _signature(
    expected: object, actual: Callable[..., object], about: About, call: tuple[object, ...]
) -> Finding | None:
    try:
        inspect.signature(actual).bind(*call)
    except TypeError as error:
        message = f"`{about.name}` can't be called with {len(call)} arguments: {error}."
        wanted = str(inspect.signature(expected)) if callable(expected) else ""
        return about.find("signature", message, expected=wanted, actual=str(inspect.signature(actual)))
    except ValueError:  # some built-in callables have no signature to ask
        return None
    return None
