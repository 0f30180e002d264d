"""Says how the windows that two datasets cut from a series differ: length, horizon, stride, start, or number."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.checking.judge.elements import Element
from planner.checking.judge.equality import equal_elements

_TRIED = 200  # rows looked at to tell whether these are windows at all
_FARTHEST = 5  # steps that a window or a label may be off and still be told by how many


def is_series(rows: list[Element]) -> bool:
    """Tell whether the rows are windows of one series: some window goes on where the first one is, a step later."""
    windows = [row[0] for row in rows[:_TRIED]]
    if len(windows) < 2 or windows[0].ndim < 1 or len(windows[0]) < 2 or windows[0].dtype.kind not in "iuf":
        return False
    first = windows[0]
    return any(_goes_on(first, other) or _goes_on(other, first) for other in windows[1:])


def _goes_on(first: NDArray[Any], other: NDArray[Any]) -> bool:
    if first.shape != other.shape:
        return False
    steps = range(1, min(len(first), _FARTHEST + 1))
    return any(_alike(first[step:], other[:-step]) for step in steps)


def _alike(left: NDArray[Any], right: NDArray[Any]) -> bool:
    return left.shape == right.shape and bool(equal_elements(left, right).all())


def explain_sizes(want: Element, have: Element) -> str:
    """Say how a window, or what it predicts, has another length; empty where the lengths are the same."""
    for part, (left, right) in enumerate(zip(want, have, strict=True)):
        if left.shape[1:] == right.shape[1:] and left.ndim == right.ndim > 0 and len(left) != len(right):
            what = "A window" if part == 0 else "What a window predicts"
            return f"{what} is {_steps(len(right))} long; {_steps(len(left))} are asked for."
    return ""


def explain_content(wanted: list[Element], got: list[Element]) -> str:
    """Say how two series of windows, in the same order, differ; empty where that is no matter of steps."""
    if not wanted or not got:
        return ""
    return _start(wanted, got) or _stride(wanted, got) or _labels(wanted, got) or _number(wanted, got)


def _start(wanted: list[Element], got: list[Element]) -> str:
    for step in range(1, min(_FARTHEST, len(wanted), len(got))):
        if _same_windows(wanted[step:], got):
            return f"The windows start {_steps(step)} late: the first window of the series is missing."
        if _same_windows(wanted, got[step:]):
            return f"The windows start {_steps(step)} early: the first one is not asked for."
    return ""


def _same_windows(left: list[Element], right: list[Element]) -> bool:
    """Compare the windows of the shorter stretch, without what they predict."""
    pairs = list(zip(left, right, strict=False))[:_TRIED]
    return bool(pairs) and all(_alike(one[0], other[0]) for one, other in pairs)


def _stride(wanted: list[Element], got: list[Element]) -> str:
    for step in range(2, _FARTHEST + 1):
        for every, few, moved, asked in ((wanted, got, step, 1), (got, wanted, 1, step)):
            if len(few) > 1 and len(every) > len(few) and _same_windows(every[::step], few):
                ratio = "" if asked == 1 else " each time"
                return f"The windows move by {_steps(moved)}{ratio}, not by {asked}: look at shift, or the stride."
    return ""


def _labels(wanted: list[Element], got: list[Element]) -> str:
    """Compare what equal windows predict: the right figures a step early or late are a horizon that is off."""
    if len(wanted[0]) < 2 or len(wanted) != len(got) or not _same_windows(wanted, got):
        return ""
    for step in range(1, min(_FARTHEST, len(wanted) - 1)):
        if _same_labels(wanted[step:], got[:-step]):
            return f"What a window predicts comes {_steps(step)} late: the horizon is off."
        if _same_labels(wanted[:-step], got[step:]):
            return f"What a window predicts comes {_steps(step)} early: the horizon is off."
    return ""


def _same_labels(left: list[Element], right: list[Element]) -> bool:
    return all(_alike(one[-1], other[-1]) for one, other in zip(left, right, strict=True))


def _number(wanted: list[Element], got: list[Element]) -> str:
    missing = len(wanted) - len(got)
    if missing == 0 or not _same_windows(wanted, got):
        return ""
    what = f"{abs(missing)} {'window' if abs(missing) == 1 else 'windows'}"
    where = "is missing at the end" if missing > 0 else "more than asked stands at the end"
    return f"{what} {where}: look at where the last window begins."


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


def in_series(rows: list[Element]) -> list[Element]:
    """Return shuffled windows in the order of the series: each is followed by the one that goes on a step later.

    Windows that move by more than a step are left as they are.
    """
    following = {_key(row[0][:-1]): row for row in rows}
    ends = {_key(row[0][1:]) for row in rows}
    starts = [row for row in rows if _key(row[0][:-1]) not in ends]
    ordered: list[Element] = []
    row = starts[0] if len(starts) == 1 else None
    while row is not None and len(ordered) < len(rows):
        ordered.append(row)
        row = following.get(_key(row[0][1:]))
    return ordered if len(ordered) == len(rows) else rows


def _key(window: NDArray[Any]) -> bytes:
    return np.round(window.astype("float64"), 4).tobytes()
