"""Compares the sizes of two datasets: of their elements, of their batches, and how many there are."""

from typing import Any

from numpy.typing import NDArray

from planner.checking.judge import pipeline, windows
from planner.checking.judge.dataset_pair import Pair, batch_size
from planner.checking.judge.elements import read
from planner.checking.judge.parts import Part, asked, parts_of
from planner.domain.verdict import Finding

_MORE_WINDOWS = 5  # read beyond the reference's, to tell how many there are too many


def compare_sizes(pair: Pair) -> Finding | None:
    """Return the first difference in size."""
    return _sizes(pair) or _end(pair) or _number(pair)


def _sizes(pair: Pair) -> Finding | None:
    """Compare the shapes of the largest elements: another first axis of batches is another batch size."""
    if not pair.wanted.elements or not pair.got.elements:
        return None
    batched = pipeline.is_batched(pair.expected)
    largest = (max(reading.elements, key=batch_size) for reading in (pair.wanted, pair.got))
    for part, left, right in zip(parts_of(pair.about.name, pair.expected.element_spec), *largest, strict=True):
        want, have = left.shape, right.shape
        if len(want) != len(have):
            return _other_coding(pair, part, left, right) or _other_rank(pair, part, want, have)
        if want[batched:] != have[batched:] and not pair.pads_freely():
            return _other_shape(pair, part, want, have)
        if batched and want[:1] != have[:1] and pipeline.batch_size(pair.actual) != want[0]:
            message = f"The batches of `{pair.about.name}` hold {have[0]}; {asked(want[0])}."
            return pair.about.find("batch-size", message, expected=want[0], actual=have[0])
    return None


def _other_coding(pair: Pair, part: Part, left: NDArray[Any], right: NDArray[Any]) -> Finding | None:
    """Return that labels are class numbers instead of one-hot, or the other way round."""
    if _is_one_hot(left) == _is_one_hot(right) or abs(left.ndim - right.ndim) != 1:
        return None
    want, have = ("one-hot" if _is_one_hot(array) else "class numbers" for array in (left, right))
    message = f"{part.does('are', 'is')} {have} of shape {right.shape}; {want} of shape {left.shape} are asked for."
    tries = "label_mode says it where files are read: 'int' or 'categorical'; tf.one_hot makes one-hot of numbers."
    return pair.about.find("shape", message, expected=want, actual=have, help=tries)


def _is_one_hot(array: NDArray[Any]) -> bool:
    """Tell whether each row is 0 but for a single 1."""
    rows = array.reshape(-1, array.shape[-1]) if array.ndim > 1 else array[:0, None]
    numbers = rows.size > 0 and array.dtype.kind in "biuf"
    return bool(numbers and ((rows == 0) | (rows == 1)).all() and (rows.sum(axis=1) == 1).all())


def _other_rank(pair: Pair, part: Part, want: tuple[int, ...], have: tuple[int, ...]) -> Finding:
    name = pair.about.name
    message = f"{part.has} shape {have}; {want} is asked for."
    batches = (pipeline.is_batched(pair.expected), pipeline.is_batched(pair.actual))
    if batches == (True, False) and len(have) == len(want) - 1:
        message = f"`{name}` gives single samples of shape {have}; batches of {want[0]} are asked for."
    elif batches == (False, True) and len(have) == len(want) + 1:
        message = f"`{name}` gives batches of {have[0]}; single samples of shape {want} are asked for."
    rule = "batch-size" if want in (have[1:], have[2:]) or have in (want[1:], want[2:]) else "shape"
    return pair.about.find(rule, message, expected=want, actual=have)


def _other_shape(pair: Pair, part: Part, want: tuple[int, ...], have: tuple[int, ...]) -> Finding:
    wanted, got = pair.rows()
    steps = windows.explain_sizes(wanted[0], got[0]) if windows.is_series(wanted) else ""
    message = steps or f"{part.has} shape {have}; {want} is asked for."
    return pair.about.find("window" if steps else "shape", message, expected=want, actual=have)


def _end(pair: Pair) -> Finding | None:
    """Compare whether the datasets end, as far as they say so or the reading shows it."""
    repeats, should = pipeline.is_endless(pair.actual), pipeline.is_endless(pair.expected)
    name = pair.about.name
    if repeats and not should and pair.wanted.ends:
        return pair.about.find("dataset-length", f"`{name}` never ends, but should not repeat.")
    if should and not repeats and (pair.got.ends or int(pair.actual.cardinality()) >= 0):
        return pair.about.find("dataset-length", f"`{name}` ends, but should repeat without end.")
    sizes = int(pair.expected.cardinality()), int(pair.actual.cardinality())
    if not pair.wanted.ends and min(sizes) >= 0 and sizes[0] != sizes[1]:
        message = f"`{name}` has {sizes[1]} elements; {asked(sizes[0])}."
        return pair.about.find("dataset-length", message, expected=sizes[0], actual=sizes[1])
    return None


def _number(pair: Pair) -> Finding | None:
    """Compare how many elements there are, and how many samples the last batch holds."""
    wanted, got = pair.wanted.elements, pair.got.elements
    if len(wanted) == len(got) and pair.wanted.ends == pair.got.ends and pair.samples() is None:
        return None
    if len(got) < len(wanted) and not pair.got.ends:  # cut short by size, not by its end
        return None
    if _only_the_remainder(pair):
        return _remainder(pair)
    return _fewer_or_more(pair)


def _only_the_remainder(pair: Pair) -> bool:
    """Tell whether one side has all full batches of the other, and the smaller last batch is what differs."""
    if not pipeline.is_batched(pair.expected) or not pair.wanted.elements or not pair.got.elements:
        return False
    size, wanted, got = pair.wanted.elements[0][0].shape[0], pair.wanted.elements, pair.got.elements
    if not pair.got.ends:
        with_one_more = read(pair.actual, most=len(wanted) + 1)
        got = with_one_more.elements if with_one_more.ends else got
    longer, shorter = (wanted, got) if len(wanted) > len(got) else (got, wanted)
    if pipeline.drops_remainder(pair.actual if shorter is got else pair.expected) is False:
        return False
    return len(longer) - len(shorter) == 1 and longer[-1][0].shape[0] < size == shorter[-1][0].shape[0]


def _remainder(pair: Pair) -> Finding:
    dropped = len(pair.wanted.elements) > len(pair.got.elements)
    state = "leaves the last, smaller batch out" if dropped else "keeps the last, smaller batch"
    should = "kept" if dropped else "left out"
    message = f"`{pair.about.name}` {state}; it is to be {should}: that is drop_remainder."
    return pair.about.find("drop-remainder", message, expected=not dropped, actual=dropped)


def _fewer_or_more(pair: Pair) -> Finding:
    samples = pair.samples()
    wanted, there = samples or (len(pair.wanted.elements), len(pair.got.elements))
    steps = pair.steps(read(pair.actual, most=len(pair.wanted.elements) + _MORE_WINDOWS).elements)
    if steps:
        return pair.about.find("window", steps)
    what = "samples" if samples else "elements"
    shown = f"{there}" if pair.got.ends else f"more than {there}"
    message = f"`{pair.about.name}` has {shown} {what}; {asked(wanted)}."
    return pair.about.find("dataset-length", message, expected=wanted, actual=shown)
