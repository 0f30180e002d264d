"""Compares two `tf.data` pipelines: how an element is built, how many there are, and what they hold.

Where the reference shuffles, any order passes, but the answer has to shuffle as well. Prefetching, caching and
parallel maps make no difference.
"""

from dataclasses import dataclass

import numpy as np
import tensorflow as tf

from planner.checking.judge import feedback, pipeline, windows
from planner.checking.judge.about import About
from planner.checking.judge.elements import Element, Reading, read, reading_of, rows_of
from planner.checking.judge.multisets import equal, same_rows
from planner.checking.judge.structure import same_structure
from planner.checking.judge.values import value_rule, wrong_kind
from planner.domain.verdict import Finding

_MORE_WINDOWS = 5  # read beyond the reference's, to tell how many there are too many
_OTHER_SCALE = 50  # figures drawn at random differ by less than this; a forgotten division by 255 by more


def same_dataset(expected: tf.data.Dataset, actual: object, about: About) -> list[Finding]:
    """Return the first difference between two datasets."""
    if not isinstance(actual, tf.data.Dataset):
        return [wrong_kind(expected, actual, about)]
    found = same_structure(expected, actual, about)
    if found:
        return [found]
    wanted = reading_of(expected)
    try:
        got = read(actual, most=max(1, len(wanted.elements)))
        found = _Pair(expected, actual, wanted, got, about).first_difference()
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)]
    return [found] if found else []


