"""`planner simulate` on the command line: its document, its look, its refusals, and Ctrl-C."""

import json
import re

import pytest
from cli_process import Planner
from cli_shapes import SIMULATE, complaints
from cli_terminal import Terminal

from planner.memory.parameters import DEFAULT_PARAMETERS
from planner.planning.simulation.policies import POLICIES
from planner.planning.simulation.scenarios import standard_scenarios

QUICK = ("simulate", "--learners", "2", "--seeds", "1", "--jobs", "1")


def test_own_situation_is_compared_in_one_document(studied: Planner) -> None:
    before = studied.dump()
    ended = studied(*QUICK, "--json")
    document = ended.json()
    assert ended.status == 0
    assert complaints(document, SIMULATE) == []
    (own,) = document["scenarios"]
    assert (own["scenario"], own["drills"], own["learners"]) == ("own", len(studied("list", "--json").json()), 2)
    assert studied.dump() == before


def test_own_situation_is_simulated_with_the_memory_parameters_in_use(studied: Planner) -> None:
    def foretold() -> float:
        (own,) = studied(*QUICK, "--policy", "plan", "--json").json()["scenarios"]
        return float(own["forecasts"][0]["predicted"])

    published = foretold()
    forgetful = [*(w / 10 for w in DEFAULT_PARAMETERS.w[:4]), *DEFAULT_PARAMETERS.w[4:]]
    studied.change("INSERT INTO settings (key, value) VALUES ('memory_parameters', ?)", json.dumps(forgetful))
    assert foretold() < published


def test_same_command_gives_the_same_figures_whatever_the_jobs(planner: Planner) -> None:
    few = (*QUICK[:-2], "--policy", "random", "--policy", "new-first", "--json")
    assert planner(*few, "--jobs", "1").out == planner(*few, "--jobs", "2").out


def test_table_and_bars_fit_narrow_and_wide_terminals(planner: Planner) -> None:
    for columns in ("40", "80", "200"):
        ended = planner(*QUICK, env={"COLUMNS": columns})
        assert ended.status == 0
        assert all(len(line) <= int(columns) for line in ended.out.splitlines())
        assert ("█" in ended.out) == (columns != "40")


def test_markdown_has_a_row_for_each_policy_and_a_column_for_each_scenario(planner: Planner) -> None:
    out = planner(*QUICK, "--scenario", "c", "--scenario", "B", "--policy", "new-first", "--markdown").out
    head, _, row = out.splitlines()
    assert head == "| policy | C | B |"
    assert row.startswith("| new-first | ")


@pytest.mark.parametrize(
    "wrong",
    [("--scenario", "Z"), ("--policy", "best"), ("--learners", "1"), ("--seeds", "0"), ("--jobs", "-1")],
    ids=" ".join,
)
def test_what_there_is_not_is_refused(planner: Planner, wrong: tuple[str, str]) -> None:
    ended = planner("simulate", *wrong)
    assert (ended.status, ended.out) == (2, "")
    assert wrong[1] in ended.err


def test_after_the_exam_there_is_nothing_of_ones_own_to_simulate(planner: Planner) -> None:
    planner("plan", "--exam", "2026-03-20")
    ended = planner("simulate", now="2026-03-20T08:00:00+01:00")
    assert ended.status == 2
    assert "planner plan --exam" in ended.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_ends_all_processes_with_one_word(planner: Planner, jobs: str) -> None:
    with Terminal(planner, "simulate", "--scenario", "A", "--learners", "100000", "--jobs", jobs) as terminal:
        terminal.expect("Simulating")
        terminal.interrupt()
        assert terminal.end() == 130
        assert "Interrupted." in terminal.text
        assert "Traceback" not in terminal.text


def test_help_explains_every_policy_and_every_scenario(planner: Planner) -> None:
    out = planner("simulate", "--help").out
    for name in (*POLICIES, *standard_scenarios()):
        assert re.search(rf"^  {re.escape(name)} +\S", out, re.MULTILINE)
