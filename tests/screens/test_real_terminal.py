"""The real program in a terminal: typed key by key, judged by TensorFlow, hung up, killed.

It is killed at three moments; ``PLANNER_KILLS=100 PLANNER_KEPT_SECONDS=1`` asks for more, on a quiet machine.
"""

import json
import os
import random
import signal
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_process import START_SECONDS, Planner
from cli_terminal import CTRL_C, Terminal

KILLS = int(os.environ.get("PLANNER_KILLS", "3"))
KEY_SECONDS = 0.02  # a quick typist's
PROMISED_SECONDS = float(os.environ.get("PLANNER_KEPT_SECONDS", "3"))  # 1 on a quiet machine; this one may be slow
CTRL_R = "\x12"


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    """The command line on a home of its own."""
    made = Planner(tmp_path / "home", tmp_path / "temporary")
    made.temporary.mkdir()
    assert made("today").status == 0
    return made


def _drafts(planner: Planner) -> list[str]:
    return [draft["text"] for draft in json.loads(planner("export").out)["drafts"]]


def _type(terminal: Terminal, text: str) -> None:
    """Type, and read what is drawn: a program whose terminal nobody reads from waits."""
    for key in text:
        terminal.press(key)
        time.sleep(KEY_SECONDS)
        terminal._read(0)


def _until(terminal: Terminal, holds: Callable[[], object]) -> None:
    """Wait until it holds, reading what is drawn meanwhile."""
    deadline = time.monotonic() + START_SECONDS
    while not holds():
        assert time.monotonic() < deadline, terminal.text
        terminal._read(0.05)


def _servers(planner: Planner) -> list[int]:
    """Return the processes that judge, or get ready to."""
    return [int(line.partition(":")[0]) for line in planner.running() if "forkserver" in line]


def _importing(planner: Planner) -> bool:
    """Tell whether TensorFlow is being imported, and so whether a child was asked for."""
    return any("tensorflow" in Path(f"/proc/{process}/maps").read_text() for process in _servers(planner))


