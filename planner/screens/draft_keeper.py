"""Keeps the attempt as a draft, within a second of each change, and says so where that fails."""

from collections.abc import Callable

from textual.message_pump import MessagePump

from planner.actions.evening import keep_draft
from planner.actions.sitting import Sitting
from planner.domain.review import Typing
from planner.errors import StoreError
from planner.screens.words import KEPT_AGAIN, NOT_KEPT

_WITHIN_SECONDS = 0.25  # well inside the second that is promised, on a busy machine too
_AGAIN_SECONDS = 2.0  # after it failed: a full disk is rarely emptied sooner


class DraftKeeper:
    """Saves at the end of a short while after the first change, however long the typing goes on.

    Where that fails it is said once, ``sign`` says so all the while, and it is tried again until it is done.
    """

    def __init__(self, pump: MessagePump, sitting: Sitting, typing: Callable[[], Typing]) -> None:
        self._pump = pump
        self._sitting = sitting
        self._typing = typing
        self.sign = ""
        self._text = self._kept = ""
        self._changed = self._waiting = self._over = False

    def begin(self, text: str) -> None:
        """Start from what is kept already."""
        self._text = self._kept = text

    def changed(self, text: str) -> None:
        """Take note of the text; it is kept soon."""
        self._text = text
        if text != self._kept:
            self.counted()

    def counted(self) -> None:
        """Take note that something happened which the rating knows of; it is kept soon."""
        self._changed = True
        self._keep_in(_WITHIN_SECONDS)

    def keep_now(self) -> bool:
        """Keep the attempt, unless it is recorded or there is nothing of it. Return False where that failed."""
        self._sitting.typing = self._typing()
        if self._over or not (self._text.strip() or self._kept.strip() or self._sitting.begun.counts):
            return True
        try:
            keep_draft(self._sitting, self._text)
        except StoreError as error:
            self._keep_in(_AGAIN_SECONDS)
            self._tell_of(error)
            return False
        self._kept, self._changed = self._text, False
        self._tell_of(None)
        return True

    def _keep_in(self, seconds: float) -> None:
        if not self._waiting:
            self._waiting = True
            self._pump.set_timer(seconds, self._in_time)

    def _in_time(self) -> None:
        self._waiting = False
        if self._changed:
            self.keep_now()

    def _tell_of(self, trouble: StoreError | None) -> None:
        sign = NOT_KEPT if trouble else ""
        if self.sign != sign:
            self.sign = sign
            said = f"{trouble} The typing goes on." if trouble else KEPT_AGAIN
            self._pump.app.notify(said, timeout=10, markup=False)

    def end(self) -> None:
        """Keep no more: the attempt is recorded, and its draft gone."""
        self._over = True
