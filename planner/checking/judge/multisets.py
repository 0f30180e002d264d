"""Compares samples in any order: as a multiset, or, where a start was cut from an endless stream, as a set."""

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.checking.judge.elements import Element
from planner.checking.judge.equality import equal_elements

_ALIKE = 1e-6  # of the largest place: what rounding leaves between rows that are alike


def equal(left: Element, right: Element) -> bool:
    """Tell whether two elements hold the same, part by part."""
    return all(w.shape == h.shape and bool(equal_elements(w, h).all()) for w, h in zip(left, right, strict=True))


def same_rows(wanted: list[Element], got: list[Element], *, padded: bool = False, only_which: bool = False) -> bool:
    """Compare rows in any order: sorted along a random direction, then one by one.

    ``padded`` takes the padding's zeros off first. ``only_which`` compares which rows there are, not how often,
    and only where the first half of a start already holds all of its rows: else chance decides what is in it.
    """
    if padded:
        wanted, got = ([_unpadded(row) for row in rows] for rows in (wanted, got))
    if only_which:
        if not _has_seen_all(wanted):
            return True
        wanted, got = _distinct(wanted), _distinct(got)
    left, right = in_any_order(wanted), in_any_order(got)
    return len(left) == len(right) and all(equal(w, g) for w, g in zip(left, right, strict=True))


def in_any_order(rows: list[Element]) -> list[Element]:
    """Return rows in an order that depends on what they hold alone; figures on another scale keep it."""
    return sorted(rows, key=_place)


def _has_seen_all(rows: list[Element]) -> bool:
    return len(_distinct(rows)) == len(_distinct(rows[: len(rows) // 2]))


def _distinct(rows: list[Element]) -> list[Element]:
    return list({round(_place(row), 6): row for row in rows}.values())


def farthest_forward(original: list[Element], rows: list[Element]) -> int | None:
    """Return how far, at most, a row has come forward: a shuffle with a buffer of n brings none further than n - 1.

    None where the rows are others, or not all distinct, so that nobody can tell.
    """
    if not original or not same_rows(original, rows) or len(_distinct(original)) < len(original):
        return None
    return int((order_among(original, rows) - np.arange(len(rows))).max())


def order_among(original: list[Element], rows: list[Element]) -> NDArray[Any]:
    """Return each row's place among the original ones, as many, which are the same in any order.

    Rows that are alike are taken in the order in which they stand, so that none seems to have moved past another.
    """
    order = np.empty(len(rows), dtype=int)
    order[_by_content(rows)] = _by_content(original)
    return order


def _by_content(rows: list[Element]) -> NDArray[Any]:
    """Return the rows' numbers, sorted by what they hold, and where they are alike by themselves."""
    places = np.array([_place(row) for row in rows])
    ascending = np.argsort(places)
    distinct = np.diff(places[ascending], prepend=places[ascending][:1]) > _ALIKE * (1 + np.abs(places).max())
    alike = np.empty(len(rows), dtype=int)
    alike[ascending] = np.cumsum(distinct)
    sorted_rows: NDArray[Any] = np.lexsort((np.arange(len(rows)), alike))
    return sorted_rows


def shared_rows(some: list[Element], others: list[Element]) -> int:
    """Return how many of some rows are among the others."""
    places = {round(_place(row), 6) for row in others}
    return sum(round(_place(row), 6) in places for row in some)


def _unpadded(row: Element) -> Element:
    """Return a row without the zeros or empty texts at the end of each of its parts."""
    return [leaf[: _length(leaf)] if leaf.ndim else leaf for leaf in row]


def _length(leaf: NDArray[Any]) -> int:
    filled = [position for position, item in enumerate(leaf) if np.any(item != (b"" if leaf.dtype.kind in "OS" else 0))]
    return filled[-1] + 1 if filled else 0


def _place(row: Element) -> float:
    """Project a row onto a direction that is the same for equal shapes; rows that differ land apart."""
    place = 0.0
    for part, leaf in enumerate(row):
        figures = leaf.ravel()
        if leaf.dtype.kind not in "biuf":
            figures = np.array([zlib.crc32(repr(item).encode()) for item in figures])
        direction = np.random.default_rng(part).normal(size=figures.size)
        place += float(np.nan_to_num(figures.astype("float64"), nan=0.5) @ direction)
    return place
