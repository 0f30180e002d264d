"""An answer typed in the learner's own editor: each save that changes it is a run, and the first pass ends the attempt.

While the editor has the terminal to itself nothing is written there: the last verdict is shown when it has ended.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from planner.actions.sitting import Judge, Sitting
from planner.checking.protocol import Job
from planner.cli.editor_process import OpenEditor, editor_command
from planner.cli.page import Answer, Page, page
from planner.cli.terminal import console, note
from planner.cli.tty import is_taken
from planner.cli.typing import Typed, keep_typed
from planner.cli.verdict_view import show_verdict
from planner.domain.training import Heard
from planner.domain.verdict import Verdict
from planner.errors import PlannerError, UsageError

_LOOKS_EVERY_SECONDS = 0.1


def answer_in_editor(sitting: Sitting, judge: Judge, typed: Typed) -> Verdict | None:
    """Open the editor, judge every save, and return the last verdict, which has been shown; None without a run.

    Where the terminal is not the editor's, Ctrl-C ends the editing. Raises UsageError for an editor that fails, and
    CheckerError where the last save could not be judged. What was saved is kept as a draft all the while.
    """
    command = editor_command()
    with page(sitting.entry.id, _task(sitting), typed.lines) as opened:
        saves = _Saves(sitting, judge, typed, opened)
        try:
            with OpenEditor(command, opened.file) as editor:
                for _ in editor.saves():
                    told = saves.take()
                    if saves.passed and editor.has_ended:
                        break
                    if saves.passed and told:
                        note("Close the editor to have it rated.")
        except KeyboardInterrupt:
            note("")
            saves.problem = None
        finally:
            with suppress(UsageError):  # what is no text was no draft before either
                saves.keep()
        return saves.last_verdict()


def _task(sitting: Sitting) -> str:
    """Return what stands above the answer: the prompt, and the code that runs before the learner's."""
    prompt, given = sitting.drill.prompt.strip(), sitting.drill.given.strip()
    return f"{prompt}\n\nGiven, run before your code:\n\n{given}" if given else prompt


class _Saves:
    """What comes of the saves: a draft each, a run where the answer has changed, a verdict that may have to wait."""

    def __init__(self, sitting: Sitting, judge: Judge, typed: Typed, opened: Page) -> None:
        self._sitting, self._judge, self._typed, self._page = sitting, judge, typed, opened
        self._judged = Answer(sitting.runs[-1].answer if sitting.runs else "", 0)
        self._verdict: Verdict | None = None
        self._untold = False
        self.problem: PlannerError | None = None

    @property
    def passed(self) -> bool:
        """Whether a save has passed: whatever is typed after it counts no more."""
        return self._verdict is not None and self._verdict.passed

    def keep(self) -> Answer | None:
        """Keep what was saved last as a draft. Raises UsageError for what is no text."""
        answer = self._page.read()
        if answer is not None:
            self._typed.lines = answer.code.rstrip("\n").splitlines()
            keep_typed(self._sitting, self._typed)
        return answer

    def take(self) -> bool:
        """Keep what was saved, and judge it where it has changed. Return whether that was told, too.

        What keeps it from being judged is told like a verdict: the next save, changed or not, may do better.
        """
        self.problem = None
        try:
            answer = self.keep()
            if answer is not None and not self.passed and answer.code.strip() and answer.code != self._judged.code:
                self._run(answer)
        except PlannerError as error:
            self.problem, self._untold = error, True
        return self._untold and not is_taken() and self._tell()

    def last_verdict(self) -> Verdict | None:
        """Tell what could not be told before, and return the last verdict; raise what kept the last save from one."""
        if self.problem is not None:
            raise self.problem
        if self._untold:
            self._tell()
        return self._verdict

    def _run(self, answer: Answer) -> None:
        with _running() as progress:
            self._verdict = self._sitting.run(_InPlace(self._judge, answer), answer.code, progress)
        self._judged, self._untold = answer, True
        keep_typed(self._sitting, self._typed)

    def _tell(self) -> bool:
        self._untold = False
        if self.problem is not None:
            note(str(self.problem))
        elif self._verdict is not None:
            show_verdict(console(), self._verdict, self._judged.in_its_place)
        return True


@dataclass(frozen=True, slots=True)
class _InPlace:
    """A judge that is handed an answer where it stands in its file."""

    at: Judge
    answer: Answer

    def prepare(self, job: Job) -> None:
        self.at.prepare(job)

    def judge(self, job: Job, code: str, *, progress: Heard | None = None) -> Verdict:
        return self.at.judge(job, "\n" * self.answer.lines_above + code, progress=progress)


@contextmanager
def _running() -> Iterator[Heard]:
    """Say that a run goes on, and how far its training is, as soon as the terminal is free to say it in."""
    over = threading.Event()
    sign = console(stderr=True).status("Running …")

    def show() -> None:
        while is_taken():
            if over.wait(_LOOKS_EVERY_SECONDS):
                return
        sign.start()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield lambda progress: sign.update(f"Running: {progress} …")
    finally:
        over.set()
        thread.join()
        sign.stop()
