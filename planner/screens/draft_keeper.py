"""Keeps what is typed as a draft, within a second of each change, and says so where that fails."""

from collections.abc import Callable

from textual.message_pump import MessagePump

from planner.actions.evening import keep_draft
from planner.actions.sitting import Sitting
from planner.errors import PlannerError, StoreError

_WITHIN_SECONDS = 0.25  # well inside the second that is promised, on a busy machine too


class DraftKeeper:
    """Saves at the end of a short while after the first change, however long the typing goes on."""

    def __init__(self, pump: MessagePump, sitting: Sitting, complain: Callable[[PlannerError], None]) -> None:
        self._pump = pump
        self._sitting = sitting
        self._complain = complain
        self._text = self._kept = ""
        self._waiting = False
        self._over = False

    def begin(self, text: str) -> None:
        """Start from what is kept already."""
        self._text = self._kept = text

    def changed(self, text: str) -> None:
        """Take note of the text; it is kept soon."""
        self._text = text
        if text != self._kept and not self._waiting:
            self._waiting = True
            self._pump.set_timer(_WITHIN_SECONDS, self.keep_now)

    def keep_now(self) -> None:
        """Keep the text, unless it is kept already or the attempt is recorded."""
        self._waiting = False
        if self._over or self._text == self._kept:
            return
        try:
            keep_draft(self._sitting, self._text)
        except StoreError as error:
            self._complain(error)
        else:
            self._kept = self._text

    def end(self) -> None:
        """Keep no more: the attempt is recorded, and its draft gone."""
        self._over = True
