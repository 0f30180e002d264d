"""A Check block that looks at the reference gets it, and only such a one costs the Solution's run."""

import ast
from pathlib import Path

import pytest

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.reader import read_drill
from planner.checking import reference_need
from planner.checking.protocol import job_for
from planner.checking.reference_need import OF_THE_REFERENCE, looks_at_reference
from planner.checking.worker import Worker

_GIVEN = "import numpy as np\nfrom math import *\nx_test = np.ones(3)\ndef helper():\n    inner = 1\n"


@pytest.mark.parametrize(
    "check",
    [
        "",
        'expect.same("model")',
        'expect.file("net.keras", of="model")',
        'expect.that(reference.model is not None, rule="value", message="-")',
        'expect.that(made_by_solution == 1, rule="value", message="-")',
        'expect.that(sin(0) == 0, rule="value", message="-")',  # what a star imports nobody can tell
        'expect.that(inner == 1, rule="value", message="-")',
        'ask = expect.same\nask("model")',
        'verbs = [expect]\nverbs[0].same("model")',
        'getattr(expect, "same")("model")',
        'expect.that(eval("reference.x") == 1, rule="value", message="-")',
        'expect.that([r for r in [1] if r == made] == [], rule="value", message="-")',
        "def look():\n    return made\nlook()",
        "expect.same(",
    ],
)
def test_what_looks_at_the_reference_is_seen(check: str) -> None:
    assert looks_at_reference(check, _GIVEN)


@pytest.mark.parametrize(
    "check",
    [
        'expect.model("model", output=(None, 4))\nexpect.trains_to("model", x_test, at_most=1.0)',
        'expect.same("stop", as_=np.ones(3))',
        'low = min(answer.history)\nexpect.that(all(low <= n for n in answer.history), rule="value", message="-")',
        "def half(n):\n    part = n / 2\n    return part\n"
        'expect.that(half(2) == helper(), rule="value", message=f"{answer.x}")',
    ],
)
def test_what_looks_at_the_answer_alone_is_seen(check: str) -> None:
    assert not looks_at_reference(check, _GIVEN)


def test_the_verbs_that_look_at_the_reference_are_those_whose_code_does() -> None:
    methods = [
        method
        for file in sorted((Path(reference_need.__file__).parent / "judge" / "vocabulary").glob("*.py"))
        for method in ast.walk(ast.parse(file.read_text()))
        if isinstance(method, ast.FunctionDef)
    ]
    uses = {m.name: {node.attr for node in ast.walk(m) if isinstance(node, ast.Attribute)} for m in methods}
    looking = {"reference"}
    while more := {name for name, attributes in uses.items() if attributes & looking} - looking:
        looking |= more
    assert {name for name in looking if not name.startswith("_")} - {"reference"} == OF_THE_REFERENCE


def test_a_solution_that_nobody_looks_at_is_not_run(worker: Worker) -> None:
    drill = next(read_drill(file) for file in drill_files(paths.drills_folder()) if file.stem == "conv-budget")
    job = job_for(drill, drill.variant(0))
    assert job.solution == ""
    verdict = worker.judge(job, "model = 3")
    assert verdict.rules == ("wrong-kind",)
