"""The file that the learner's editor opens: the task above as comments, the answer beneath."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.actions.answers import read_answer
from planner.checking import scratch
from planner.errors import UsageError


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and how many lines stand above it in its file."""

    code: str
    lines_above: int

    @property
    def in_its_place(self) -> str:
        """The answer where it stands in the file, so that a finding's line is the editor's."""
        return "\n" * self.lines_above + self.code


@dataclass(frozen=True, slots=True)
class Page:
    """The file, and what stood above the answer when it was opened."""

    file: Path
    head: str

    def read(self) -> Answer | None:
        """Return what was saved last; None where the file is gone. Raises UsageError for what is no text."""
        try:
            text = read_answer(str(self.file))
        except UsageError:
            if self.file.exists():
                raise
            return None
        beneath = text.removeprefix(self.head).lstrip("\n")
        return Answer(beneath.rstrip() + "\n", text[: len(text) - len(beneath)].count("\n"))


@contextmanager
def page(name: str, task: str, lines: Sequence[str]) -> Iterator[Page]:
    """Write the file into a folder of its own, which is removed at the end."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in task.strip().splitlines())
    folder = scratch.make()
    try:
        file = folder / f"{name}.py"
        file.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
        yield Page(file, head)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
