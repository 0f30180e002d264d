"""Compares whether two datasets are shuffled, and how: over all samples, before they are batched, once or always."""

from planner.checking.judge import pipeline
from planner.checking.judge.dataset_pair import Pair
from planner.checking.judge.elements import read, rows_of
from planner.checking.judge.multisets import farthest_forward
from planner.domain.verdict import Finding

_HALF = 0.5
_ENOUGH = 20  # samples, for chance to bring one forward by half of them


def compare_shuffling(pair: Pair) -> Finding | None:
    """Return how the answer shuffles otherwise, where the reference shuffles."""
    name = pair.about.name
    if not pipeline.is_shuffled(pair.expected):
        return None
    if not pipeline.is_shuffled(pair.actual):
        of_one = pipeline.has_buffer_of_one(pair.actual)
        why = " A buffer of one element leaves the order as it is." if of_one else ""
        return pair.about.find("not-shuffled", f"`{name}` is not shuffled.{why}")
    if _shuffles_whole_batches(pair):
        message = f"`{name}` shuffles whole batches: the same samples meet in each. Shuffle before batch."
        return pair.about.find("not-shuffled", message)
    if _hardly_shuffles(pair):
        message = f"`{name}` is hardly shuffled: its buffer is far smaller than the number of samples."
        return pair.about.find("not-shuffled", message)
    if pipeline.stays_shuffled_once(pair.expected) and not pipeline.stays_shuffled_once(pair.actual):
        message = f"`{name}` is shuffled anew at every pass: reshuffle_each_iteration=False keeps the first order."
        return pair.about.find("dataset-order", message)
    return None


def _shuffles_whole_batches(pair: Pair) -> bool:
    """Tell whether the answer shuffles after batching only, where the reference mixes samples before."""
    batches = pipeline.is_batched(pair.actual) and len(pair.wanted.elements) > 1
    return batches and pipeline.mixes_samples(pair.expected) and not pipeline.mixes_samples(pair.actual)


def _hardly_shuffles(pair: Pair) -> bool:
    """Tell whether the buffer holds less than half of the samples, where the reference's holds more.

    The functions of Keras's that make a dataset shuffle the files or the windows beforehand: no buffer tells of those.
    """
    share, wanted = pipeline.shuffled_share(pair.actual), pipeline.shuffled_share(pair.expected)
    if share is not None and wanted is not None and "dataset_from_" not in pair.about.code:
        return share < _HALF <= wanted
    return _none_came_far(pair)


def _none_came_far(pair: Pair) -> bool:
    """Tell whether no sample comes forward by half of them, though some do in the reference."""
    before = pipeline.before_shuffle(pair.expected)
    if before is None or not pair.wanted.ends:
        return False
    original = rows_of(read(before).elements, pipeline.is_batched(before))
    moved = [farthest_forward(original, rows) for rows in pair.rows()]
    half = len(original) * _HALF
    return len(original) >= _ENOUGH and moved[0] is not None and moved[1] is not None and moved[1] < half <= moved[0]
