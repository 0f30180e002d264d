"""What a drill's front matter says: its title, skills, answer, figures and inputs.

Every fault carries the line of the file on which its key stands. Knows nothing of Markdown or Python code.
"""

import keyword
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import Template
from typing import Any

from planner.catalogue.fields import Table
from planner.catalogue.head import Head
from planner.catalogue.problems import Problems, repeated, shown
from planner.catalogue.source import parse_toml
from planner.domain.drill import Figure
from planner.errors import ContentError
from planner.near import did_you_mean

_LONGEST_MINUTES = 60
_DEFAULT_LIMIT_SECONDS = 20
_LONGEST_LIMIT_SECONDS = 120
_LARGEST_FIGURE = 10**15
_FIGURE_NAME = re.compile(Template.idpattern, re.IGNORECASE)  # what string.Template takes after a $
_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a drill, as `domain.drill.Drill` holds it; figures and inputs keep their order."""

    title: str
    skills: tuple[str, ...]
    minutes: float
    answer: tuple[str, ...]
    requires: tuple[str, ...]
    limit_seconds: float
    figures: tuple[tuple[str, tuple[Figure, ...]], ...]
    inputs: tuple[tuple[str, tuple[str, ...]], ...]


def read_front_matter(head: Head, problems: Problems) -> FrontMatter:
    """Read the head of a drill, noting faults. Raises ContentError where it is no TOML at all."""
    table = Table(_parse(head, problems.name), problems, line_of=head.line_of)
    answer = _names(table)
    matter = FrontMatter(
        title=table.text("title"),
        skills=table.identifiers("skills", needed=True),
        minutes=table.number("minutes", most=_LONGEST_MINUTES),
        answer=answer,
        requires=table.identifiers("requires", needed=False),
        limit_seconds=table.number("limit", most=_LONGEST_LIMIT_SECONDS, default=_DEFAULT_LIMIT_SECONDS),
        figures=_figures(table),
        inputs=_inputs(table, answer),
    )
    table.finish()
    return matter


def _parse(head: Head, name: str) -> dict[str, Any]:
    try:
        return parse_toml(head.toml, name)
    except ContentError as error:
        # tomllib counts from the line below the marker.
        counted = _TOML_LINE.sub(lambda found: f"at line {int(found[1]) + 1}", str(error))
        raise ContentError(counted) from None


def _names(table: Table) -> tuple[str, ...]:
    names = table.texts("answer", needed=True)
    for name in names:
        if not name.isidentifier() or keyword.iskeyword(name):
            table.fault("answer", f"holds {shown(name)}, which is no Python name: write one that code defines.")
    return names


def _figures(table: Table) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    figures = []
    for name, values in table.table("variants").items():
        key = f"variants.{name}"
        if not _FIGURE_NAME.fullmatch(name):
            table.fault(key, f"can't be written as ${name}: name it with letters, digits and underscores.")
        if not isinstance(values, list) or not values:
            table.fault(key, f"is {shown(values)}: write a list of figures, as in [16, 32].")
            continue
        for fault in _faults_of_figures(values):
            table.fault(key, fault)
        figures.append((name, tuple(values)))
    return tuple(figures)


def _faults_of_figures(values: Sequence[object]) -> list[str]:
    faults = [f"holds {shown(value)}: {fault}" for value in values if (fault := _fault_of_figure(value))]
    if faults:
        return faults
    # Compared as they will be written: 1 and 1.0 are two figures, though equal in Python.
    return [f"holds {text} twice: write each figure once." for text in repeated(map(str, values))]


def _fault_of_figure(value: object) -> str:
    """Return what is wrong with a figure, or "": it is a number or a word that is filled in as it stands."""
    if isinstance(value, str):
        return "" if value and "\n" not in value else "a figure is one line of text."
    if not isinstance(value, int | float):
        return "a figure is a number, a string, true or false."
    if math.isnan(value) or abs(value) > _LARGEST_FIGURE:
        return "a figure is a number between -10^15 and 10^15."
    return ""


def _inputs(table: Table, answer: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for name, calls in table.table("inputs").items():
        key = f"inputs.{name}"
        if name not in answer:
            table.fault(key, f"is for a name that answer doesn't hold: add it there.{did_you_mean(name, answer)}")
        if not isinstance(calls, list) or not calls or not all(isinstance(call, str) for call in calls):
            table.fault(key, f'is {shown(calls)}: write tuples as strings, as in ["(3, 4)", "(0, 1)"].')
            continue
        found.append((name, tuple(calls)))
    return tuple(found)
