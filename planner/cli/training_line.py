"""The line that says on stderr that an answer runs, and how far its training is; nothing where there is no terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from planner.cli.terminal import console
from planner.domain.training import Heard, Progress


@contextmanager
def running() -> Iterator[Heard]:
    """Show the line over the block, rewritten in place with what is handed to the function that it gives."""
    with console(stderr=True).status("Running …") as status:

        def show(progress: Progress) -> None:
            status.update(f"Running: {progress} …")

        yield show
