"""`planner import`: an exported document into the store."""

import click

from planner.cli.terminal import note


@click.command("import")
@click.argument("file", type=click.Path(readable=False))
@click.option("--replace", is_flag=True, help="Replace the reviews that are there; they go into a backup first.")
def command(file: str, replace: bool) -> None:
    """Read a FILE that `planner export` wrote. Everything is checked before anything changes."""
    from planner.actions.keeping import read_import
    from planner.cli.terminal import console

    with console(stderr=True).status("Importing …"):
        count = read_import(file, replace=replace)
    note(f"Imported {count} reviews from {file}.")
