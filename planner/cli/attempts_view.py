"""Earlier attempts at a drill: as a table, as documents, and the answer of one."""

from collections.abc import Sequence

from rich.table import Table

from planner.cli.code_view import code_view
from planner.cli.terminal import console
from planner.domain.drill import Drill
from planner.domain.review import Review, Typing

_ROOM_FOR_ALL = 100  # columns of the terminal; in fewer, a line would fold
_ALL = ("no", "when", "rating", "runs", "min", "hints", "keys/min", "figures", "found first")
_FEW = ("no", "when", "rating", "runs", "min", "found first")
_NUMBERS = {"no", "runs", "min", "hints", "keys/min"}


def show_attempts(drill: Drill, attempts: Sequence[Review]) -> None:
    """Show every attempt in a line, the newest first, numbered from the first one ever."""
    to = console()
    if not attempts:
        to.print(f"No attempt at {drill.id} yet. `planner drill {drill.id}` makes the first.")
        return
    wide = to.width >= _ROOM_FOR_ALL
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in _ALL if wide else _FEW:
        table.add_column(column, justify="right" if column in _NUMBERS else "left")
    for number, review in reversed(list(enumerate(attempts, start=1))):
        table.add_row(*_row(drill, number, review, wide=wide))
    to.print(table)
    to.print(f"`planner show {drill.id} --attempt {len(attempts)}` shows what was typed.", style="dim")


def _row(drill: Drill, number: int, review: Review, *, wide: bool) -> list[str]:
    start = [str(number), f"{review.at:%b %d %H:%M}", review.rating.name.capitalize(), str(len(review.runs))]
    pace = review.typing.keys_a_minute if review.typing else None
    more = [str(review.hints), f"{pace:.0f}" if pace else "–", _figures(drill, review)] if wide else []
    return [*start, f"{review.minutes:.0f}", *more, next(iter(review.rules), "")]


def _figures(drill: Drill, review: Review) -> str:
    """Return the figures that were asked; none where the drill has fewer variants by now."""
    if review.variant_index >= drill.variant_count:
        return ""
    return ", ".join(f"{name} {value}" for name, value in drill.variant(review.variant_index).items())


def show_answer(drill: Drill, number: int, review: Review) -> None:
    """Show what was typed in one attempt: its last run."""
    to = console()
    to.print(f"{drill.id}, attempt {number}, {review.at:%b %d %H:%M}: {review.rating.name.capitalize()}", style="bold")
    if review.runs:
        to.print(code_view(review.runs[-1].answer))
    else:
        to.print("Nothing was run in it.")


def attempt_document(drill: Drill, number: int, review: Review) -> dict[str, object]:
    """Return an attempt as JSON: what `planner log` says of it, and every answer that was run."""
    known = review.variant_index < drill.variant_count
    return {
        "number": number,
        "at": review.at.isoformat(),
        "rating": int(review.rating),
        "passed": review.passed,
        "minutes": review.minutes,
        "hints": review.hints,
        "solution_shown": review.solution_shown,
        "variant": dict(drill.variant(review.variant_index)) if known else None,
        "variant_index": review.variant_index,
        "source": review.source,
        "typing": typing_document(review.typing),
        "runs": [
            {"outcome": run.outcome, "seconds": run.seconds, "rules": list(run.rules), "answer": run.answer}
            for run in review.runs
        ],
    }


def typing_document(typing: Typing | None) -> dict[str, object] | None:
    """Return how an answer was typed as JSON, None where nobody saw it."""
    if typing is None:
        return None
    return {"keys": typing.keys, "pastes": typing.pastes, "keys_a_minute": typing.keys_a_minute}
