"""A verdict is drawn between keys: at once where nobody types, else after the next key, or once the fingers rest."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from planner.screens import settling
from planner.screens.settling import Lull


class Pump:
    """Draws when it is told to."""

    def __init__(self) -> None:
        self.after: list[Callable[[], object]] = []

    def call_after_refresh(self, call: Callable[[], object]) -> None:
        """Keep it until the next frame."""
        self.after.append(call)

    def draw(self) -> None:
        """Draw a frame."""
        while self.after:
            self.after.pop()()


def play(act: Callable[[Lull, Pump], Awaitable[None]]) -> None:
    """Let a test act on a new screen."""

    async def acts() -> None:
        pump: Any = Pump()
        await act(Lull(pump), pump)

    asyncio.run(acts())


async def waiting(lull: Lull) -> "asyncio.Task[None]":
    """Return the wait for a lull, begun."""
    task = asyncio.create_task(lull.come())
    for _ in range(5):
        await asyncio.sleep(0)
    return task


def test_nothing_is_waited_for_where_nobody_types() -> None:
    async def act(lull: Lull, _: Pump) -> None:
        assert (await waiting(lull)).done()

    play(act)


def test_lull_comes_once_the_next_key_is_drawn(monkeypatch: Any) -> None:
    monkeypatch.setattr(settling, "_REST_SECONDS", 3600.0)

    async def act(lull: Lull, pump: Pump) -> None:
        lull.typed()
        pump.draw()
        task = await waiting(lull)
        assert not task.done()
        lull.typed()
        await asyncio.sleep(0)
        assert not task.done()
        pump.draw()
        await task

    play(act)


def test_lull_comes_once_the_fingers_rest(monkeypatch: Any) -> None:
    monkeypatch.setattr(settling, "_REST_SECONDS", 0.02)

    async def act(lull: Lull, pump: Pump) -> None:
        lull.typed()
        pump.draw()
        task = await waiting(lull)
        await task

    play(act)
