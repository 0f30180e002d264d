"""Small windows over the typing screen: a question, the rating, a word that Enter takes away."""

from collections.abc import Callable, Mapping

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.domain.memory import Rating
from planner.domain.training import Curves
from planner.screens.curves import above_rating
from planner.screens.words import rating_text


class Question(ModalScreen[str]):
    """Shows a text until a key answers it; other keys do nothing."""

    def __init__(self, text: Text, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with VerticalScroll(classes="window", can_focus=False):
            yield Static(self._text, markup=False)

    def on_key(self, event: events.Key) -> None:
        """Answer with what the key stands for."""
        event.stop()
        if event.key in self._answers:
            self.dismiss(self._answers[event.key])


class RatingQuestion(ModalScreen[bool]):
    """Lets the learner accept or change a rating; stays open where recording it fails, and says why."""

    def __init__(self, rating: Rating, why: str, record: Callable[[Rating], str], curves: Curves) -> None:
        super().__init__()
        self._curves = curves
        self._rating, self._chosen, self._why = rating, rating, why
        self._record = record

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with VerticalScroll(classes="window", can_focus=False):
            yield Static(self._question(), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Choose with 1 to 4, record with Enter, go back with Escape."""
        event.stop()
        problem = ""
        if event.key == "escape":
            self.dismiss(False)
            return
        if event.key == "enter":
            problem = self._record(self._chosen)
            if not problem:
                self.dismiss(True)
                return
        elif event.key in "1234":
            self._chosen = Rating(int(event.key))
        self.query_one(Static).update(self._question(problem))

    def _question(self, problem: str = "") -> Text:
        curves = above_rating(self._curves, self.app.size)
        return rating_text(self._rating, self._why, self._chosen, problem, curves)
