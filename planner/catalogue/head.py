"""Where a drill's front matter ends and its Markdown begins, and on which line of the file each key stands.

The front matter is the TOML between two ``+++`` lines; the first of them is the file's first line.
"""

import re
from dataclasses import dataclass

from planner.errors import ContentError

MARKER = "+++"
_HEADER = re.compile(r"\s*\[\s*([\w-]+)\s*\]")


@dataclass(frozen=True, slots=True)
class Head:
    """The TOML text, which begins on line 2 of the file, and the body with the line it begins on."""

    toml: str
    body: str
    body_line: int

    def line_of(self, key: str) -> int:
        """Return the file's line on which a key is set, or the first marker's where it isn't.

        ``key`` may be ``table.key``, as in ``variants.size``.
        """
        *table, last = key.split(".")
        assignment = re.compile(rf"\s*[\"']?{re.escape(last)}[\"']?\s*=")
        inside: list[str] = []
        for number, line in enumerate(self.toml.split("\n"), start=2):
            header = _HEADER.match(line)
            inside = [header[1]] if header else inside
            if inside == table and assignment.match(line):
                return number
            if header and not table and header[1] == last:
                return number
        return 1


def split_head(text: str, name: str) -> Head:
    """Cut a drill's text at its markers. Raises ContentError where one is missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != MARKER:
        raise ContentError(
            f"{name}:1: doesn't begin with front matter: put title, skills, minutes and answer between two "
            f"lines of {MARKER}, above the prompt."
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == MARKER:
            return Head("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2)
    raise ContentError(f"{name}:1: the front matter never ends: close it with a line of {MARKER}.")
