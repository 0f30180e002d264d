"""Whose the terminal is: a program that draws on the whole of it reads keys, where a shell and we read lines."""

import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_LOCAL_MODES = 3  # their place in what `tcgetattr` returns


def is_taken() -> bool:
    """Tell whether a program has the terminal to itself, so that nothing may be written over it."""
    return any(not modes[_LOCAL_MODES] & termios.ICANON for _, modes in _terminals())


@contextmanager
def given_back() -> Iterator[None]:
    """Put the terminal's modes back at the end of the block, whatever a killed program left behind."""
    before = list(_terminals())
    try:
        yield
    finally:
        for descriptor, modes in before:
            with suppress(termios.error):  # it was closed meanwhile
                if termios.tcgetattr(descriptor) != modes:
                    termios.tcsetattr(descriptor, termios.TCSADRAIN, modes)


def _terminals() -> Iterator[tuple[int, list[Any]]]:
    for descriptor in (0, 1, 2):
        with suppress(termios.error):  # a file, or closed
            yield descriptor, termios.tcgetattr(descriptor)
