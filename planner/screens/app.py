"""The app around the typing screen: opens drill after drill, rates, sums up, and leaves without losing anything."""

import asyncio
import gc
import os
import signal
from contextlib import suppress

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from planner.actions.evening import Evening
from planner.domain.library import Entry
from planner.domain.memory import Rating
from planner.domain.settings import Settings
from planner.errors import PlannerError
from planner.screens.bench import Bench
from planner.screens.dialogs import Question, RatingQuestion
from planner.screens.look import APP_THEMES, HIGH_CONTRAST, PALETTES, STYLES, WIDE
from planner.screens.paste import PasteGuard
from planner.screens.typing_screen import TypingScreen
from planner.screens.words import LEAVING, LEAVING_UNKEPT, recorded_last_text, recorded_text, summary_text

_GO_ON = {"enter": "on", "q": "leave", "escape": "leave"}
INTERRUPTED = 130
_HANGUP_SIGNALS = ("SIGHUP", "SIGTERM")


class DrillApp(App[int]):
    """Returns the exit status: 0 where the last drill passed, 1 where it did not, 130 once interrupted."""

    CSS = STYLES
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own
    BINDINGS = [  # noqa: RUF012 - Textual's own
        Binding("ctrl+q", "leave", priority=True, show=False),
        Binding("ctrl+c", "interrupt", priority=True, show=False),
    ]

    def __init__(
        self, evening: Evening, entry: Entry, bench: Bench, settings: Settings, guard: PasteGuard | None = None
    ) -> None:
        # Without colours Textual would write greys, which are colours too, unless it may use the terminal's own.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.ansi_theme_dark = self.ansi_theme_light = PALETTES[settings.theme]
        self._evening = evening
        self._entry = entry
        self._bench = bench
        self._settings = settings
        self._guard = guard
        self._status = 1
        self._leaving = False
        self.problem: PlannerError | None = None
        self.typing: TypingScreen | None = None

    def on_load(self) -> None:
        """Choose the theme."""
        self.register_theme(HIGH_CONTRAST)
        self.theme = APP_THEMES[self._settings.theme]

    def on_mount(self) -> None:
        """Keep what is typed when the terminal goes away; end where the first drill can't be opened."""
        loop = asyncio.get_running_loop()
        for name in _HANGUP_SIGNALS:
            with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):  # a system without it
                loop.add_signal_handler(getattr(signal, name), self._hang_up)
        if self.problem is not None:
            self._leave_with(self.problem)

    def get_default_screen(self) -> Screen[None]:
        """Open the first drill; a screen below it would only be drawn over."""
        screen: Screen[None] = self._typed_at(self._entry) or Screen()
        screen.set_class(self.size.width >= WIDE, "-wide")  # Textual would draw it narrow, and only then wide
        return screen

    def _typed_at(self, entry: Entry) -> TypingScreen | None:
        """Return the screen for a drill; where it can't be opened, none, and `problem` says why."""
        try:
            sitting = self._evening.sit_down(entry, self._bench)
        except PlannerError as error:
            self.problem = error
            return None
        place = self._evening.place(entry)
        self.typing = TypingScreen(sitting, place, self._bench, self._guard or PasteGuard(), self._settings)
        return self.typing

    # The end of an attempt

    def on_typing_screen_finished(self, finished: TypingScreen.Finished) -> None:
        """Ask for the rating, and record it."""
        sitting = finished.screen.sitting
        before = self._evening.readiness

        def record(rating: Rating) -> str:
            sitting.typing = finished.screen.typing
            try:
                self._evening.finish(sitting, rating)
            except PlannerError as error:
                return str(error)
            finished.screen.recorded()
            return ""

        def asked(done: bool | None) -> None:
            if done:
                self._recorded(before)

        verdict = sitting.verdict
        curves = verdict.curves if verdict is not None and verdict.passed else {}
        self.push_screen(RatingQuestion(*sitting.rating(), record, curves), asked)

    def _recorded(self, before: float) -> None:
        recorded = self._evening.recorded[-1]
        self._status = 0 if recorded.review.passed else 1
        try:
            following = self._evening.next()
            text = recorded_text(recorded, before, self._evening.readiness, following.id if following else None)
        except PlannerError as error:  # the drills have changed meanwhile, and can't be read now
            self.problem, self._status = error, error.exit_status
            self.push_screen(Question(recorded_last_text(recorded, error), _GO_ON), lambda _: self.exit(self._status))
        else:
            self.push_screen(Question(text, _GO_ON), self._go_on)

    def on_typing_screen_skipped(self, _: TypingScreen.Skipped) -> None:
        """Leave the drill for later and go on."""
        if self.typing is not None:
            self._evening.skip(self.typing.sitting)
        self._go_on("on")

    def _following(self) -> Entry | None:
        try:
            return self._evening.next()
        except PlannerError as error:
            self._leave_with(error)
            return None

    def _go_on(self, answer: str | None) -> None:
        following = self._following() if answer == "on" else None
        if self.problem is not None:
            return
        if following is not None:
            self._go_to(following)
        elif answer == "on" and self._evening.target is None and self._evening.recorded:
            self.push_screen(Question(summary_text(self._evening), _GO_ON), lambda _: self.exit(self._status))
        else:
            self.exit(self._status)

    def _go_to(self, entry: Entry) -> None:
        gc.collect()  # nobody types now
        screen = self._typed_at(entry)
        if screen is None:
            self.exit(self.problem.exit_status if self.problem else self._status)
        else:
            # Textual wants a screen at the bottom for good: the first drill's stays there, behind the others.
            self.push_screen(screen) if len(self.screen_stack) < 2 else self.switch_screen(screen)

    # Leaving

    def action_leave(self) -> None:
        """Keep the draft and end; where it can't be kept, end when pressed twice."""
        if self._keep() or self._leaving:
            self.exit(self._status)
        else:
            self._ask_again(LEAVING_UNKEPT.format(key="^q"))

    def action_interrupt(self) -> None:
        """End when pressed twice; the first time say so."""
        kept = self._keep()
        if self._leaving:
            self.exit(INTERRUPTED)
        else:
            self._ask_again(LEAVING if kept else LEAVING_UNKEPT.format(key="^c"))

    def _ask_again(self, what: str) -> None:
        self._leaving = True
        self.notify(what, timeout=3)
        self.set_timer(3, self._stay)

    def _stay(self) -> None:
        self._leaving = False

    def _leave_with(self, error: PlannerError) -> None:
        self.problem = error
        self.exit(error.exit_status)

    def _keep(self) -> bool:
        return self.typing is None or self.typing.keep()

    def _hang_up(self) -> None:
        """The terminal is gone, or the system shuts down: there is nobody to draw for."""
        self._keep()
        self._bench.close()
        os._exit(INTERRUPTED)
