"""`planner log`: the review log."""

import click
from rich.table import Table

from planner.cli.attempts_view import typing_document
from planner.cli.terminal import console, json_option, print_json


@click.command("log")
@json_option
def command(as_json: bool) -> None:
    """Show every review recorded, the newest last."""
    from planner.actions.history import log

    reviews = log()
    if as_json:
        print_json(
            [
                {
                    "drill": review.drill,
                    "at": review.at.isoformat(),
                    "study_day": review.study_day.isoformat(),
                    "rating": int(review.rating),
                    "passed": review.passed,
                    "minutes": review.minutes,
                    "hints": review.hints,
                    "solution_shown": review.solution_shown,
                    "variant_index": review.variant_index,
                    "content_hash": review.content_hash,
                    "retrievability": review.retrievability,
                    "source": review.source,
                    "typing": typing_document(review.typing),
                    "runs": [
                        {"outcome": run.outcome, "seconds": run.seconds, "rules": list(run.rules)}
                        for run in review.runs
                    ],
                }
                for review in reviews
            ]
        )
        return
    if not reviews:
        console().print("No review yet. `planner drill` makes the first.")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("when", "drill", "rating", "min", "found"):
        table.add_column(column, justify="right" if column == "min" else "left")
    for review in reviews:
        row = [f"{review.at:%b %d %H:%M}", review.drill, review.rating.name.capitalize(), f"{review.minutes:.0f}"]
        table.add_row(*row, ", ".join(review.rules))
    console().print(table)
