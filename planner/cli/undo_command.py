"""`planner undo`: take the last review back."""

import click

from planner.cli.terminal import console


@click.command("undo")
def command() -> None:
    """Take the last review back: the drill is then as it was before that attempt."""
    from planner.actions.history import undo

    review = undo()
    console().print(f"Taken back: {review.drill}, {review.rating.name.capitalize()}, of {review.at:%b %d %H:%M}.")
