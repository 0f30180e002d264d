"""A drill typed in the terminal or in an editor: prompt, typing, verdict, and what to do next."""

import click
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from planner.actions.desk import Desk
from planner.actions.evening import go_on_from_draft
from planner.actions.sitting import Sitting, sit_down
from planner.checking.worker import Worker
from planner.cli.asking import ask_number
from planner.cli.code_view import code_view
from planner.cli.editing import answer_in_editor
from planner.cli.rating_view import recorded_line
from planner.cli.terminal import console, minutes, note
from planner.cli.training_line import running
from planner.cli.typing import Typed, keep_typed, type_lines
from planner.cli.verdict_view import originals, show_originals, show_verdict
from planner.domain.library import Entry
from planner.domain.memory import Rating
from planner.domain.verdict import Verdict
from planner.screens.words import builds_on, draft_news, kept_text

_CHOICES = ("r type again", "h hint", "s solution", "g give up", "k keep for later")


def hold(at: Desk, worker: Worker, entry: Entry, variant: int | None, *, editor: bool) -> tuple[int, bool]:
    """Hold one sitting at a drill. Return its exit status, and whether the attempt was finished.

    What was typed is kept as a draft until the attempt is recorded, so an interruption loses nothing.
    """
    sitting = sit_down(at, worker, entry, variant, "editor" if editor else "typed")
    if sitting.unmet:
        note(builds_on(sitting))
    _show_drill(sitting)
    typed = Typed(_kept_lines(sitting))
    verdict: Verdict | None = None
    while True:
        verdict = (answer_in_editor if editor else _answer_here)(sitting, worker, typed) or verdict
        if verdict is not None and verdict.passed:
            _finish(sitting)
            return 0, True
        match _ask(sitting, verdict, typed):
            case "k":
                note(kept_text(entry.id))
                return 1, False
            case "g":
                _finish(sitting)
                return 1, True
            case "s":
                _show_solution(sitting)
                keep_typed(sitting, typed)
                _finish(sitting)
                return 1, True
            case _ if not editor:
                typed.lines = _from_line(typed.lines)


def _show_drill(sitting: Sitting) -> None:
    drill = sitting.drill.drill
    to = console()
    head = f"{drill.title} · {drill.topic} · {minutes(sitting.expected_minutes)}"
    to.print(Panel(Markdown(sitting.drill.prompt), title=Text(head), title_align="left"))
    if sitting.drill.given.strip():
        to.print("Given, run before your code:")
        to.print(code_view(sitting.drill.given))


def _kept_lines(sitting: Sitting) -> list[str]:
    draft = go_on_from_draft(sitting)
    if draft is None:
        return []
    note(draft_news(draft))
    return draft.text.splitlines()


def _answer_here(sitting: Sitting, worker: Worker, typed: Typed) -> Verdict | None:
    """Have the answer typed line by line, and judge it; what is there is kept, even where that is interrupted."""
    try:
        type_lines(typed)
    finally:
        sitting.pasted |= typed.pasted
        keep_typed(sitting, typed)
    if not any(line.strip() for line in typed.lines):
        return None
    code = "\n".join(typed.lines) + "\n"
    with running() as progress:
        verdict = sitting.run(worker, code, progress)
    keep_typed(sitting, typed)
    show_verdict(console(), verdict, code)
    return verdict


def _ask(sitting: Sitting, verdict: Verdict | None, typed: Typed) -> str:
    """Ask what to do next; where an error was translated, its original message is one key away."""
    translated = verdict is not None and bool(originals(verdict))
    choices = " · ".join([*_CHOICES[:-1], *(["o original message"] if translated else []), _CHOICES[-1]])
    while True:
        said = click.prompt(choices, default="r", show_default=False, prompt_suffix=" > ", err=True)
        answer = said.strip().lower()[:1]
        if answer == "h":
            _show_hint(sitting)
            keep_typed(sitting, typed)
        elif answer == "o" and verdict is not None:
            show_originals(console(), verdict)
        elif answer in ("r", "s", "g") or (answer == "k" and keep_typed(sitting, typed)):
            return answer
        elif answer != "k":
            note(f"{said!r} is none of these letters.")


def _show_hint(sitting: Sitting) -> None:
    hint = sitting.hint()
    if hint is None:
        note("There are no more hints: s shows the solution.")
        return
    head = f"Hint {sitting.hints} of {len(sitting.drill.hints)}"
    console().print(Panel(Markdown(hint), title=head, title_align="left"))


def _from_line(lines: list[str]) -> list[str]:
    """Ask from which line to type again, and return the lines before it."""
    if not lines:
        return lines
    console().print(code_view("\n".join(lines), line_numbers=True))
    end = len(lines) + 1
    return lines[: ask_number(f"Type again from line (1 to {end})", end, 1) - 1]


def _show_solution(sitting: Sitting) -> None:
    code = sitting.show_solution()
    console().print(Panel(code_view(code), title="Solution", title_align="left"))


def _finish(sitting: Sitting) -> None:
    """Let the learner overrule the rating, then record the attempt."""
    rating, why = sitting.rating()
    note(why)
    overruled = ask_number("Rating: 1 Again, 2 Hard, 3 Good, 4 Easy", max(Rating), int(rating))
    recorded = sitting.finish(Rating(overruled))
    console().print(recorded_line(recorded))
