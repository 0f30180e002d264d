"""The learner's editor while it is open: started on a file, and watched for saves until it has ended.

A terminal editor has the terminal to itself, Ctrl-C included. An editor with a window of its own may be waited for
(`code --wait`), or end at once while the window stays (`code`, `gvim`): then the file goes on being watched.
"""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Any

from planner.cli.terminal import note
from planner.cli.tty import given_back, is_taken
from planner.errors import UsageError

_QUIET_MILLISECONDS = 50  # a save is over when the folder has been quiet so long: editors write, rename, write again
_TICK_MILLISECONDS = 100
_PATIENCE_SECONDS = 5.0


def editor_command() -> str:
    """Return what opens the learner's editor. Raises UsageError where nothing is set."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise UsageError("--editor needs $VISUAL or $EDITOR: set one, as in `export EDITOR=nano`.")
    return command


class OpenEditor:
    """An editor on a file, as a context. Ctrl-C is for us only where the editor has not taken the terminal."""

    def __init__(self, command: str, file: Path) -> None:
        self._command = command
        self._file = file
        self._had_terminal = False
        self._after = ExitStack()

    def __enter__(self) -> "OpenEditor":
        """Begin to watch, then start the editor. Raises UsageError where it can't be started."""
        with ExitStack() as stack:
            self._ticks = _watched(self._file.parent)  # from here on no save is missed
            stack.callback(self._ticks.close)
            self._stamp = _stamp(self._file)
            stack.enter_context(given_back())
            stack.callback(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, _interrupt))
            self._process = self._start()
            self._after = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for the editor, so that nothing typed there is lost; Ctrl-C has ended it, or does so now."""
        with self._after:
            if kind is not None and issubclass(kind, KeyboardInterrupt):
                self._process.terminate()
                try:
                    self._process.wait(_PATIENCE_SECONDS)
                except subprocess.TimeoutExpired:
                    self._process.kill()
            self._process.wait()

    @property
    def has_ended(self) -> bool:
        """Whether the editor's process is at its end."""
        return self._process.poll() is not None

    def saves(self) -> Iterator[None]:
        """Yield after every save, and once more when the editor has ended. Raises UsageError where it failed.

        Where a window was opened and not waited for, this goes on until the caller stops.
        """
        window = False
        told = before = self._stamp
        for changes in self._ticks:
            self._had_terminal = self._had_terminal or is_taken()
            if self.has_ended and not window:
                self._complain_of_its_end()
                window = self._left_a_window()
                if not window:
                    yield
                    return
                note(f"Every save of {self._file} is judged. Ctrl-C ends the watching.")
            now = _stamp(self._file)
            if now != told and (changes or now == before):  # no save that is only half written
                told = now
                yield
            before = now

    def _start(self) -> "subprocess.Popen[bytes]":
        try:
            return subprocess.Popen([*shlex.split(self._command), str(self._file)])
        except (OSError, ValueError) as error:
            raise UsageError(
                f"The editor {self._command!r} can't be started: {error}. Set $VISUAL or $EDITOR."
            ) from error

    def _complain_of_its_end(self) -> None:
        status = self._process.returncode
        if status:
            how = f"ended with status {status}" if status > 0 else f"was ended by {signal.Signals(-status).name}"
            raise UsageError(f"The editor {self._command!r} {how}. What you saved is kept as a draft.")

    def _left_a_window(self) -> bool:
        """Tell whether it ended without having been used here: the file and the terminal are as they were."""
        return sys.stdin.isatty() and not self._had_terminal and _stamp(self._file) == self._stamp


def _watched(folder: Path) -> Generator[set[Any], None, None]:
    """Return what ticks as soon as something has changed in the folder and it is quiet again, or after a moment."""
    try:
        ticks = _ticks(folder, polling=None)
        next(ticks)
    except RuntimeError:  # the system watches no more: what is left then is a tick now and then
        ticks = _ticks(folder, polling=True)
        next(ticks)
    return ticks


def _ticks(folder: Path, *, polling: bool | None) -> Generator[set[Any], None, None]:
    from watchfiles import watch

    return watch(
        folder,
        watch_filter=None,
        step=_QUIET_MILLISECONDS,
        rust_timeout=_TICK_MILLISECONDS,
        yield_on_timeout=True,
        force_polling=polling,
        recursive=False,
    )


def _stamp(file: Path) -> tuple[int, int, int] | None:
    """Return what tells one state of a file from another; None where it is gone."""
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Leave Ctrl-C to the editor that has the terminal; otherwise it is for us."""
    if not is_taken():
        raise KeyboardInterrupt
