"""Says how the windows that two datasets cut from a series differ: length, horizon, stride, start, or number."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.checking.judge.elements import Element
from planner.checking.judge.equality import equal_elements
from planner.checking.judge.parts import asked

_TRIED = 200  # rows looked at to tell whether these are windows at all
_FARTHEST = 5  # steps that a window or a label may be off and still be told by how many


def is_series(rows: list[Element]) -> bool:
    """Tell whether the rows are windows of one series: half of them go on where another is, a few steps later.

    A single one may do so by chance.
    """
    windows = [row[0] for row in rows]
    if len(windows) < 2 or windows[0].ndim < 1 or len(windows[0]) < 2 or windows[0].dtype.kind not in "iuf":
        return False
    steps, tried = range(1, min(len(windows[0]), _FARTHEST + 1)), windows[:_TRIED]
    return any(2 * _going_on(windows, tried, step) >= len(tried) for step in steps)


def _going_on(windows: list[NDArray[Any]], tried: list[NDArray[Any]], step: int) -> int:
    """Count the windows that hold, from so many steps on, what another one begins with."""
    ahead = {_key(window[:-step]) for window in windows}
    return sum(_key(window[step:]) in ahead for window in tried)


def _alike(left: NDArray[Any], right: NDArray[Any]) -> bool:
    return left.shape == right.shape and bool(equal_elements(left, right).all())


def explain_sizes(want: Element, have: Element) -> str:
    """Say how a window, or what it predicts, has another length; empty where the lengths are the same."""
    for part, (left, right) in enumerate(zip(want, have, strict=True)):
        if left.shape[1:] == right.shape[1:] and left.ndim == right.ndim > 0 and len(left) != len(right):
            what = "A window" if part == 0 else "What a window predicts"
            return f"{what} is {_steps(len(right))} long; {asked(len(left), _unit(len(left)))}."
    return ""


def explain_content(wanted: list[Element], got: list[Element]) -> str:
    """Say how two series of windows, in the same order, differ; empty where that is no matter of steps."""
    if not wanted or not got:
        return ""
    checks = (_start, _stride, _labels, _number, _some_only)
    return next((said for check in checks if (said := check(wanted, got))), "")


def _start(wanted: list[Element], got: list[Element]) -> str:
    late, early = _place_of(got[0], wanted), _place_of(wanted[0], got)
    if late and _same_windows(wanted[late:], got):
        first = "window of the series is" if late == 1 else f"{late} windows of the series are"
        return f"The windows start {_steps(late)} late: the first {first} missing."
    if early and _same_windows(wanted, got[early:]):
        first = "one is" if early == 1 else f"{early} are"
        return f"The windows start {_steps(early)} early: the first {first} not asked for."
    return ""


def _place_of(row: Element, rows: list[Element]) -> int:
    """Return where the window stands among others, 0 where it is the first, or among none but the last."""
    keys = [_key(other[0]) for other in rows[:-1]]
    key = _key(row[0])
    return keys.index(key) if key in keys else 0


def _same_windows(left: list[Element], right: list[Element]) -> bool:
    """Compare the windows of the shorter stretch, without what they predict."""
    pairs = list(zip(left, right, strict=False))[:_TRIED]
    return bool(pairs) and all(_alike(one[0], other[0]) for one, other in pairs)


def _stride(wanted: list[Element], got: list[Element]) -> str:
    for step in range(2, _FARTHEST + 1):
        for every, few, moved, usual in ((wanted, got, step, 1), (got, wanted, 1, step)):
            if len(few) > 1 and len(every) > len(few) and _same_windows(every[::step], few):
                ratio = "" if usual == 1 else " each time"
                return f"The windows move by {_steps(moved)}{ratio}, not by {usual}: look at shift, or the stride."
    return ""


def _labels(wanted: list[Element], got: list[Element]) -> str:
    """Compare what equal windows predict: the right figures a step early or late are a horizon that is off."""
    if len(wanted[0]) < 2 or not _same_windows(wanted, got):
        return ""
    farthest = max(_FARTHEST, len(wanted[0][0]))
    for step in range(1, min(farthest, len(wanted) - 2, len(got) - 2) + 1):
        if _same_labels(wanted[step:], got):
            return f"What a window predicts comes {_steps(step)} late: the horizon is off."
        if _same_labels(wanted, got[step:]):
            if all(_alike(row[-1], row[0][0]) for row in got):
                mend = f"let the targets begin {_steps(step)} later, as in values[{step}:]"
                return f"What a window predicts is its own first value: {mend}."
            return f"What a window predicts comes {_steps(step)} early: the horizon is off."
    return ""


def _same_labels(left: list[Element], right: list[Element]) -> bool:
    return all(_alike(one[-1], other[-1]) for one, other in zip(left, right, strict=False))


def _some_only(wanted: list[Element], got: list[Element]) -> str:
    """Tell windows that are all right, but too few, as where they move too far."""
    asked, there = ({_key(row[0]) for row in rows} for rows in (wanted, got))
    if not there < asked:
        return ""
    return f"Only {len(there)} of the {len(asked)} windows are there: look at shift, or the stride."


def is_torn(wanted: list[Element], got: list[Element]) -> bool:
    """Tell whether windows hold the right figures, but hardly any where it follows the one before it."""
    figures = [{*_flat(rows)} for rows in (wanted, got)]
    follow = [{*_neighbours(rows)} for rows in (wanted, got)]
    backwards = {(later, earlier) for earlier, later in follow[0]}
    known = len(follow[1] & (follow[0] | backwards))
    return bool(follow[1]) and figures[1] <= figures[0] and known < len(follow[1]) / 4


def _flat(rows: list[Element]) -> Iterator[float]:
    return (round(float(figure), 4) for row in rows for leaf in row for figure in leaf.ravel())


def _neighbours(rows: list[Element]) -> Iterator[tuple[bytes, bytes]]:
    return ((_key(one), _key(other)) for row in rows for one, other in pairwise(row[0]))


def is_unscaled(wanted: list[Element], got: list[Element]) -> bool:
    """Tell whether windows hold the right figures on another, far larger scale."""
    want, have = (np.sort(np.concatenate([row[0].ravel() for row in rows]).astype("float64")) for rows in (wanted, got))
    if len(want) != len(have) or not np.isfinite(have).all() or np.ptp(want) == 0:
        return False
    factor, offset = np.polyfit(want, have, 1)
    fits = np.allclose(factor * want + offset, have, rtol=0, atol=1e-3 * np.ptp(have))
    return bool(fits and np.abs(have).max() > 2 * np.abs(want).max())


def _number(wanted: list[Element], got: list[Element]) -> str:
    missing = len(wanted) - len(got)
    if missing == 0 or not _same_windows(wanted, got):
        return ""
    one = abs(missing) == 1
    what = "1 window" if one else f"{abs(missing)} windows"
    less, more = ("is missing", "stands") if one else ("are missing", "stand")
    where = f"{less} at the end" if missing > 0 else f"more than asked {more} at the end"
    return f"{what} {where}: look at where the last window begins."


def _steps(count: int) -> str:
    return f"{count} {_unit(count)}"


def _unit(count: int) -> str:
    return "step" if count == 1 else "steps"


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
    return (np.round(window.astype("float64"), 4) + 0.0).tobytes()
