"""What the first frame can do without comes a moment after it, step by step, so that no key waits for all of it."""

from collections.abc import Callable

from textual.message_pump import MessagePump

_APART_SECONDS = 0.05  # too short to be seen, and long enough for the keys that were typed meanwhile


def settle(pump: MessagePump, *steps: Callable[[], object]) -> None:
    """Carry out the steps one after the other, beginning a moment after the next frame."""
    pump.call_after_refresh(_carry_on, pump, steps)


def _carry_on(pump: MessagePump, steps: tuple[Callable[[], object], ...]) -> None:
    def take() -> None:
        steps[0]()
        _carry_on(pump, steps[1:])

    if steps:
        pump.set_timer(_APART_SECONDS, take)
