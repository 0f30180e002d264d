"""A person at a terminal: reads what the command line shows, types at a person's pace, presses Ctrl-C."""

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from types import TracebackType

from cli_process import START_SECONDS, STATUSES, Planner

CTRL_C, CTRL_D = "\x03", "\x04"
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def _take_the_terminal() -> None:
    """Make standard input the controlling terminal, so that Ctrl-C reaches whoever runs there."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """One command in a terminal of its own, 80 columns wide unless the environment says otherwise."""

    def __init__(self, planner: Planner, *args: str, env: Mapping[str, str] | None = None) -> None:
        self._ours, theirs = pty.openpty()
        environment = planner.environment() | {"TERM": "xterm-256color"} | dict(env or {})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "planner", *args],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=planner.temporary,
            start_new_session=True,
            preexec_fn=_take_the_terminal,  # noqa: PLW1509 - no threads here
        )
        os.close(theirs)
        self.raw = ""
        self._seen = 0

    @property
    def text(self) -> str:
        """All that was shown so far, without escape sequences."""
        return _ESCAPES.sub("", self.raw)

    def expect(self, text: str) -> None:
        """Wait until the text is shown, after whatever was expected before."""
        deadline = time.monotonic() + START_SECONDS
        while (found := self.text.find(text, self._seen)) < 0:
            if time.monotonic() > deadline or not self._read(1.0):
                raise AssertionError(f"waited in vain for {text!r} after:\n{self.text[self._seen :]}")
        self._seen = found + len(text)

    def press(self, keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            os.write(self._ours, key.encode())
            time.sleep(0.001)

    def enter(self, line: str) -> None:
        """Type a line and press Enter."""
        self.press(line + "\n")

    def interrupt(self) -> None:
        """Press Ctrl-C, once it is clear that nothing more is shown: Python's ``input`` misses an earlier one."""
        time.sleep(0.3)
        self.press(CTRL_C)

    def answer(self, code: str, since: int = 1) -> None:
        """Type the lines of an answer, each at its prompt, from line ``since`` on, and Ctrl-D to run it."""
        lines = code.splitlines()
        for number in range(since, len(lines) + 1):
            self.expect(f"{number:3} ")
            self.enter(lines[number - 1])
        self.expect(f"{len(lines) + 1:3} ")
        self.press(CTRL_D)

    def end(self) -> int:
        """Read until the command ends, and return its exit status as a shell reports it."""
        deadline = time.monotonic() + START_SECONDS
        while self._read(1.0):
            assert time.monotonic() < deadline, f"it does not end:\n{self.text}"
        status = self._process.wait(timeout=START_SECONDS)
        assert "Traceback" not in self.text, self.text
        shell_status = 128 - status if status < 0 else status
        assert shell_status in STATUSES, self.text
        return shell_status

    def _read(self, seconds: float) -> bool:
        """Take what is there, waiting at most so long; False once the terminal is closed."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            chunk = os.read(self._ours, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            return False
        self.raw += chunk.decode(errors="replace")
        return bool(chunk)

    def __enter__(self) -> "Terminal":
        """Return the terminal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up; a command that still runs is ended."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._ours)
