"""Which mutants may pass: those that mean the same, each listed in ``equivalent.toml`` with the reason."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from mutations import Mutant, mutants_of

from planner.catalogue.reader import read_drill
from planner.checking.protocol import Job, job_for
from planner.domain.drill import fill

_LIST = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A kind of edit that changes nothing the drill asks for: ``drill`` and ``edit`` are patterns, ``why`` says it."""

    drill: str
    edit: str
    why: str

    def covers(self, drill: str, mutant: Mutant) -> bool:
        """Tell whether a mutant is one of these."""
        edits = (mutant.edit, mutant.edit.partition(": ")[2])
        return fnmatchcase(drill, self.drill) and any(fnmatchcase(edit, self.edit) for edit in edits)


def equivalents() -> list[Equivalent]:
    """Return the list made by hand."""
    return [Equivalent(**entry) for entry in tomllib.loads(_LIST.read_text(encoding="utf-8"))["equivalent"]]


def job_and_mutants(file: Path, variant: int = 0) -> tuple[Job, list[Mutant]]:
    """Return a drill's job with the figures of a variant, and every mutant of its solution."""
    drill = read_drill(file)
    figures = drill.variant(variant)
    return job_for(drill, figures), mutants_of(fill(drill.solution, figures))
