"""What an editor for Python does to lines: the next line's indent, tab stops, comments. Texts only, no widgets."""

from collections.abc import Sequence

WIDTH = 4
_ENDS_A_BLOCK = ("return", "pass", "break", "continue", "raise")
_OPENING, _CLOSING = "([{", ")]}"


def indent_after(line: str) -> str:
    """Return the indent of a new line after this one, up to where it is broken."""
    indent = indent_of(line)
    code = line.strip()
    if code.endswith((":", *_OPENING)):
        return indent + " " * WIDTH
    if code.split(" ")[0].split("(")[0] in _ENDS_A_BLOCK:
        return indent[:-WIDTH]
    return indent


def closes(rest: str) -> bool:
    """Return whether what follows the cursor closes a bracket, so that it belongs on a line of its own."""
    return rest.lstrip()[:1] in tuple(_CLOSING)


def opened_at(lines: Sequence[str]) -> str | None:
    """Return the indent of the line whose bracket is still open where these lines end; None where none is."""
    depth = 0
    for line in reversed(lines):
        for character in reversed(line):
            depth += (character in _CLOSING) - (character in _OPENING)
            if depth < 0:
                return indent_of(line)
    return None


def indent_of(line: str) -> str:
    """Return the white space that a line begins with."""
    return line[: len(line) - len(line.lstrip())]


def to_tab_stop(column: int) -> int:
    """Return how many spaces lead to the next tab stop."""
    return WIDTH - column % WIDTH


def back_to_tab_stop(before: str) -> int:
    """Return how many characters Backspace takes: to the last tab stop inside the indent, else one."""
    if before and not before.strip(" "):
        return (len(before) - 1) % WIDTH + 1
    return 1


def dedented(line: str) -> str:
    """Return the line moved left by one tab stop."""
    return line[min(len(indent_of(line)), WIDTH) :]


def indented(line: str) -> str:
    """Return the line moved right by one tab stop; an empty one stays empty."""
    return " " * WIDTH + line if line.strip() else line


def commented(lines: Sequence[str]) -> list[str]:
    """Return the lines as comments, or no longer as comments where all of them are."""
    filled = [line for line in lines if line.strip()]
    if filled and all(line.lstrip().startswith("#") for line in filled):
        return [_uncommented(line) for line in lines]
    column = min((len(indent_of(line)) for line in filled), default=0)
    return [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in lines]


def _uncommented(line: str) -> str:
    before, _, after = line.partition("#")
    return before + after.removeprefix(" ")
