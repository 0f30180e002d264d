"""`planner export`: everything you did, as one JSON document."""

from pathlib import Path

import click

from planner.cli.terminal import note
from planner.errors import UsageError


@click.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False))
def command(file: str | None) -> None:
    """Write settings, reviews, cards, drafts and plans to FILE, or to standard output."""
    from planner.actions.keeping import export

    text = export()
    if file in (None, "-"):
        click.echo(text, nl=False)
        return
    path = Path(str(file))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}.") from error
    note(f"Exported to {path}")
