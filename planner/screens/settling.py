"""What takes long to draw comes when no key waits for it: the first frame's finery, and a verdict.

What the first frame can do without comes a moment after it, step by step. A verdict that comes in the midst of typing
is drawn right after a key was, which leaves the longest time until the next one.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from textual.message_pump import MessagePump

from planner import clock

_APART_SECONDS = 0.05  # too short to be seen, and long enough for the keys that were typed meanwhile
_REST_SECONDS = 0.15  # whoever types presses the next key sooner


def settle(pump: MessagePump, *steps: Callable[[], object]) -> None:
    """Carry out the steps one after the other, beginning a moment after the next frame."""
    pump.call_after_refresh(_carry_on, pump, steps)


def _carry_on(pump: MessagePump, steps: tuple[Callable[[], object], ...]) -> None:
    def take() -> None:
        steps[0]()
        _carry_on(pump, steps[1:])

    if steps:
        pump.set_timer(_APART_SECONDS, take)


class Lull:
    """Knows when a key was drawn last, and waits for the next one, or until the fingers rest."""

    def __init__(self, pump: MessagePump) -> None:
        self._pump = pump
        self._typed_at = float("-inf")
        self._typed = asyncio.Event()

    def typed(self) -> None:
        """Take note of a key that changed the text."""
        self._typed_at = clock.seconds()
        self._pump.call_after_refresh(self._typed.set)

    async def come(self) -> None:
        """Wait until nothing that is drawn now will hold up a key."""
        self._typed.clear()
        rest = _REST_SECONDS - (clock.seconds() - self._typed_at)
        if rest > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._typed.wait(), rest)
