"""A terminal of a fixed size around one program, read without pause, in which what is drawn can be waited for."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence

COLUMNS, ROWS = 200, 50
PATIENCE_SECONDS = 60.0
_ESCAPES = re.compile(r"\x1b(\[[0-9;?<>=]*[A-Za-z]|\][^\x07]*\x07|[=>P()][^\x1b]*)")


class ScreenTerminal:
    """Starts the program; ``began`` says when. Leaving it ends the program and all that it has started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._drawn = ""
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def seen(self) -> str:
        """What was drawn since the last key, without escape sequences."""
        return _ESCAPES.sub("", self._drawn)

    def press(self, key: str) -> None:
        """Press a key; what was drawn before it counts no more."""
        self._drawn = ""
        os.write(self._ours, key.encode())

    def type(self, text: str, apart_seconds: float) -> None:
        """Type a text at a pace at which it is no paste."""
        for key in text:
            self.press("\r" if key == "\n" else key)
            self.quiet(apart_seconds)

    def wait_for(self, text: str) -> None:
        """Return as soon as the text is drawn."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while text not in self.seen:
            left = deadline - time.perf_counter()
            if left < 0 or not self._read(left):
                raise AssertionError(f"waited in vain for {text!r} after {self.seen!r}")

    def quiet(self, seconds: float) -> None:
        """Press nothing for so long; what is drawn meanwhile is read, or the program would wait."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0 and self._read(left):
            pass

    def _read(self, seconds: float) -> bool:
        """Take what is there, waiting at most so long; False once the terminal is closed."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            chunk = os.read(self._ours, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            return False
        self._drawn += chunk.decode(errors="replace")
        return bool(chunk)

    def __enter__(self) -> "ScreenTerminal":
        """Return the terminal itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, and what it has started, so that nothing takes time from the next one."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)
