"""One message of Python, Keras or TensorFlow, and what it means in a learner's answer."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """A message by its ``pattern`` and type; ``meaning`` says it in a sentence, with the pattern's named groups.

    ``tries`` says what to do, where the rule's own help is less precise. ``where_code_has``: a pattern that must
    stand in the answer for the message to mean that.
    """

    rule: str
    pattern: str
    meaning: str
    tries: str = ""
    kinds: tuple[type[BaseException], ...] = (Exception,)
    where_code_has: str = ""

    def means(self, error: BaseException, text: str, code: str) -> str | None:
        """Return what the error means; None where this is another message."""
        if not isinstance(error, self.kinds) or not re.search(self.where_code_has, code):
            return None
        match = re.search(self.pattern, text, re.DOTALL)
        return self.meaning.format(**match.groupdict()) if match else None
