"""The typing screen: one attempt at one drill, from the prompt to the run that passes or the solution.

It shows and asks; what an attempt is, and what it earns, the sitting knows.
"""

from dataclasses import dataclass

from rich.console import ConsoleRenderable
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from planner.actions.evening import Place, go_on_from_draft
from planner.actions.sitting import Sitting
from planner.domain.review import Typing
from planner.domain.settings import Settings
from planner.domain.verdict import Verdict
from planner.screens.bench import Bench
from planner.screens.comparison import Comparison
from planner.screens.dialogs import Question
from planner.screens.draft_keeper import DraftKeeper
from planner.screens.editor import Editor
from planner.screens.given import Given
from planner.screens.keys import Keys
from planner.screens.look import CODE_THEMES, LEAST_HEIGHT, LEAST_WIDTH, NO_COLOUR_CODE
from planner.screens.paste import PasteGuard
from planner.screens.running import Running
from planner.screens.settling import settle
from planner.screens.words import (
    PASTE_REFUSED,
    STAYS_OPEN,
    along_news,
    along_text,
    builds_on,
    draft_news,
    footer,
    hint_offer,
    hint_text,
    hints_again,
    originals,
    solution_offer,
    status_line,
    verdict_text,
)

_YES = {"y": "yes", "enter": "yes", "n": "no", "escape": "no"}
_TICK_SECONDS = 1.0
_DRAWN_SECONDS = 0.002  # after a change: what changes in between is drawn with it