@dataclass(frozen=True, slots=True)
class _Pair:
    """The reference's dataset and the answer's, each with its start as read."""

    expected: tf.data.Dataset
    actual: tf.data.Dataset
    wanted: Reading
    got: Reading
    about: About

    def first_difference(self) -> Finding | None:
        return self._sizes() or self._end() or self._number() or self._shuffle() or self._content()

    def _rows(self) -> tuple[list[Element], list[Element]]:
        """Return the samples of both, one by one."""
        return rows_of(self.wanted.elements, self._batched()), rows_of(self.got.elements, self._batched())

    def _sizes(self) -> Finding | None:
        """Compare the shapes of the largest elements: another first axis of batches is another batch size."""
        if not self.wanted.elements or not self.got.elements:
            return None
        batched = pipeline.is_batched(self.expected)
        largest = (max(reading.elements, key=_samples) for reading in (self.wanted, self.got))
        for left, right in zip(*largest, strict=True):
            want, have = left.shape, right.shape
            if len(want) != len(have):
                return self._other_rank(want, have)
            if want[batched:] != have[batched:] and not self._pads_freely():
                return self._other_shape(want, have)
            if batched and want[:1] != have[:1]:
                message = f"The batches of `{self.about.name}` hold {have[0]}; {want[0]} are asked for."
                return self.about.find("batch-size", message, expected=want[0], actual=have[0])
        return None

    def _pads_freely(self) -> bool:
        """Samples that meet by chance are padded to the longest among them."""
        return pipeline.is_padded(self.expected) and pipeline.mixes_samples(self.expected)

    def _other_rank(self, want: tuple[int, ...], have: tuple[int, ...]) -> Finding:
        name = self.about.name
        message = f"The first element of `{name}` has shape {have}; {want} is asked for."
        batches = (pipeline.is_batched(self.expected), pipeline.is_batched(self.actual))
        if batches == (True, False) and len(have) == len(want) - 1:
            message = f"`{name}` gives single samples of shape {have}; batches of {want[0]} are asked for."
        elif batches == (False, True) and len(have) == len(want) + 1:
            message = f"`{name}` gives batches of {have[0]}; single samples of shape {want} are asked for."
        rule = "batch-size" if abs(len(want) - len(have)) == 1 else "shape"
        return self.about.find(rule, message, expected=want, actual=have)

    def _other_shape(self, want: tuple[int, ...], have: tuple[int, ...]) -> Finding:
        wanted, got = self._rows()
        steps = windows.explain_sizes(wanted[0], got[0]) if windows.is_series(wanted) else ""
        message = steps or f"The elements of `{self.about.name}` have shape {have}; {want} is asked for."
        return self.about.find("window" if steps else "shape", message, expected=want, actual=have)

    def _end(self) -> Finding | None:
        """Compare whether the datasets end, as far as they say so or the reading shows it."""
        repeats, should = pipeline.is_endless(self.actual), pipeline.is_endless(self.expected)
        name = self.about.name
        if repeats and not should and self.wanted.ends:
            return self.about.find("dataset-length", f"`{name}` never ends, but should not repeat.")
        if should and not repeats and (self.got.ends or int(self.actual.cardinality()) >= 0):
            return self.about.find("dataset-length", f"`{name}` ends, but should repeat without end.")
        sizes = int(self.expected.cardinality()), int(self.actual.cardinality())
        if not self.wanted.ends and min(sizes) >= 0 and sizes[0] != sizes[1]:
            message = f"`{name}` has {sizes[1]} elements; {sizes[0]} are asked for."
            return self.about.find("dataset-length", message, expected=sizes[0], actual=sizes[1])
        return None

    def _number(self) -> Finding | None:
        """Compare how many elements there are, and how many samples the last batch holds."""
        wanted, got = self.wanted.elements, self.got.elements
        if len(wanted) == len(got) and self.wanted.ends == self.got.ends and self._samples() is None:
            return None
        if len(got) < len(wanted) and not self.got.ends:  # cut short by size, not by its end
            return None
        if self._only_the_remainder():
            return self._remainder()
        return self._fewer_or_more()

    def _samples(self) -> tuple[int, int] | None:
        """Return how many samples both batched datasets hold, None where they hold equally many."""
        if not pipeline.is_batched(self.expected):
            return None
        asked, there = (sum(map(_samples, reading.elements)) for reading in (self.wanted, self.got))
        return (asked, there) if asked != there else None

    def _only_the_remainder(self) -> bool:
        """Tell whether one side has all full batches of the other, and the smaller last batch is what differs."""
        if not pipeline.is_batched(self.expected) or not self.wanted.elements or not self.got.elements:
            return False
        size, wanted, got = self.wanted.elements[0][0].shape[0], self.wanted.elements, self.got.elements
        if not self.got.ends:
            with_one_more = read(self.actual, most=len(wanted) + 1)
            got = with_one_more.elements if with_one_more.ends else got
        longer, shorter = (wanted, got) if len(wanted) > len(got) else (got, wanted)
        return len(longer) - len(shorter) == 1 and longer[-1][0].shape[0] < size == shorter[-1][0].shape[0]

    def _remainder(self) -> Finding:
        dropped = len(self.wanted.elements) > len(self.got.elements)
        state = "leaves the last, smaller batch out" if dropped else "keeps the last, smaller batch"
        asked = "kept" if dropped else "left out"
        message = f"`{self.about.name}` {state}; it is to be {asked}: that is drop_remainder."
        return self.about.find("drop-remainder", message, expected=not dropped, actual=dropped)

    def _fewer_or_more(self) -> Finding:
        samples = self._samples()
        asked, there = samples or (len(self.wanted.elements), len(self.got.elements))
        steps = self._steps(read(self.actual, most=len(self.wanted.elements) + _MORE_WINDOWS).elements)
        if steps:
            return self.about.find("window", steps)
        what = "samples" if samples else "elements"
        shown = f"{there}" if self.got.ends else f"more than {there}"
        message = f"`{self.about.name}` has {shown} {what}; {asked} are asked for."
        return self.about.find("dataset-length", message, expected=asked, actual=shown)

    def _steps(self, elements: list[Element]) -> str:
        """Say how windows of a series differ; empty where these are none, or differ in something else."""
        wanted, got = (rows_of(some, self._batched()) for some in (self.wanted.elements, elements))
        if not windows.is_series(wanted):
            return ""
        if pipeline.is_shuffled(self.expected):
            wanted, got = windows.in_series(wanted), windows.in_series(got)
        return windows.explain_content(wanted, got)

    def _batched(self) -> bool:
        return pipeline.is_batched(self.expected) or pipeline.is_batched(self.actual)

    def _shuffle(self) -> Finding | None:
        name = self.about.name
        if not pipeline.is_shuffled(self.expected):
            return None
        if not pipeline.is_shuffled(self.actual):
            of_one = pipeline.has_buffer_of_one(self.actual)
            why = " A buffer of one element leaves the order as it is." if of_one else ""
            return self.about.find("not-shuffled", f"`{name}` is not shuffled.{why}")
        if self._shuffles_whole_batches():
            message = f"`{name}` shuffles whole batches: the same samples meet in each. Shuffle before batch."
            return self.about.find("dataset-order", message)
        if pipeline.stays_shuffled_once(self.expected) and not pipeline.stays_shuffled_once(self.actual):
            message = f"`{name}` is shuffled anew at every pass: reshuffle_each_iteration=False keeps the first order."
            return self.about.find("dataset-order", message)
        return None

    def _shuffles_whole_batches(self) -> bool:
        """Tell whether the answer shuffles after batching only, where the reference mixes samples before."""
        batches = pipeline.is_batched(self.actual) and len(self.wanted.elements) > 1
        return batches and pipeline.mixes_samples(self.expected) and not pipeline.mixes_samples(self.actual)

    def _content(self) -> Finding | None:
        if pipeline.draws_at_random(self.expected):
            return self._random_content()
        wanted, got = self.wanted.elements, self.got.elements
        if len(wanted) == len(got) and all(equal(w, g) for w, g in zip(wanted, got, strict=True)):
            return None
        shuffled = pipeline.is_shuffled(self.expected)
        if self._holds_the_same(shuffled):
            if shuffled:
                return None
            return self._other_order()
        if self._differs_from_pass_to_pass(self.expected, self.wanted):
            return self._random_content()
        return self._value()

    def _holds_the_same(self, shuffled: bool) -> bool:
        """Compare the content in any order; of an endless, shuffled one only which samples there are."""
        mixed = not shuffled or pipeline.mixes_samples(self.expected) or not pipeline.is_batched(self.expected)
        rows = self._rows() if mixed else (self.wanted.elements, self.got.elements)
        return same_rows(*rows, padded=self._pads_freely(), only_which=shuffled and not self.wanted.ends)

    def _other_order(self) -> Finding:
        name = self.about.name
        if pipeline.is_shuffled(self.actual):
            return self.about.find("dataset-order", f"`{name}` is shuffled; its order is to stay as it is.")
        return self.about.find("dataset-order", f"`{name}` holds the right elements in another order.")

    def _random_content(self) -> Finding | None:
        """Compare what is drawn by whether it is drawn, and by its size; whole numbers, as labels are, exactly."""
        name = self.about.name
        drawn = pipeline.draws_at_random(self.actual) or self._differs_from_pass_to_pass(self.actual, self.got)
        if not drawn:
            message = f"`{name}` holds the same values at every pass; they are to be drawn at random each time."
            return self.about.find("value", message)
        wanted, got = self._rows()
        if not same_rows(_whole_numbers(wanted), _whole_numbers(got), only_which=not self.wanted.ends):
            return self.about.find(
                "value", f"The whole numbers in `{name}`, such as labels, are other ones than asked."
            )
        sizes = [max((_size(row) for row in rows), default=0.0) for rows in (wanted, got)]
        if sizes[1] > _OTHER_SCALE * sizes[0] or sizes[0] > _OTHER_SCALE * sizes[1]:
            message = f"The values in `{name}` go up to {sizes[1]:.3g}; up to about {sizes[0]:.3g} is asked for."
            return self.about.find("unscaled-input", message, expected=f"{sizes[0]:.3g}", actual=f"{sizes[1]:.3g}")
        return None

    def _differs_from_pass_to_pass(self, dataset: tf.data.Dataset, first: Reading) -> bool:
        again = read(dataset, most=max(1, len(first.elements)))
        batched = self._batched()
        return not same_rows(
            rows_of(first.elements, batched),
            rows_of(again.elements, batched),
            padded=self._pads_freely(),
            only_which=not first.ends,
        )

    def _value(self) -> Finding:
        steps = self._steps(self.got.elements)
        if steps:
            return self.about.find("window", steps)
        pairs = zip(self.wanted.elements, self.got.elements, strict=False)
        number, want, have = next((i, w, g) for i, (w, g) in enumerate(pairs) if not equal(w, g))
        part = next(i for i, (w, g) in enumerate(zip(want, have, strict=True)) if not equal([w], [g]))
        which = f", part {part}," if len(want) > 1 else ""
        message = f"Element {number} of `{self.about.name}`{which} holds other values than asked."
        rule = value_rule(want[part], have[part]) if want[part].shape == have[part].shape else "shape"
        return self.about.find(rule, message, expected=_start(want[part]), actual=_start(have[part]))


def _samples(element: Element) -> int:
    """Return how many samples a batch holds."""
    return len(element[0]) if element and element[0].ndim else 0


def _whole_numbers(rows: list[Element]) -> list[Element]:
    return [[leaf for leaf in row if leaf.dtype.kind in "biu"] for row in rows]


def _size(row: Element) -> float:
    return max((float(np.max(np.abs(leaf), initial=0.0)) for leaf in row if leaf.dtype.kind == "f"), default=0.0)


def _start(value: np.ndarray) -> str:
    return np.array2string(value, threshold=6, edgeitems=3, precision=4).replace("\n", "")
