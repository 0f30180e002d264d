"""`planner list`: the library."""

import click
from rich.table import Table

from planner.cli.names import complete_topic
from planner.cli.terminal import console, json_option, print_json


@click.command("list")
@click.argument("topic", required=False, shell_complete=complete_topic)
@json_option
def command(topic: str | None, as_json: bool) -> None:
    """List the drills, of one TOPIC or all, in the order they build on each other."""
    from planner.actions.desk import desk
    from planner.actions.library import listed

    with desk() as at:
        rows = listed(at, topic)
    if as_json:
        print_json(
            [
                {
                    "id": row.entry.id,
                    "title": row.entry.title,
                    "topic": row.entry.topic,
                    "skills": list(row.entry.skills),
                    "minutes": row.entry.minutes,
                    "variants": row.entry.variant_count,
                    "state": row.state,
                    "due_on": row.due_on.isoformat() if row.due_on else None,
                }
                for row in rows
            ]
        )
        return
    to = console()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    wide = to.width >= 76
    for column in ("topic", "drill", "min", "state", "due", *(("title",) if wide else ())):
        table.add_column(column, justify="right" if column == "min" else "left")
    for row in rows:
        due = f"{row.due_on:%b} {row.due_on.day}" if row.due_on else ""
        cells = [row.entry.topic, row.entry.id, f"{row.entry.minutes:g}", row.state, due]
        table.add_row(*cells, *([row.entry.title] if wide else []))
    to.print(table)
