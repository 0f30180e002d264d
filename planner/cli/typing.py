"""Typing an answer line by line in the terminal, and keeping what was typed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from planner.actions.evening import keep_draft
from planner.actions.sitting import Sitting
from planner.cli.terminal import note
from planner.cli.tty import is_taken
from planner.errors import StoreError

_PASTE_ON, _PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"


@dataclass(slots=True)
class Typed:
    """What has been typed so far. ``pasted`` says that a paste was seen; its lines are not among these."""

    lines: list[str]
    pasted: bool = False


def type_lines(typed: Typed) -> None:
    """Add lines from the terminal, after the ones that are there, until Ctrl-D.

    A terminal says when text is pasted rather than typed; every line that a paste touches is refused, with a
    word on why.
    """
    for number, line in enumerate(typed.lines, start=1):
        note(f"{number:3} {line}")
    note("Type your answer; Ctrl-D on an empty line runs it.")
    pasting = False
    with _told_of_pastes():
        while True:
            try:
                line = input(f"{len(typed.lines) + 1:3} ") if sys.stdin.isatty() else _next_line()
            except EOFError:
                note("")
                return
            if not pasting and _PASTE_BEGINS not in line:
                typed.lines.append(line)
                continue
            typed.pasted = True
            pasting = _goes_on(line, pasting=pasting)
            if not pasting:
                note("Pasting is off: what your fingers type is what you will know on exam day.")


def _goes_on(line: str, *, pasting: bool) -> bool:
    """Tell whether a paste goes on beyond the end of this line."""
    begins, ends = line.rfind(_PASTE_BEGINS), line.rfind(_PASTE_ENDS)
    return begins > ends or (pasting and ends < 0)


def _next_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")


@contextmanager
def _told_of_pastes() -> Iterator[None]:
    """Ask the terminal to mark pasted text, as long as the block runs."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        yield
        return
    sys.stderr.write(_PASTE_ON)
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write(_PASTE_OFF)
        sys.stderr.flush()


def keep_typed(sitting: Sitting, typed: Typed) -> bool:
    """Keep the attempt as a draft. Where that fails, say so and return False: the typing goes on."""
    text = "\n".join(typed.lines)
    try:
        if text.strip() or sitting.begun.counts:
            keep_draft(sitting, text)
    except StoreError as error:
        if not is_taken():
            note(str(error))
        return False
    return True
