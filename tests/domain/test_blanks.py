"""Blanks take the place of arguments, and nothing else changes."""

import ast

import pytest

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.reader import read_drill
from planner.domain.blanks import BLANK, blanked
from planner.domain.drill import Drill, fill

_DRILLS = [read_drill(file) for file in drill_files(paths.drills_folder())]


def test_arguments_that_call_nothing_are_blanked_wherever_they_stand() -> None:
    code = 'f(1, "ä", key=[\n    2,\n])\ng(h(3), lambda: 4, *rest)\nx = {"a": 5}\n'
    assert blanked(code) == f"f({BLANK}, {BLANK}, key={BLANK})\ng(h({BLANK}), lambda: 4, {BLANK})\n" + 'x = {"a": 5}\n'


def test_code_that_cannot_be_read_stays() -> None:
    assert blanked("f(1") == "f(1"


@pytest.mark.parametrize("drill", _DRILLS, ids=lambda drill: drill.id)
def test_every_solution_keeps_its_calls_and_loses_arguments(drill: Drill) -> None:
    solution = fill(drill.solution, drill.variant(0))
    assert BLANK in blanked(solution)
    assert _calls(blanked(solution)) == _calls(solution)


def _calls(code: str) -> list[str]:
    return sorted(
        ast.unparse(node.func).split("(")[0] for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)
    )
