"""The solution beside the learner's own text, with what differs marked by signs as well as colours."""

from difflib import SequenceMatcher

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

_GOES_ON = "PgDn scrolls · Enter: type it once more, from an empty page · Esc: back"


def marked(yours: str, theirs: str) -> tuple[Text, Text]:
    """Return both texts; ``-`` marks lines that are only yours, ``+`` those that are only in the solution."""
    ours, wanted = yours.rstrip().splitlines(), theirs.rstrip().splitlines()
    left, right = Text(), Text()
    for kind, start, end, other_start, other_end in SequenceMatcher(None, ours, wanted, autojunk=False).get_opcodes():
        same = kind == "equal"
        _add(left, ours[start:end], "  " if same else "- ", "" if same else "red")
        _add(right, wanted[other_start:other_end], "  " if same else "+ ", "" if same else "green")
    return left, right


def _add(text: Text, lines: list[str], sign: str, style: str) -> None:
    for line in lines:
        text.append(f"{sign}{line}\n", style=style)


class Comparison(Screen[bool]):
    """Dismissed with whether the learner goes on to type the solution."""

    def __init__(self, yours: str, theirs: str) -> None:
        super().__init__()
        self._left, self._right = marked(yours, theirs)

    def compose(self) -> ComposeResult:
        """Lay the two texts side by side, or one above the other where it is narrow."""
        with Container(id="sides"):
            for name, text in (("Solution", self._right), ("Yours", self._left)):
                with VerticalScroll(classes="side"):
                    yield Static(Text(name, style="bold"), markup=False)
                    yield Static(text, markup=False)
        yield Static(_GOES_ON, id="keys", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Go on with Enter, go back with Escape."""
        if event.key in ("enter", "escape"):
            event.stop()
            self.dismiss(event.key == "enter")
