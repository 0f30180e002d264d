"""Calls the parts of a dataset's elements as a learner does: inputs and labels, else by their key or their place."""

from collections.abc import Sequence
from dataclasses import dataclass

import keras

_WHOLE = "elements"
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the subject of a sentence; ``plain`` is what it is called without its dataset's name."""

    subject: str
    plural: bool
    plain: str

    def does(self, plural: str, singular: str) -> str:
        """Return the subject with its verb."""
        return f"{self.subject} {plural if self.plural else singular}"

    @property
    def has(self) -> str:
        """Return the subject of what each element has, as a dtype, with its verb."""
        return self.does("have", "has") if self.plain != _WHOLE else f"The elements of {self.subject} have"


def parts_of(name: str, spec: object) -> list[Part]:
    """Return the parts of an element in the order in which it is read; a single part is the dataset itself."""
    paths = [path for path, _ in keras.tree.flatten_with_path(spec)]
    is_pair = isinstance(spec, tuple) and len(spec) == _PAIR
    return [_part(name, path, number, is_pair=is_pair) for number, path in enumerate(paths)]


def _part(name: str, path: Sequence[object], number: int, *, is_pair: bool) -> Part:
    if not path:
        return Part(f"`{name}`", plural=False, plain=_WHOLE)
    if is_pair and len(path) == 1:
        plain = "labels" if number else "inputs"
        return Part(f"The {plain} of `{name}`", plural=True, plain=plain)
    if isinstance(path[-1], str):
        return Part(f"`{name}`'s {path[-1]!r}", plural=False, plain=repr(path[-1]))
    return Part(f"The {ordinal(number + 1)} part of `{name}`", plural=False, plain=f"{ordinal(number + 1)} part")


def ordinal(number: int) -> str:
    """Return a place, counted from 1, as 1st, 2nd, 3rd."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


def asked(count: int, what: str = "") -> str:
    """Return "1 is asked for" or "4 are asked for"."""
    return f"{count}{what and f' {what}'} {'is' if count == 1 else 'are'} asked for"
