"""Compares whether two datasets are shuffled, and how: over all samples, before they are batched, once or always."""

import tensorflow as tf

from planner.checking.judge import pipeline
from planner.checking.judge.dataset_pair import Pair
from planner.checking.judge.elements import Element, read, rows_of
from planner.checking.judge.mixing import FEWEST, is_well_mixed
from planner.checking.judge.multisets import farthest_forward, order_among
from planner.domain.verdict import Finding

_HALF = 0.5
_KERAS_BATCHES = 8  # in the buffer of Keras's own datasets


def compare_shuffling(pair: Pair) -> Finding | None:
    """Return how the answer shuffles otherwise, where the reference shuffles, or gives up the order, where not."""
    name = pair.about.name
    if not pipeline.is_shuffled(pair.expected):
        return _keeps_no_order(pair)
    if not pipeline.is_shuffled(pair.actual):
        return None if _was_mixed_before(pair) else _not_shuffled(pair)
    if _shuffles_whole_batches(pair):
        message = f"`{name}` shuffles whole batches: the same samples meet in each. Shuffle before batch."
        return pair.about.find("not-shuffled", message)
    if _hardly_shuffles(pair):
        return _partly_shuffled(pair)
    if pipeline.stays_shuffled_once(pair.expected) and not pipeline.stays_shuffled_once(pair.actual):
        message = f"`{name}` is shuffled anew at every pass: reshuffle_each_iteration=False keeps the first order."
        return pair.about.find("dataset-order", message)
    return None


def _keeps_no_order(pair: Pair) -> Finding | None:
    """Return what is wrong where an order is asked that may be another one at each pass, though it wasn't now."""
    if pipeline.gives_up_order(pair.expected) or not pipeline.gives_up_order(pair.actual):
        return None
    message = f"`{pair.about.name}` may come in any order: deterministic=False hands on whichever is ready first."
    return pair.about.find("dataset-order", message, help="Leave deterministic=False out: the order stays as it is.")


def _not_shuffled(pair: Pair) -> Finding:
    of_one = pipeline.has_buffer_of_one(pair.actual)
    why = " A buffer of one element leaves the order as it is." if of_one else ""
    return pair.about.find("not-shuffled", f"`{pair.about.name}` is not shuffled.{why}")


def _partly_shuffled(pair: Pair) -> Finding:
    buffer, samples = pipeline.largest_buffer(pair.actual), len(pair.rows()[0])
    held = f"its buffer holds {buffer} of {samples} samples" if buffer else "each sample stays near its place"
    tries = f"A sample can come anywhere if the buffer holds them all: shuffle({samples}), before batch."
    return pair.about.find("not-shuffled", f"`{pair.about.name}` is only partly shuffled: {held}.", help=tries)


def _was_mixed_before(pair: Pair) -> bool:
    """Tell whether the samples come in an order that was drawn at random before the dataset was made of them.

    What they hold is compared later: an order among other samples means nothing, and does no harm.
    """
    original, rows = _in_order(pair), pair.rows()[1]
    if original is None or len(original) != len(rows) or not rows:
        return False
    return is_well_mixed(order_among(original, rows))


def _in_order(pair: Pair) -> list[Element] | None:
    """Return the reference's samples as they are before it shuffles them; None where that can't be known.

    The functions of Keras's that make a dataset shuffle the files or the windows before it is one.
    """
    if not pair.wanted.ends or "dataset_from_" in pair.about.solution:
        return None
    try:
        elements = read(pipeline.unshuffled(pair.expected)).elements
    except tf.errors.OpError:
        return None
    return rows_of(elements, pair.batched())


def _shuffles_whole_batches(pair: Pair) -> bool:
    """Tell whether the answer shuffles after batching only, where the reference mixes samples before."""
    batches = pipeline.is_batched(pair.actual) and len(pair.wanted.elements) > 1
    return batches and pipeline.mixes_samples(pair.expected) and not pipeline.mixes_samples(pair.actual)


def _hardly_shuffles(pair: Pair) -> bool:
    """Tell whether the buffer holds less than half of the samples, where the reference's holds more.

    The functions of Keras's that make a dataset shuffle the files or the windows beforehand: the buffer that they have
    besides tells nothing of those. It holds eight batches, so that a smaller one is the answer's own.
    """
    share, wanted = pipeline.shuffled_share(pair.actual), pipeline.shuffled_share(pair.expected)
    if "dataset_from_" in pair.about.solution:
        return 0 < pipeline.largest_buffer(pair.actual) < min(_KERAS_BATCHES, len(pair.rows()[0]) * _HALF)
    if share is not None and wanted is not None and "dataset_from_" not in pair.about.code:
        return share < _HALF <= wanted and _none_came_far(pair) is not False
    return _none_came_far(pair) is True


def _none_came_far(pair: Pair) -> bool | None:
    """Tell whether no sample comes forward by half of them, though some do in the reference; None: nobody knows."""
    original = _in_order(pair)
    if original is None or len(original) < FEWEST:
        return None
    asked, moved = (farthest_forward(original, rows) for rows in pair.rows())
    if asked is None or moved is None:
        return None
    half = len(original) * _HALF
    return moved < half <= asked
