"""The words that TextVectorization makes of a drill's texts, by which it is compared with another one.

A function of one's own that standardises or splits may do what one of Keras's names does, and nothing else tells that.
"""

from collections.abc import Iterator
from typing import NamedTuple

import keras
import tensorflow as tf

from planner.checking.judge.about import About, brief

WAYS = frozenset({"standardize", "split", "ngrams"})  # the arguments that decide which words a text has


class Words(NamedTuple):
    """A text, and the words that each of two layers makes of it."""

    text: str
    wanted: list[str]
    got: list[str]

    def __str__(self) -> str:
        """Say what differs, as the end of a sentence about the layer."""
        at = next((i for i, (w, h) in enumerate(zip(self.wanted, self.got, strict=False)) if w != h), None)
        if at is None:
            return f"makes {len(self.got)} words of {brief(self.text, 60)!r}, where {len(self.wanted)} are asked for"
        return f"makes {self.got[at]!r} of {brief(self.text, 60)!r}, where {self.wanted[at]!r} is asked for"


def words_of_both(expected: object, actual: object, about: About) -> list[Words]:
    """Return what both layers make of each text that Given holds; nothing for other layers, or without texts."""
    texts = list(_texts(about))
    if not (isinstance(expected, keras.layers.TextVectorization) and isinstance(actual, type(expected)) and texts):
        return []
    made = zip(texts, _words(expected, texts), _words(actual, texts), strict=True)
    return [Words(*each) for each in made]


def _texts(about: About) -> Iterator[str]:
    """Yield the texts of the lists that Given makes, as it made them for the reference."""
    for value in (about.given[name] for name in about.own):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield from value


def _words(layer: keras.layers.TextVectorization, texts: list[str]) -> list[list[str]]:
    made = layer._preprocess(tf.constant(texts))  # noqa: SLF001 - what looking up leaves of it are numbers, cut to size
    rows = made.to_list() if isinstance(made, tf.RaggedTensor) else made.numpy().tolist()
    return [[word.decode(errors="replace") for word in (row if isinstance(row, list) else [row])] for row in rows]