def _wait_for_draft(planner: Planner, text: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while _drafts(planner) != [text]:
        assert time.monotonic() < deadline, _drafts(planner)


def test_paste_is_refused_a_run_is_judged_and_a_hangup_keeps_the_draft(planner: Planner) -> None:
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
        os.write(terminal._ours, b"pasted = 1\r" * 300)
        terminal.expect("Pasting is off")
        time.sleep(3)  # the pause that a person makes after a paste
        _type(terminal, "labels = 1")
        _type(terminal, CTRL_R)
        terminal.expect("not yet")
        _wait_for_draft(planner, "labels = 1")
        _type(terminal, "23")
        _wait_for_draft(planner, "labels = 123")
        terminal._process.send_signal(signal.SIGHUP)
        assert terminal.end() == 130
    assert _drafts(planner) == ["labels = 123"]
    assert planner.left_processes() == []
    assert planner.left_files() == []


def _reads_lines(terminal: Terminal) -> bool:
    """Tell whether the terminal is as a shell wants it."""
    return bool(termios.tcgetattr(terminal._ours)[3] & termios.ICANON)


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def test_suspended_screen_gives_the_terminal_back_and_resumed_it_is_drawn_as_it_was(planner: Planner) -> None:
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
        _type(terminal, "x = 1")
        _wait_for_draft(planner, "x = 1")
        terminal._process.send_signal(signal.SIGTSTP)
        _until(terminal, lambda: _state(terminal._process.pid) == "T")
        assert _reads_lines(terminal)
        _until(terminal, lambda: "\x1b[?1049l" in terminal.raw)
        assert terminal.raw.rindex("\x1b[?1049l") > terminal.raw.rindex("\x1b[?1049h")
        terminal._process.send_signal(signal.SIGCONT)
        _until(terminal, lambda: not _reads_lines(terminal))
        terminal.expect("Quit")
        _type(terminal, "2")
        _wait_for_draft(planner, "x = 12")
        terminal._process.send_signal(signal.SIGTERM)
        assert terminal.end() == 130
    assert planner.left_processes() == []


def test_judge_whose_processes_are_killed_is_told_and_the_next_run_is_judged(planner: Planner) -> None:
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
        _type(terminal, "labels = 1")
        _until(terminal, lambda: _importing(planner))
        for process in _servers(planner):
            os.kill(process, signal.SIGKILL)
        _type(terminal, CTRL_R)
        terminal.expect("checker")
        _type(terminal, CTRL_R)
        terminal.expect("not yet")
        terminal.press(CTRL_C + CTRL_C)
        assert terminal.end() == 130
    assert _drafts(planner) == ["labels = 1"]
    assert planner.left_processes() == []


def test_tensorflow_that_is_broken_is_told_and_the_typing_goes_on(planner: Planner, tmp_path: Path) -> None:
    broken = tmp_path / "broken" / "tensorflow"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text(
        "raise ImportError('Traceback:\\nImportError: libtensorflow.so: wrong [ELF] class\\n\\nSee elsewhere.')\n"
    )
    path = os.pathsep.join([str(broken.parent), planner.environment().get("PYTHONPATH", "")])
    with Terminal(planner, "drill", "tensor-arithmetic", env={"PYTHONPATH": path}) as terminal:
        terminal.expect("Quit")
        _type(terminal, "labels = 1")
        _type(terminal, CTRL_R)
        terminal.expect("TensorFlow can't be imported")
        terminal.expect("libtensorflow.so")
        _type(terminal, "2")
        _wait_for_draft(planner, "labels = 12")
        terminal.press(CTRL_C + CTRL_C)
        assert terminal.end() == 130


def test_drill_that_is_open_in_a_terminal_is_refused_in_another_until_that_one_ends(planner: Planner) -> None:
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
        for how in ([], ["--plain"]):
            with Terminal(planner, "drill", "tensor-arithmetic", *how) as other:
                other.expect("tensor-arithmetic is open in another planner.")
                assert other.end() == 2
        terminal._process.kill()
        terminal._process.wait()
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
    assert planner.left_processes() == []


def test_second_ctrl_c_ends_the_real_program(planner: Planner) -> None:
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
        _type(terminal, "x = 1")
        terminal.press(CTRL_C)
        terminal.expect("again to leave")
        terminal.press(CTRL_C)
        assert terminal.end() == 130
        terminal.expect("Kept as a draft. `planner drill tensor-arithmetic` goes on from here.")
        terminal.expect("Interrupted. Nothing was lost.")
    assert _drafts(planner) == ["x = 1"]
    assert planner.left_processes() == []


def test_what_was_recorded_stays_on_the_terminal_when_the_screen_is_gone(planner: Planner) -> None:
    with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
        terminal.expect("Quit")
        _type(terminal, "\x07")  # ^g: rate
        terminal.expect("Earned: Again.")
        _type(terminal, "\r")
        terminal.expect("Recorded: Again.")
        _type(terminal, "\r")
        assert terminal.end() == 1
        left = terminal.raw.rpartition("\x1b[?1049l")[2]
    assert "tensor-arithmetic: Again. It comes back today." in left


def test_kill_loses_at_most_the_last_moments(planner: Planner) -> None:
    generator = random.Random(20_260_302)
    text = "# " + "abcdefgh" * 32
    for _ in range(KILLS):
        planner.change("DELETE FROM drafts")
        with Terminal(planner, "drill", "tensor-arithmetic") as terminal:
            terminal.expect("Quit")
            typed_at: list[float] = []
            for key in text[: generator.randint(10, 250)]:
                _type(terminal, key)
                typed_at.append(time.monotonic())
            terminal._process.kill()
            killed_at = time.monotonic()
            terminal._process.wait()
        promised = sum(at < killed_at - PROMISED_SECONDS for at in typed_at)
        draft = "".join(_drafts(planner))
        assert text.startswith(draft)
        assert len(draft) >= promised
        assert planner.left_processes() == []
