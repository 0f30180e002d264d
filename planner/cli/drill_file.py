"""`planner drill --answer FILE`: one drill, one run, no question asked."""

from planner.actions.sitting import Sitting
from planner.checking.worker import Worker
from planner.cli.rating_view import recorded_line
from planner.cli.terminal import console, print_json
from planner.cli.training_line import running
from planner.cli.verdict_view import show_verdict, status_of, verdict_document


def drill_from_file(sitting: Sitting, worker: Worker, file: str, code: str, *, as_json: bool) -> int:
    """Judge the code from the file as the answer, record the review, and return the exit status."""
    entry = sitting.entry
    with running() as progress:
        verdict = sitting.run(worker, code, progress)
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