class TypingScreen(Screen[None]):
    """One sitting. It ends by a message to the app: `Finished`, to be rated, or `Skipped`."""

    @dataclass
    class Finished(Message):
        """The attempt is at its end, as far as the learner goes."""

        screen: "TypingScreen"

    @dataclass
    class Skipped(Message):
        """The drill is left for later."""

        screen: "TypingScreen"

    def __init__(self, sitting: Sitting, place: Place, bench: Bench, guard: PasteGuard, settings: Settings) -> None:
        super().__init__()
        self.sitting = sitting
        self._place = place
        self._settings = settings
        self._bench = bench
        self._keys = Keys(settings)
        self._sought = ""
        self._steps_to_go = 0
        self._hint_offered = False
        self._sign = ""
        self._drawing: Timer | None = None
        self._editor = Editor(self._keys.orders, guard, in_pairs=settings.pairs)
        self._drafts = DraftKeeper(self, sitting, lambda: self.typing)
        self._runner = Running(self, bench, self._judged, self._say, self._show_sign)

    def compose(self) -> ComposeResult:
        """Lay out status, task, editor, what was said, and the keys."""
        yield Static(id="status", markup=False)
        with Container(id="desk"):
            with VerticalScroll(id="task", can_focus=False):
                yield Static(Text(self.sitting.drill.drill.title), id="title", markup=False)
                yield Static(Text(self.sitting.drill.prompt), id="prompt", markup=False)
                yield Given(self.sitting.drill.given.rstrip(), self._keys.label("given"))
                yield Static("", id="along", markup=False)
            yield self._editor
            with VerticalScroll(id="said", can_focus=False):
                yield Static("", id="verdict", markup=False)
        yield Static(footer(self._keys), id="keys")
        yield Static(f"This terminal is too small: planner needs {LEAST_WIDTH}×{LEAST_HEIGHT}.", id="small")

    def on_mount(self) -> None:
        """Restore the draft; what the first frame doesn't need comes after it."""
        self.query_one("#said").display = False
        theme = NO_COLOUR_CODE if self.app.no_color else CODE_THEMES[self._settings.theme]
        self._editor.register_theme(theme)
        self._editor.theme = theme.name
        self._restore()
        self._editor.focus()
        self._tick()
        self.set_interval(_TICK_SECONDS, self._tick)
        settle(self, self._dress, self._editor.colour, self._bench.open)

    def _restore(self) -> None:
        draft = go_on_from_draft(self.sitting)
        if draft is not None:
            if draft.begun is not None and draft.begun.typing is not None:
                self._editor.guard.go_on(draft.begun.typing)
            self._editor.load_text(draft.text)
            self._editor.move_cursor(self._editor.document.end)
            self._say(draft_news(draft))
        elif self._settings.along and self.sitting.is_new:
            self.sitting.begin_along()
            self._show_along()
        elif self.sitting.unmet:
            self._say(builds_on(self.sitting))
        self._drafts.begin(self._editor.text)

    def _dress(self) -> None:
        from planner.screens.prompt import Prompt  # noqa: PLC0415 - Markdown costs the first frame 20 ms

        self.query_one("#prompt", Static).update(Prompt(self.sitting.drill))

    # What is shown

    def _tick(self) -> None:
        status = self.query_one("#status", Static)
        width = self.size.width - 2
        line = "".join(f"{sign} · " for sign in (self._drafts.sign, self._sign) if sign)
        line += status_line(self.sitting, self._place, width - len(line))
        if str(status.content) != line:
            status.update(line)

    def _show_sign(self, sign: str) -> None:
        self._sign = sign
        self._tick()

    def _say(self, what: str | ConsoleRenderable) -> None:
        said = self.query_one("#said", VerticalScroll)
        said.display = True
        said.query_one(Static).update(Text(what) if isinstance(what, str) else what)
        said.scroll_home(animate=False)

    @property
    def _update_timer(self) -> Timer:
        """Draw soon after a change: at Textual's own pace a key waits up to two 60ths of a second for its frame."""
        if self._drawing is None:
            self._drawing = self.set_interval(_DRAWN_SECONDS, self._on_timer_update, pause=True)
        return self._drawing

    def _screen_resized(self, size: Size) -> None:
        """Leave out a size that is past: two on their way at once would bring each other back for ever."""
        if size == self.app.size:
            super()._screen_resized(size)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room; everything is kept meanwhile."""
        self.set_class(event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT, "-small")
        if not self.has_class("-small"):
            self.call_after_refresh(self._editor.focus)  # what was hidden has lost it
        self._tick()

    # What is pressed

    def action_order(self, name: str) -> None:
        """Do what a click in the footer asks."""
        self._editor.post_message(Editor.Order(name, self._editor.text))

    def on_editor_order(self, order: Editor.Order) -> None:
        """Do what a key asks."""
        offered, self._hint_offered = self._hint_offered, False
        match order.name:
            case "run":
                self._run(order.text)
            case "hint":
                self._hint(taken=offered)
            case "cancel":
                self._runner.cancel()
            case "scroll_up" | "scroll_down":
                rows = -3 if order.name == "scroll_up" else 3
                self.query_one("#task", VerticalScroll).scroll_relative(y=rows, animate=False)
            case name:
                getattr(self, f"_order_{name}")()

    def on_editor_paste_refused(self) -> None:
        """Say kindly why nothing was pasted."""
        self.sitting.pasted = True
        self._drafts.counted()
        self._say(PASTE_REFUSED)

    def on_text_area_changed(self, changed: TextArea.Changed) -> None:
        """Keep what is typed; what is copied from the screen is no draft."""
        self._runner.typed()
        if not self.sitting.along:
            self._drafts.changed(changed.text_area.text)

    @property
    def typing(self) -> Typing:
        """How the answer was typed so far."""
        return self._editor.guard.typing

    def keep(self) -> bool:
        """Keep the draft now; False where that failed."""
        return bool(self.sitting.along) or self._drafts.keep_now()

    def recorded(self) -> None:
        """Keep no more drafts: the attempt is in the log."""
        self._runner.cancel()
        self._drafts.end()

    def _run(self, text: str) -> None:
        if text.strip():
            self.keep()
            self._steps_to_go = len(self.sitting.along)
            self._runner.start(self.sitting, text)
        else:
            self._say("There is nothing to run yet.")

    def _judged(self, text: str, verdict: Verdict) -> None:
        if self._steps_to_go > len(self.sitting.along):
            self._show_along()
            return
        room = (self._editor.size.width, self.size.height)
        self._say(verdict_text(verdict, text, self._keys.label("original"), room))
        self._editor.mark(frozenset(finding.line for finding in verdict.findings if finding.line))
        self._drafts.counted()
        self._tick()
        if verdict.passed and self._editor.text == text:
            self.post_message(self.Finished(self))

    def _hint(self, *, taken: bool) -> None:
        hint = self.sitting.hint() if taken else None
        if hint is None:
            self._hint_offered = True
            self._say(hints_again(self.sitting, hint_offer(self.sitting, self._keys)))
        else:
            self._say(hint_text(hint))
            self._drafts.counted()
            self._tick()

    def _order_given(self) -> None:
        self.query_one(Given).toggle()

    def _order_original(self) -> None:
        said = originals(self.sitting.verdict) if self.sitting.verdict else ""
        self._say(said or "Python and Keras said nothing to the last run.")

    def _order_find(self) -> None:
        from planner.screens.search_line import SearchLine  # noqa: PLC0415 - its input line costs the first frame time

        def find(text: str, further: bool) -> bool:
            return self._editor.find(text, further=further)

        def keep(text: str | None) -> None:
            self._sought = text or ""

        self.app.push_screen(SearchLine(self._sought, find), keep)

    def _order_rate(self) -> None:
        self.post_message(self.Finished(self))

    def _show_along(self) -> None:
        """Show what is to be typed along now, or that it is over, above an empty page."""
        self._editor.start_over()
        self.query_one("#along", Static).update(along_text(self.sitting))
        self._say(along_news(self.sitting, self._keys))

    def _order_skip(self) -> None:
        if self.sitting.along:
            self.sitting.go_along()
            self._show_along()
        elif self.keep():
            self.post_message(self.Skipped(self))
        else:
            self._say(STAYS_OPEN)

    def _order_reset(self) -> None:
        def answered(answer: str | None) -> None:
            if answer == "yes":
                self._editor.start_over()
                self._say("The page is empty. ^z brings the text back.")

        self.app.push_screen(Question(Text("Empty the page? y or n"), _YES), answered)

    def _order_solution(self) -> None:
        if self.sitting.solution_shown:
            self._compare("yes")
        else:
            self.app.push_screen(Question(Text(f"{solution_offer()}\n\ny or n"), _YES), self._compare)

    def _compare(self, answer: str | None) -> None:
        if answer == "yes":
            comparison = Comparison(self._editor.text, self.sitting.show_solution())
            self._drafts.keep_now()
            self.app.push_screen(comparison, self._retype)

    def _retype(self, goes_on: bool | None) -> None:
        if goes_on:
            self._editor.start_over()
        run, solution, rate = map(self._keys.label, ("run", "solution", "rate"))
        self._say(f"Type the solution once more, then {run}. {solution} shows it again, {rate} ends the attempt.")
