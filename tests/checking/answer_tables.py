"""Right and wrong answers to the drills, as a fair teacher judges them: one Markdown file a drill in ``answers/``.

``## Right family: title`` is another way of writing what the prompt asks for; ``## Wrong rule: title`` is a
mistake, and the rule that a learner must be told first. Below the heading stands the answer, or as ``diff`` what
it changes in the drill's solution: lines with ``-`` stand there once, those with ``*`` anywhere, and the lines
with ``+`` take their place; an empty line parts two edits. Figures are written ``$name``, so that an answer holds
for every variant.
"""

import re
import zlib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.reader import read_drill
from planner.checking.protocol import Job, job_for
from planner.domain.drill import Drill, fill

_FOLDER = Path(__file__).parent / "answers"
_SECTION = re.compile(r"## (Right|Wrong) ([a-z0-9-]+): ([^\n]+)\n```(python|diff)\n(.*?)```\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: ``family`` names the way a right one is written, ``rule`` what is wrong; the other is empty."""

    drill: Drill
    title: str
    family: str
    rule: str
    code: str
    variant: int

    def __str__(self) -> str:
        kind = f"Right {self.family}" if self.family else f"Wrong {self.rule}"
        return f"{self.drill.id}, variant {self.variant}, {kind}: {self.title}"

    @property
    def job(self) -> Job:
        """The drill, with the figures of the answer's variant."""
        return job_for(self.drill, self.drill.variant(self.variant))

    @property
    def filled(self) -> str:
        """The answer, with the figures of its variant."""
        return fill(self.code, self.drill.variant(self.variant))


def tables() -> dict[str, list[Answer]]:
    """Return every drill's answers, those that have any."""
    drills = {file.stem: file for file in drill_files(paths.drills_folder())}
    return {file.stem: _read(file, read_drill(drills[file.stem])) for file in sorted(_FOLDER.glob("*.md"))}


def _read(file: Path, drill: Drill) -> list[Answer]:
    text = file.read_text(encoding="utf-8")
    rest = _SECTION.sub("", text).strip()
    assert not rest, f"{file.name}: no answer, and not read: {rest[:200]}"
    return [_answer(drill, match) for match in _SECTION.finditer(text)]


def _answer(drill: Drill, section: re.Match[str]) -> Answer:
    kind, label, title, form, block = section.groups()
    code = block if form == "python" else _edited(drill.solution, block, f"{drill.id}: {title}")
    family, rule = (label, "") if kind == "Right" else ("", label)
    # Each answer has a variant of its own, so that together they go through all of a drill's figures.
    variant = zlib.crc32(f"{drill.id} {title}".encode()) % drill.variant_count
    return Answer(drill, title, family, rule, code, variant)


def _edited(solution: str, diff: str, where: str) -> str:
    """Make each edit of a diff: lines that begin with ``-`` or ``*``, and the lines with ``+`` that follow them."""
    parts = [
        (sign, "\n".join(line[1:].removeprefix(" ") for line in lines))
        for sign, lines in groupby(diff.splitlines(), key=lambda line: line[:1])
    ]
    for position, (sign, old) in enumerate(parts):
        if sign not in {"-", "*"}:
            continue
        following = parts[position + 1] if position + 1 < len(parts) else ("", "")
        count = solution.count(old)
        assert count == 1 or (sign == "*" and count), f"{where}: stands {count} times in the solution: {old}"
        solution = solution.replace(old, following[1] if following[0] == "+" else "")
    return solution
