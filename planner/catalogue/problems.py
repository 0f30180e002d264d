"""The faults found in one file, collected so that an author sees them all at once.

Every fault is one line, ``file:line: what is wrong, and what to do``. Knows nothing of drills or syllabuses.
"""

import re
from collections import Counter
from collections.abc import Iterable

from planner.errors import ContentError

_SHOWN_PROBLEMS = 20
# A file with so many is not a drill or a syllabus at all: looking on would only take time.
_MOST_PROBLEMS = 100
_SHOWN_LENGTH = 60
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Problems:
    """Faults of the file ``name``, raised together in the order of their lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: dict[tuple[int, str], None] = {}  # each fault once, as found

    def add(self, message: str, line: int | None = None) -> None:
        """Note a fault; ``line`` counts from 1 in the file, None where the fault has no line.

        Raises ContentError once there are more than anyone would read.
        """
        where = self.name if line is None else f"{self.name}:{line}"
        self._found[line or 0, f"{where}: {message}"] = None
        if len(self._found) >= _MOST_PROBLEMS:
            self.raise_any()

    def raise_any(self) -> None:
        """Raise ContentError with every fault noted so far; do nothing where there is none."""
        if not self._found:
            return
        lines = [text for _, text in sorted(self._found, key=lambda fault: fault[0])]
        if len(lines) > _SHOWN_PROBLEMS:
            lines = [*lines[:_SHOWN_PROBLEMS], f"{self.name}: and more faults like these."]
        raise ContentError("\n".join(lines))


def shown(value: object) -> str:
    """Return the value as a message shows it: its repr, cut to a readable length."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an integer of thousands of digits, a table nested without end
        return "too large to show"
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that occur more than once, sorted."""
    return sorted(name for name, count in Counter(names).items() if count > 1)


def is_kebab(text: str) -> bool:
    """Say whether a text is an id: lowercase letters and digits in words joined by single hyphens."""
    return _KEBAB.fullmatch(text) is not None
