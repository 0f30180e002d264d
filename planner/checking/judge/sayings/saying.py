"""One message of Python, Keras or TensorFlow, and what it means in a learner's answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.checking.judge.sayings.place import Place
from planner.checking.judge.sayings.said import as_tuple, said, subject, typed

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What an error means in an answer, and what to try; ``tries`` is empty where the rule's own help says it."""

    rule: str
    meaning: str
    tries: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A message by its ``pattern`` and type; ``meaning`` says it in a sentence, with the pattern's named groups.

    A group named ``owner`` or ``module`` is told as one types it, one whose name begins with ``shape`` as a tuple;
    ``{said}`` is the message's own sentence. ``tries`` says what to do, where the rule's own help is less precise.
    For the message to mean that, ``where_code_has`` must stand in the answer, ``where_part_has`` in the expression
    that failed, and ``where`` has to give its words of the place, None where it means something else.
    """

    rule: str
    pattern: str
    meaning: str
    tries: str = ""
    kinds: tuple[type[BaseException], ...] = (Exception,)
    where_code_has: str = ""
    where_part_has: str = ""
    where: Callable[[Place, Words], Words | None] | None = None

    def means(self, error: BaseException, text: str, place: Place) -> Told | None:
        """Return what the error means; None where this is another message."""
        if not isinstance(error, self.kinds):
            return None
        match = re.search(self.pattern, text, re.DOTALL)
        if not (match and re.search(self.where_code_has, place.code) and re.search(self.where_part_has, place.text)):
            return None
        words = {name: value or "" for name, value in match.groupdict().items()} | {"said": said(text)}
        return self._told(self.where(place, words) if self.where else words)

    def _told(self, words: Words | None) -> Told | None:
        if words is None:
            return None
        return Told(self.rule, _filled(self.meaning, words), _filled(self.tries, words))


def _filled(sentence: str, words: Words) -> str:
    """Put the words into the sentence's braces; braces that hold no word of that name are Python's."""
    return re.sub(r"\{(\w+)\}", lambda brace: _word(brace[1], words) if brace[1] in words else brace[0], sentence)


def _word(name: str, words: Words) -> str:
    value = words[name]
    if name == "owner":
        return subject(value)
    if name == "module":
        return typed(value)
    return as_tuple(value) if name.startswith("shape") and value else value
