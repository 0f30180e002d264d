"""`planner today` is instant: it loads nothing that only other commands need."""

import subprocess
import sys

import pytest
from cli_process import Planner

_SLOW = (
    "tensorflow keras numpy textual sqlite_utils dateutil markdown_it multiprocessing "
    "subprocess asyncio tomllib platformdirs concurrent.futures difflib watchfiles plotext "
    "planner.planning.day planner.planning.queue planner.planning.forecast planner.domain.settings"  # kept from before
)
_PROBE = """
import sys
from planner.cli.app import run
status = run(sys.argv[2:])
sys.stderr.write(" ".join(name for name in sys.argv[1].split() if name in sys.modules))
sys.exit(status)
"""


@pytest.mark.parametrize("args", [["today"], ["today", "--short"], ["today", "--json"]], ids=" ".join)
def test_today_loads_nothing_slow_once_the_store_exists(planner: Planner, args: list[str]) -> None:
    assert planner("today").status == 0
    ended = subprocess.run(
        [sys.executable, "-c", _PROBE, _SLOW, *args],
        env=planner.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout
    assert ended.stderr == ""


def test_help_imports_no_command(planner: Planner) -> None:
    names = "planner.cli.drill_command planner.cli.today_command planner.actions rich sqlite3 tensorflow"
    ended = subprocess.run(
        [sys.executable, "-c", _PROBE, names, "--help"],
        env=planner.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Commands:" in ended.stdout
    assert ended.stderr == ""


@pytest.mark.parametrize("args", [["rules"], ["rules", "axis"], ["rules", "--json"]], ids=" ".join)
def test_rules_are_shown_without_tensorflow_or_a_store(planner: Planner, args: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROBE, "tensorflow keras numpy sqlite3 multiprocessing", *args],
        env=planner.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout
    assert ended.stderr == ""
    assert not planner.home.exists()
