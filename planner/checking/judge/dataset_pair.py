"""A dataset of the reference's and one of the answer's, each with its start as read: what comparing them goes by."""

from dataclasses import dataclass

import tensorflow as tf

from planner.checking.judge import pipeline, windows
from planner.checking.judge.about import About
from planner.checking.judge.elements import Element, Reading, rows_of


@dataclass(frozen=True, slots=True)
class Pair:
    """The reference's dataset and the answer's."""

    expected: tf.data.Dataset
    actual: tf.data.Dataset
    wanted: Reading
    got: Reading
    about: About

    def rows(self) -> tuple[list[Element], list[Element]]:
        """Return the samples of both, one by one."""
        return rows_of(self.wanted.elements, self.batched()), rows_of(self.got.elements, self.batched())

    def batched(self) -> bool:
        return pipeline.is_batched(self.expected) or pipeline.is_batched(self.actual)

    def pads_freely(self) -> bool:
        """Samples that meet by chance are padded to the longest among them."""
        return pipeline.is_padded(self.expected) and pipeline.mixes_samples(self.expected)

    def samples(self) -> tuple[int, int] | None:
        """Return how many samples both batched datasets hold, None where they hold equally many."""
        if not pipeline.is_batched(self.expected):
            return None
        asked, there = (sum(map(batch_size, reading.elements)) for reading in (self.wanted, self.got))
        return (asked, there) if asked != there else None

    def steps(self, elements: list[Element]) -> str:
        """Say how windows of a series differ; empty where these are none, or differ in something else."""
        wanted, got = (rows_of(some, self.batched()) for some in (self.wanted.elements, elements))
        if not any(map(windows.is_series, (wanted, got))):
            return ""
        if pipeline.is_shuffled(self.expected):
            wanted, got = windows.in_series(wanted), windows.in_series(got)
        return windows.explain_content(wanted, got)


def batch_size(element: Element) -> int:
    """Return how many samples a batch holds."""
    return len(element[0]) if element and element[0].ndim else 0
