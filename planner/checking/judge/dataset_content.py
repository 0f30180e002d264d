"""Compares what two datasets hold: in order, in any order where that is asked, and what is drawn at random."""

import numpy as np
import tensorflow as tf

from planner.checking.judge import pipeline
from planner.checking.judge.dataset_pair import Pair
from planner.checking.judge.dataset_values import explain_values
from planner.checking.judge.elements import Element, Reading, read, rows_of
from planner.checking.judge.multisets import equal, same_rows
from planner.domain.verdict import Finding

_OTHER_SCALE = 50  # figures drawn at random differ by less than this; a forgotten division by 255 by more


def compare_content(pair: Pair) -> Finding | None:
    """Return the first difference in what the elements hold."""
    if pipeline.draws_at_random(pair.expected):
        return _random_content(pair)
    wanted, got = pair.wanted.elements, pair.got.elements
    if len(wanted) == len(got) and all(equal(w, g) for w, g in zip(wanted, got, strict=True)):
        return None
    shuffled = pipeline.is_shuffled(pair.expected)
    if _holds_the_same(pair, shuffled):
        if shuffled:
            return None
        return _other_order(pair)
    if _differs_from_pass_to_pass(pair, pair.expected, pair.wanted):
        return _random_content(pair)
    return explain_values(pair)


def _holds_the_same(pair: Pair, shuffled: bool) -> bool:
    """Compare the content in any order; of an endless, shuffled one only which samples there are."""
    mixed = not shuffled or pipeline.mixes_samples(pair.expected) or not pipeline.is_batched(pair.expected)
    rows = pair.rows() if mixed else (pair.wanted.elements, pair.got.elements)
    return same_rows(*rows, padded=pair.pads_freely(), only_which=shuffled and not pair.wanted.ends)


def _other_order(pair: Pair) -> Finding:
    name = pair.about.name
    if pipeline.is_shuffled(pair.actual):
        return pair.about.find("dataset-order", f"`{name}` is shuffled; its order is to stay as it is.")
    return pair.about.find("dataset-order", f"`{name}` holds the right elements in another order.")


def _random_content(pair: Pair) -> Finding | None:
    """Compare what is drawn by whether it is drawn, and by its size; whole numbers, as labels are, exactly."""
    name = pair.about.name
    drawn = pipeline.draws_at_random(pair.actual) or _differs_from_pass_to_pass(pair, pair.actual, pair.got)
    if not drawn:
        message = f"`{name}` holds the same values at every pass; they are to be drawn at random each time."
        return pair.about.find("value", message)
    wanted, got = pair.rows()
    if not same_rows(_whole_numbers(wanted), _whole_numbers(got), only_which=not pair.wanted.ends):
        return pair.about.find("value", f"The whole numbers in `{name}`, such as labels, are other ones than asked.")
    sizes = [max((_size(row) for row in rows), default=0.0) for rows in (wanted, got)]
    if sizes[1] > _OTHER_SCALE * sizes[0] or sizes[0] > _OTHER_SCALE * sizes[1]:
        message = f"The values in `{name}` go up to {sizes[1]:.3g}; up to about {sizes[0]:.3g} is asked for."
        return pair.about.find("unscaled-input", message, expected=f"{sizes[0]:.3g}", actual=f"{sizes[1]:.3g}")
    return None


def _differs_from_pass_to_pass(pair: Pair, dataset: tf.data.Dataset, first: Reading) -> bool:
    again = read(dataset, most=max(1, len(first.elements)))
    batched = pair.batched()
    return not same_rows(
        rows_of(first.elements, batched),
        rows_of(again.elements, batched),
        padded=pair.pads_freely(),
        only_which=not first.ends,
    )


def _whole_numbers(rows: list[Element]) -> list[Element]:
    return [[leaf for leaf in row if leaf.dtype.kind in "biu"] for row in rows]


def _size(row: Element) -> float:
    return max((float(np.max(np.abs(leaf), initial=0.0)) for leaf in row if leaf.dtype.kind == "f"), default=0.0)
