"""One run at a time, beside the typing: started, shown while it lasts, cancelled, and its verdict handed on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from planner import clock
from planner.actions.sitting import Sitting
from planner.domain.training import Progress
from planner.domain.verdict import Verdict
from planner.errors import PlannerError
from planner.screens.bench import Bench
from planner.screens.settling import Lull

if TYPE_CHECKING:
    from textual.screen import Screen

_SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_SHOWN_AFTER_SECONDS = 0.3
_REDRAWN_SECONDS = 0.2  # more often would hold up the keys
_READIED_SECONDS = 0.25  # after a verdict: a child that starts while it is drawn would hold up the keys, too


@dataclass
class _Training:
    """The last that was heard of a run's training. The judge's thread puts it here; the screen looks when it draws."""

    progress: Progress | None = None

    def hear(self, progress: Progress) -> None:
        self.progress = progress


class Running:
    """Knows the run that is going on, if there is one."""

    def __init__(
        self,
        screen: "Screen[None]",
        bench: Bench,
        judged: Callable[[str, Verdict], None],
        say: Callable[[str], None],
        show_sign: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._bench = bench
        self._lull = Lull(screen)
        self._judged = judged
        self._say = say
        self._show_sign = show_sign
        self._future: asyncio.Future[Verdict] | None = None

    @property
    def is_on(self) -> bool:
        """Whether a verdict is being waited for."""
        return self._future is not None

    def typed(self) -> None:
        """Take note of a key that changed the text: a verdict comes between keys."""
        self._lull.typed()

    def start(self, sitting: Sitting, text: str) -> None:
        """Have the text judged; a run that is going on is left to end first."""
        if self._future is None:
            training = _Training()
            self._future = self._bench.judge(sitting.job, text, training.hear)
            self._screen.run_worker(self._wait(sitting, text, self._future, training))

    def cancel(self) -> None:
        """End the run that is going on; it doesn't count."""
        if self._future is not None:
            self._future.cancel()
            self._bench.stop()

    async def _wait(self, sitting: Sitting, text: str, future: "asyncio.Future[Verdict]", training: _Training) -> None:
        began = clock.seconds()
        pause = _SHOWN_AFTER_SECONDS
        while not (await asyncio.wait([future], timeout=pause))[0]:
            seconds = clock.seconds() - began
            sign = _SPINNER[int(seconds / _REDRAWN_SECONDS) % len(_SPINNER)]
            doing = f"{training.progress} ·" if training.progress else "running"
            self._show_sign(f"{sign} {doing} {seconds:.0f} s, Esc cancels")
            pause = _REDRAWN_SECONDS
        self._future = None
        self._show_sign("")
        if future.cancelled():
            self._say("Cancelled. That run doesn't count.")
            return
        try:
            verdict = sitting.take(text, future.result())
        except Exception as error:
            self._say(str(error) if isinstance(error, PlannerError) else f"Could not be judged: {error!r}")
            return
        await self._lull.come()
        self._judged(text, verdict)
        if not verdict.passed:  # the reference runs while the learner types again
            self._screen.set_timer(_READIED_SECONDS, partial(self._bench.prepare, sitting.job))
