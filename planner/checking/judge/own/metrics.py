"""Compares two metrics by their results: after each batch, and after they were told to start anew."""

from collections.abc import Sequence
from typing import Any

import keras

from planner.checking.judge.about import About
from planner.checking.judge.same import same
from planner.domain.verdict import Finding


def compare(
    expected: keras.metrics.Metric, actual: keras.metrics.Metric, batches: Sequence[tuple[Any, Any]], about: About
) -> list[Finding]:
    """Return the first difference. What the answer's metric raises goes through."""
    for number, (y, p) in enumerate(batches):
        expected.update_state(y, p)
        actual.update_state(y, p)
        said = f" after {number + 1} batch{'es' if number else ''}"
        found = same(float(expected.result()), actual.result(), about.part(".result()" + said))
        if found:
            return found
    for metric in (expected, actual):
        metric.reset_state()
        metric.update_state(*batches[0])
    return same(float(expected.result()), actual.result(), about.part(".result() after reset_state"))
