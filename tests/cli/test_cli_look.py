"""How it looks: help for everything, narrow terminals, no colour where none is wanted, completion in the shell."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from cli_process import Planner
from cli_terminal import Terminal

import planner as package
from planner.cli.app import cli

COMMANDS = cli.list_commands(click.Context(cli))
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)[;m\d]*")


def _options(name: str) -> list[str]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return [
        option for parameter in command.params if parameter.param_type_name == "option" for option in parameter.opts
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_says_what_it_does_and_names_each_option(planner: Planner, name: str) -> None:
    ended = planner(name, "--help")
    assert (ended.status, ended.err) == (0, "")
    usage, purpose, *_ = ended.out.split("\n\n")
    assert usage.startswith(f"Usage: planner {name}")
    assert purpose.strip().endswith((".", "?"))
    assert [option for option in _options(name) if option not in ended.out] == []
    assert not planner.home.exists()


def test_help_lists_every_command_with_a_sentence(planner: Planner) -> None:
    out = planner("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S.*", out, re.MULTILINE)
    assert planner("-h").out == out


def test_version_is_the_packages(planner: Planner) -> None:
    assert planner("--version").out == f"planner, version {package.__version__}\n"


def test_stats_counts_one_as_one_and_draws_no_week_before_the_first_studied_one(studied: Planner) -> None:
    *_, counted, blank, week = studied("stats").out.splitlines()
    assert counted.startswith("2 reviews, ")
    assert counted.endswith(", 1 day in a row.")
    assert (blank, week[:6]) == ("", "Mar  2")


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("args", [("today",), ("plan",), ("stats",), ("list",), ("log",)], ids=" ".join)
def test_no_line_is_wider_than_the_terminal(studied: Planner, args: tuple[str, ...], columns: int) -> None:
    ended = studied(*args, env={"COLUMNS": str(columns)})
    assert ended.status == 0
    assert [line for line in ended.out.splitlines() if len(line) > columns] == []


@pytest.mark.parametrize("args", [("today",), ("list",), ("log",)], ids=" ".join)
def test_narrow_terminal_still_names_every_drill_whole(studied: Planner, args: tuple[str, ...]) -> None:
    words = studied(*args, env={"COLUMNS": "60"}).out.split()
    queue = studied("today", "--json").json()
    named = {
        "today": [entry["drill"] for entry in queue["queue"]],
        "list": [row["id"] for row in studied("list", "--json").json()],
        "log": [done["drill"] for done in queue["done"]],
    }
    assert set(named[args[0]]) <= set(words)


@pytest.mark.parametrize(
    "args",
    [("today",), ("plan",), ("stats",), ("list",), ("log",), ("show", "tensor-arithmetic", "--solution"), ("--help",)],
    ids=" ".join,
)
def test_output_to_a_file_holds_no_escape_sequence(studied: Planner, args: tuple[str, ...]) -> None:
    ended = studied(*args)
    assert ended.status == 0
    assert "\x1b" not in ended.out + ended.err


def test_terminal_gets_colour_unless_it_or_the_learner_declines(studied: Planner) -> None:
    shown = {}
    for name, env in {"colour": {}, "NO_COLOR": {"NO_COLOR": "1"}, "dumb": {"TERM": "dumb"}}.items():
        with Terminal(studied, "show", "tensor-arithmetic", "--solution", env=env) as terminal:
            assert terminal.end() == 0
            shown[name] = terminal
    assert COLOUR.search(shown["colour"].raw)
    assert not COLOUR.search(shown["NO_COLOR"].raw)
    assert "\x1b" not in shown["dumb"].raw
    assert shown["NO_COLOR"].text == shown["colour"].text


def test_terminal_without_unicode_still_gets_every_report(studied: Planner) -> None:
    for args in (("today",), ("plan",), ("stats",), ("list",), ("show", "tensor-arithmetic"), ("log",)):
        for encoding in ("ascii", "latin-1", "cp1252"):
            ended = studied(*args, env={"PYTHONIOENCODING": encoding})
            assert (ended.status, ended.err) == (0, "")


def test_json_is_whole_whatever_the_encoding(studied: Planner, tmp_path: Path) -> None:
    named = str(tmp_path / "größe-漢")
    spoken = [
        studied("doctor", "--json", env={"PYTHONIOENCODING": encoding, "PLANNER_HOME": named}).json()
        for encoding in ("utf-8", "latin-1")
    ]
    assert all(report["parts"][0]["seen"].startswith(named) for report in spoken)


def test_brackets_in_a_path_or_a_title_are_shown_as_they_are(worker_bench: Planner) -> None:
    worker_bench.home = worker_bench.home.with_name("[bold]home")
    assert str(worker_bench.home) in worker_bench("backup").out
    assert "[bold]in brackets[/bold]" in worker_bench("list", env={"COLUMNS": "200"}).out
    assert "[bold]in brackets[/bold]" in worker_bench("show", "ones").out
    with Terminal(worker_bench, "drill", "--plain", "ones") as terminal:
        terminal.expect("Ones [bold]in brackets[/bold]")
        terminal.expect("  1 ")
        terminal.interrupt()
        assert terminal.end() == 130


def test_reader_that_goes_away_is_no_error(studied: Planner) -> None:
    for args in (["today"], ["list", "--json"], ["list"], ["log"]):
        ours, theirs = os.pipe()
        os.close(ours)
        ended = subprocess.run(
            [sys.executable, "-m", "planner", *args],
            env=studied.environment(),
            stdout=theirs,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        os.close(theirs)
        assert (ended.returncode, ended.stderr) == (0, "")


def _completions(planner: Planner, words: str) -> list[str]:
    """Return what the shell would offer for the last of the words."""
    script = Path(sys.executable).with_name("planner")
    count = len(words.split(" "))
    ended = subprocess.run(
        [script],
        env=planner.environment()
        | {"_PLANNER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count - 1)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == ""
    return [line.partition(",")[2] for line in ended.stdout.splitlines() if line]


def test_shell_completes_commands_topics_drills_and_options(planner: Planner) -> None:
    assert _completions(planner, "planner st") == ["stats"]
    assert _completions(planner, "planner drill cn") == ["cnn"]
    assert "conv-classifier" in _completions(planner, "planner drill conv-")
    assert _completions(planner, "planner show tensor-arith") == ["tensor-arithmetic"]
    assert _completions(planner, "planner check tensor-arith") == ["tensor-arithmetic"]
    assert _completions(planner, "planner stats ser") == ["series"]
    assert _completions(planner, "planner rules softm") == ["softmax-one-unit"]
    assert _completions(planner, "planner list no-such") == []
    assert "--weekday" in _completions(planner, "planner plan --week")


def test_completion_never_prints_an_error_into_the_line(planner: Planner) -> None:
    planner.home.write_text("in the way")
    assert _completions(planner, "planner drill cn") == []


def test_completion_script_is_offered_for_the_shell(planner: Planner) -> None:
    ended = subprocess.run(
        [Path(sys.executable).with_name("planner")],
        env=planner.environment() | {"_PLANNER_COMPLETE": "bash_source"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "complete -o nosort -F _planner_completion planner" in ended.stdout
