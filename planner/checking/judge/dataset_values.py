"""Says how what a dataset holds differs, where it does: as windows, as samples of another part, or part by part."""

from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge import pipeline, windows
from planner.checking.judge.dataset_pair import Pair
from planner.checking.judge.elements import Element, rows_of
from planner.checking.judge.multisets import equal, in_any_order, same_rows, shared_rows
from planner.checking.judge.parts import Part, ordinal, parts_of
from planner.checking.judge.values import value_rule
from planner.domain.verdict import Finding

_MOST = 0.9


def explain_values(pair: Pair) -> Finding:
    """Return the difference between two datasets of equal size that hold something else."""
    found = _windows(pair) or _leak(pair)
    if found:
        return found
    return _in_any_order(pair) if pipeline.is_shuffled(pair.expected) else _in_order(pair)


def _windows(pair: Pair) -> Finding | None:
    """Say how the windows of a series hold something else than asked."""
    wanted, got = pair.rows()
    if not windows.is_series(wanted):
        return None
    steps = pair.steps(pair.got.elements)
    if steps:
        return pair.about.find("window", steps)
    if windows.is_torn(wanted, got):
        message = f"The windows of `{pair.about.name}` hold steps out of order: cut them first, then shuffle."
        return pair.about.find("time-order", message)
    return _scale(pair, wanted, got) if windows.is_unscaled(wanted, got) else None


def _scale(pair: Pair, wanted: list[Element], got: list[Element]) -> Finding:
    want, have = (_range([row[0] for row in rows]) for rows in (wanted, got))
    right = f"The windows of `{pair.about.name}` hold the right steps, but not on the scale asked for"
    message = f"{right}: their values go from {have}; from {want} is asked for."
    tries = "Scale each value once, with brackets around what comes first: a - b / c takes b / c from a."
    return pair.about.find("unscaled-input", message, expected=want, actual=have, help=tries)


def _leak(pair: Pair) -> Finding | None:
    """Look for samples that the reference keeps in another dataset, which has none in common with this one."""
    wanted, got = pair.rows()
    for name, other in pair.about.given.items():
        if isinstance(other, tf.data.Dataset) and other is not pair.expected:
            there = rows_of(pair.about.ahead.reading_of(other).elements, pipeline.is_batched(other))
            leaked = shared_rows(got, there)
            if leaked and not shared_rows(wanted, there):
                samples = "1 sample that belongs" if leaked == 1 else f"{leaked} samples that belong"
                return pair.about.find("test-leak", f"`{pair.about.name}` holds {samples} to `{name}`.")
    return None


def _in_order(pair: Pair) -> Finding:
    """Name the first element that differs, and the part of it."""
    pairs = zip(pair.wanted.elements, pair.got.elements, strict=False)
    number, want, have = next((i, w, g) for i, (w, g) in enumerate(pairs) if not equal(w, g))
    part = next(i for i, (w, g) in enumerate(zip(want, have, strict=True)) if not equal([w], [g]))
    what = "batch" if pipeline.is_batched(pair.expected) else "element"
    where = f", first in the {ordinal(number + 1)} {what}" if len(pair.wanted.elements) > 1 else ""
    subject = parts_of(pair.about.name, pair.expected.element_spec)[part]
    message = f"{subject.does('hold', 'holds')} other values than asked{where}."
    rule = _rule(want[part], have[part])
    return pair.about.find(rule, message, expected=_start(want[part]), actual=_start(have[part]))


def _in_any_order(pair: Pair) -> Finding:
    """Name the part that holds other values, in whatever order; where none does, they are put together otherwise."""
    wanted, got = pair.rows()
    parts = parts_of(pair.about.name, pair.expected.element_spec)
    if len(parts) > 1 and _is_torn_apart(wanted, got, len(parts)):
        return _torn_apart(pair, parts)
    for number, part in enumerate(parts):
        want, have = ([[row[number]] for row in rows] for rows in (wanted, got))
        if not same_rows(want, have, padded=pair.pads_freely(), only_which=not pair.wanted.ends):
            ranges = [_range([row[0] for row in rows]) for rows in (want, have)]
            message = f"{part.does('hold', 'holds')} other values than asked."
            shown = ranges if ranges[0] != ranges[1] else ["", ""]
            return pair.about.find(_rule_in_any_order(want, have), message, expected=shown[0], actual=shown[1])
    if len(parts) == 1 or same_rows(wanted, got):
        message = f"The batches of `{pair.about.name}` hold other samples together than asked."
        return pair.about.find("value", message)
    return _torn_apart(pair, parts)


def _is_torn_apart(wanted: list[Element], got: list[Element], parts: int) -> bool:
    """Tell whether most of each part is there, but hardly any of it with what belongs to it."""
    most = _MOST * len(wanted)
    alone = (shared_rows([[row[part]] for row in got], [[row[part]] for row in wanted]) for part in range(parts))
    return min(alone) > most and shared_rows(got, wanted) < len(wanted) - most


def _torn_apart(pair: Pair, parts: list[Part]) -> Finding:
    each = " and ".join(f"the right {part.plain}" for part in parts)
    message = f"`{pair.about.name}` holds {each}, but not those that belong together."
    tries = "Give every part of a sample the same index: shuffle them as pairs, or by one order for both."
    return pair.about.find("value", message, help=tries)


def _rule_in_any_order(wanted: list[Element], got: list[Element]) -> str:
    """Return the rule of the first that differs: as they come, or, where that says nothing, in an order of both."""
    found = []
    for want, have in ((wanted, got), map(in_any_order, (wanted, got))):
        pairs = ((w[0], h[0]) for w, h in zip(want, have, strict=False) if not equal(w, h))
        first = next(pairs, None)
        found += [_rule(*first)] if first else []
    return next((rule for rule in found if rule != "value"), "value")


def _rule(want: NDArray[Any], have: NDArray[Any]) -> str:
    return value_rule(want, have) if want.shape == have.shape else "shape"


def _range(leaves: list[NDArray[Any]]) -> str:
    """Show from where to where figures go; empty where these are none."""
    if any(leaf.dtype.kind not in "iuf" or not leaf.size for leaf in leaves):
        return ""
    return f"{min(float(leaf.min()) for leaf in leaves):.3g} to {max(float(leaf.max()) for leaf in leaves):.3g}"


def _start(value: NDArray[Any]) -> str:
    return np.array2string(value, threshold=6, edgeitems=3, precision=4).replace("\n", "")
