"""`planner backup`: a verified copy of the store."""

import click

from planner.cli.terminal import console


@click.command("backup")
def command() -> None:
    """Make a verified copy of the store now. One is made each study day anyway; the newest ten are kept."""
    from planner.actions.keeping import backup

    console().print(f"Backed up to {backup()}", soft_wrap=True)
