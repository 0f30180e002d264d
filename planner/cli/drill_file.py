"""`planner drill --answer FILE`: one drill, one run, no question asked."""

from planner.actions.answers import read_answer
from planner.actions.choose import choose
from planner.actions.desk import Desk
from planner.actions.sitting import FILE, sit_down
from planner.checking.worker import Worker
from planner.cli.drill_command import note_if_early
from planner.cli.rating_view import recorded_line
from planner.cli.terminal import console, print_json
from planner.cli.verdict_view import show_verdict, status_of, verdict_document


def drill_from_file(at: Desk, worker: Worker, target: str | None, file: str, variant: int | None, as_json: bool) -> int:
    """Judge the file as the answer to the drill, record the review, and return the exit status."""
    code = read_answer(file)
    entry = choose(at, target)
    note_if_early(at, entry)
    sitting = sit_down(at, worker, entry, variant, FILE)
    verdict = sitting.run(code)
    recorded = sitting.finish()
    if as_json:
        print_json(
            {
                "drill": entry.id,
                "variant": sitting.drill.variant,
                "variant_index": sitting.drill.variant_index,
                "file": file,
                **verdict_document(verdict),
                "rating": int(recorded.review.rating),
                "due_on": recorded.due_on.isoformat() if recorded.due_on else None,
                "minutes": recorded.review.minutes,
            }
        )
    else:
        show_verdict(console(), verdict, code, f"{entry.id} ({file})")
        console().print(recorded_line(recorded))
    return status_of(verdict)
