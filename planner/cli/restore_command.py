"""`planner restore`: a backup in the place of the store."""

import click

from planner.cli.terminal import console


@click.command("restore")
@click.argument("backup", required=False, type=click.Path(readable=False))
@click.option("--list", "show", is_flag=True, help="List the backups, the newest first.")
def command(backup: str | None, show: bool) -> None:
    """Put BACKUP, or the newest one, in the place of the store. The present store is kept as one more backup."""
    from planner.actions.keeping import backups, restore

    if show:
        for path in backups():
            console().print(str(path), soft_wrap=True)
        return
    picked, kept = restore(backup)
    console().print(f"Restored {picked}", soft_wrap=True)
    if kept is not None:
        console().print(f"What was there before is kept as {kept}", soft_wrap=True)
