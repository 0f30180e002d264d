"""Where a text to find in the editor is typed: one line below, the match selected meanwhile, Enter for the next."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class SearchLine(ModalScreen[str]):
    """Asks for a text; ``find`` selects it from the cursor on, or one further, and says whether it is there."""

    def __init__(self, text: str, find: Callable[[str, bool], bool]) -> None:
        super().__init__(classes="-search")
        self._text = text
        self._find = find

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Horizontal(id="search"):
            yield Static("Find ", markup=False)
            yield Input(self._text, compact=True, select_on_focus=True)
            yield Static("", id="found", markup=False)

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Show the first match as it is typed."""
        self._show(self._find(changed.value, False))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Go on to the next match."""
        self._show(self._find(submitted.value, True))

    def on_key(self, event: events.Key) -> None:
        """Go back to the code."""
        if event.key == "escape":
            event.stop()
            self.dismiss(self.query_one(Input).value)

    def _show(self, found: bool) -> None:
        self.query_one("#found", Static).update("Enter: next  Esc: back" if found else "not there  Esc: back")
