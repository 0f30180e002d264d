"""Ctrl-C at every prompt and in the middle of a run: status 130, a word on it, and nothing lost or left."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_process import START_SECONDS, Planner
from cli_terminal import CTRL_D, Terminal

DRAFT = "# as far as it was typed"


def _at_typing(terminal: Terminal) -> None:
    terminal.expect("  1 ")
    terminal.enter(DRAFT)
    terminal.expect("  2 ")
    terminal.press("half a line")  # a line counts once it is entered


def _at_the_choice(terminal: Terminal) -> None:
    terminal.expect("  1 ")
    terminal.press(CTRL_D)
    terminal.expect("k keep for later > ")


def _after_a_hint(terminal: Terminal) -> None:
    _at_the_choice(terminal)
    terminal.enter("h")
    terminal.expect("Hint 1 of")
    terminal.expect("k keep for later > ")


def _at_the_line_number(terminal: Terminal) -> None:
    terminal.expect("  1 ")
    terminal.enter("")  # blank lines are not run
    terminal.expect("  2 ")
    terminal.press(CTRL_D)
    terminal.expect("k keep for later > ")
    terminal.enter("r")
    terminal.expect("Type again from line")


def _at_the_rating(terminal: Terminal) -> None:
    _at_the_choice(terminal)
    terminal.enter("g")
    terminal.expect("Rating: ")


def _at_going_on(terminal: Terminal) -> None:
    _at_the_rating(terminal)
    terminal.enter("")
    terminal.expect("Go on with the next drill?")


def _log(planner: Planner) -> list[Any]:
    log: list[Any] = planner("log", "--json").json()
    return log


def _drafts(planner: Planner) -> list[tuple[str, int]]:
    """Return what was kept: the texts, and the hints that were taken."""
    return [(draft["text"], draft["begun"]["hints"]) for draft in json.loads(planner("export").out)["drafts"]]


@pytest.mark.parametrize(
    ("come_to", "reviews", "drafts"),
    [
        (_at_typing, 0, [(DRAFT, 0)]),
        (_at_the_choice, 0, []),
        (_after_a_hint, 0, [("", 1)]),
        (_at_the_line_number, 0, []),
        (_at_the_rating, 0, []),
        (_at_going_on, 1, []),
    ],
)
def test_interrupt_at_a_prompt_records_only_what_was_confirmed(
    planner: Planner, come_to: Callable[[Terminal], None], reviews: int, drafts: list[tuple[str, int]]
) -> None:
    with Terminal(planner, "drill", "--plain") as terminal:
        come_to(terminal)
        terminal.interrupt()
        assert terminal.end() == 130
        assert "Interrupted." in terminal.text
    assert len(_log(planner)) == reviews
    assert _drafts(planner) == drafts


# An answer that doesn't end. A run can't write where a test could see it, but what it starts can be seen.
SLEEPING = "import subprocess\nsubprocess.run(['sleep', '600'])\n"


def _wait_until_it_sleeps(planner: Planner) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not any("sleep" in command for command in planner.running()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_interrupt_of_a_running_check_ends_the_answer(planner: Planner, tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(SLEEPING)
    with Terminal(planner, "check", "tensor-arithmetic", str(answer)) as terminal:
        _wait_until_it_sleeps(planner)
        terminal.interrupt()
        assert terminal.end() == 130
        assert "Interrupted." in terminal.text
    assert _log(planner) == []


def test_interrupt_of_a_running_drill_keeps_the_draft(planner: Planner) -> None:
    with Terminal(planner, "drill", "--plain", "tensor-arithmetic") as terminal:
        terminal.answer(SLEEPING)
        _wait_until_it_sleeps(planner)
        terminal.interrupt()
        assert terminal.end() == 130
    assert _log(planner) == []
    assert _drafts(planner) == [(SLEEPING.rstrip("\n"), 0)]


def test_interrupt_while_tensorflow_starts_ends_at_once(planner: Planner, tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text("")
    with Terminal(planner, "check", "tensor-arithmetic", str(answer)) as terminal:
        while not any("forkserver" in command for command in planner.running()):
            time.sleep(0.01)
        terminal.interrupt()
        assert terminal.end() == 130


def test_end_of_input_at_a_prompt_counts_as_an_interrupt(planner: Planner) -> None:
    with Terminal(planner, "drill", "--plain") as terminal:
        _at_the_choice(terminal)
        terminal.press(CTRL_D)
        assert terminal.end() == 130
    assert _log(planner) == []
