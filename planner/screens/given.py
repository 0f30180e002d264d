"""The code that runs before the learner's: folded to a line where it is long, brought into view when it unfolds."""

from textual.widgets import Static

_SHORT = 3  # lines that take no more room than saying that they are there


class Given(Static):
    """Shows the given code, or how long it is; nothing where none is given."""

    def __init__(self, code: str, key: str) -> None:
        self._code, self._key = code, key
        self._unfolded = len(code.splitlines()) <= _SHORT
        self._unfolding = False
        super().__init__(self._text(), id="given", markup=False)

    def toggle(self) -> None:
        """Unfold it, or fold it again."""
        self._unfolded = self._unfolding = not self._unfolded
        self.update(self._text())

    def on_resize(self) -> None:
        """Scroll to what has unfolded: only now it has its room."""
        if self._unfolding:
            self._unfolding = False
            self.scroll_visible(top=True, animate=False)

    def _text(self) -> str:
        if not self._code:
            return ""
        if self._unfolded:
            return f"▾ Given, run before your code ({self._key} folds it)\n{self._code}"
        count = len(self._code.splitlines())
        return f"▸ Given: {count} line{'s' if count > 1 else ''}, run before your code ({self._key} unfolds)"
