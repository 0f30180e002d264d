"""Plays a learner on the typing screen: presses keys, and waits for what must come, never for a time."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rich.markdown import Markdown
from textual import events
from textual.widgets import Static

from planner.actions.desk import Desk
from planner.actions.evening import Evening
from planner.checking.protocol import Job
from planner.checking.worker import Worker
from planner.domain.settings import Settings
from planner.domain.training import Curves, Heard, Progress
from planner.domain.verdict import Finding, Outcome, Verdict
from planner.screens.app import DrillApp
from planner.screens.bench import Bench
from planner.screens.editor import Editor
from planner.screens.paste import PasteGuard
from planner.screens.typing_screen import TypingScreen

PATIENCE_SECONDS = 60.0
DRILL = "tensor-arithmetic"
RIGHT, WRONG = "right = 1", "wrong = 1"
FINDING = Finding("name-missing", "There is no [bold]`model`[/bold].", "Name it.", line=1)


class FakeJudge:
    """Passes what holds the word right; waits for `go_on` where the answer holds the word slow; may say it trained."""

    def __init__(self) -> None:
        self.judged: list[str] = []
        self.go_on = threading.Event()
        self.stopped = 0
        self.closed = False
        self.epochs: tuple[Progress, ...] = ()
        self.curves: Curves = {}

    def prepare(self, job: Job) -> None:
        """Need nothing."""

    def judge(self, _: Job, code: str, *, progress: Heard | None = None) -> Verdict:
        """Judge by a word."""
        self.judged.append(code)
        for epoch in self.epochs if progress else ():
            progress(epoch)
        if "slow" in code:
            self.go_on.wait(PATIENCE_SECONDS)
        if "right" in code:
            return Verdict(Outcome.PASSED, 0.01, curves=self.curves)
        return Verdict(Outcome.FAILED, 0.01, (FINDING,), "[printed]", ("input (4,)", "the loss"), self.curves)

    def stop(self) -> None:
        """Let the run go."""
        self.stopped += 1
        self.go_on.set()

    def close(self) -> None:
        """Take note."""
        self.closed = True


class Stage:
    """The running app and what a learner sees and does."""

    def __init__(self, app: DrillApp, pilot: Any) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> TypingScreen:
        """The typing screen."""
        assert self.app.typing is not None
        return self.app.typing

    @property
    def editor(self) -> Editor:
        """The editor."""
        return self.screen.query_one(Editor)

    @property
    def seen(self) -> str:
        """Every text on the screen that is on top, and what pops up beside it."""
        shown = [widget.content for widget in self.app.screen.query(Static) if widget.display]
        texts = [content.markup if isinstance(content, Markdown) else str(content) for content in shown]
        return "\n".join([*texts, *(told.message for told in self.app._notifications)])

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until it holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < deadline, self.seen
            await self.pilot.pause(0.01)

    async def sees(self, text: str) -> None:
        """Wait until the text is on the screen."""
        await self.until(lambda: text in self.seen)

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*("enter" if character == "\n" else character for character in text))

    def post(self, *keys: str, after_seconds: float = 0.0, apart_seconds: float = 0.08) -> None:
        """Hand over keys at once, with the times of a pace, as a busy machine does."""
        at = time.monotonic() + after_seconds
        for key in keys:
            event = events.Key(key if len(key) > 1 else f"U+{ord(key)}", key if len(key) == 1 else None)
            event.time = at = at + apart_seconds
            self.app.post_message(event)


def play(
    at: Desk,
    judge: FakeJudge | Worker,
    act: Callable[[Stage], Awaitable[None]],
    *,
    target: str | None = DRILL,
    size: tuple[int, int] = (100, 30),
    look: str = "dark",
    settings: Settings | None = None,
    guard: PasteGuard | None = None,
) -> int | None:
    """Open the app, act, and return its exit status."""

    async def run() -> int | None:
        evening = Evening(at, target, None)
        entry = evening.next()
        assert entry is not None
        bench = Bench(lambda: judge)
        app = DrillApp(evening, entry, bench, settings or Settings(look), guard or PasteGuard(burst_seconds=0))
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot)
            await stage.until(lambda: app.typing is not None and app.typing.query("#editor"))
            await stage.until(lambda: stage.editor.has_focus)
            await act(stage)
        bench.close()
        evening.leave()
        return app.return_value

    return asyncio.run(run())
