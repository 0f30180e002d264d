"""Compares the form of what comes out of two models: how many outputs, under which keys, in which order, what shape."""

import keras

from planner.checking.judge.about import About
from planner.checking.judge.graph import Built
from planner.checking.judge.trace import Trace
from planner.domain.verdict import Finding


def output_keys(wanted: Trace, got: Trace, actual: keras.Model, about: About) -> list[Finding]:
    """Return a finding where the reference gives a dict and the answer's outputs have other names."""
    if not isinstance(wanted.outputs, dict):
        return []
    want, have = sorted(wanted.outputs), _names(got, actual)
    if sorted(have) == want:
        return []
    message = f"The outputs of `{about.name}` are named {', '.join(have)}; {', '.join(want)} are asked for."
    return [about.find("key-missing", message, expected=want, actual=have)]


def _names(got: Trace, actual: keras.Model) -> list[str]:
    """Return the outputs' names in the order in which they are flattened."""
    if isinstance(got.outputs, dict):
        return sorted(got.outputs)
    return list(getattr(actual, "output_names", None) or [])


def output_order(wanted_trace: Trace, got_trace: Trace, actual: keras.Model, wanted: Built, got: Built) -> list[int]:
    """Return for each output of the reference which of the answer's stands for it.

    By name where the reference names them; else by what they compute, where that is the same in another order.
    """
    as_given = list(range(len(got.outputs)))
    if isinstance(wanted_trace.outputs, dict):
        names = _names(got_trace, actual)
        return [names.index(name) for name in sorted(wanted_trace.outputs) if name in names]
    want, have = ([ref.signature for ref in built.outputs] for built in (wanted, got))
    if len(set(want)) < len(want) or sorted(want) != sorted(have):
        return as_given
    return [have.index(signature) for signature in want]


def output_shapes(wanted: Trace, got: Trace, order: list[int], about: About) -> Finding | None:
    """Return the difference in what comes out for one sample, None where there is none."""
    want, have = _sample_shapes(wanted.outputs), _sample_shapes(got.outputs)
    if len(order) == len(want) == len(have):
        have = [have[place] for place in order]
    if want == have:
        return None
    message = f"One sample comes out of `{about.name}` with shape {_listed(have)}; {_listed(want)} is asked for."
    return about.find("output-shape", message, expected=want, actual=have)


def _sample_shapes(outputs: object) -> list[tuple[int, ...]]:
    return [tuple(value.shape[1:]) for value in keras.tree.flatten(outputs) if hasattr(value, "shape")]


def _listed(shapes: list[tuple[int, ...]]) -> str:
    return " and ".join(map(str, shapes)) or "nothing"
