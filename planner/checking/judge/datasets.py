"""Compares two `tf.data` pipelines: how an element is built, how many there are, and what they hold.

Where the reference shuffles, any order passes, but the answer has to shuffle as well, or to come in an order that was
drawn at random before. Prefetching, caching and parallel maps make no difference.
"""

import tensorflow as tf

from planner.checking.judge import feedback
from planner.checking.judge.about import About
from planner.checking.judge.dataset_content import compare_content
from planner.checking.judge.dataset_order import compare_shuffling
from planner.checking.judge.dataset_pair import Pair
from planner.checking.judge.dataset_sizes import compare_sizes
from planner.checking.judge.elements import read
from planner.checking.judge.structure import same_structure
from planner.checking.judge.values import wrong_kind
from planner.domain.verdict import Finding


def same_dataset(expected: tf.data.Dataset, actual: object, about: About) -> list[Finding]:
    """Return the first difference between two datasets."""
    if not isinstance(actual, tf.data.Dataset):
        return [wrong_kind(expected, actual, about)]
    found = same_structure(expected, actual, about)
    if found:
        return [found]
    wanted = about.ahead.reading_of(expected)
    try:
        got = read(actual, most=max(1, len(wanted.elements)))
        pair = Pair(expected, actual, wanted, got, about)
        found = compare_sizes(pair) or compare_shuffling(pair) or compare_content(pair)
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code, about.name)]
    return [found] if found else []
