"""Progress of long work, on stderr, and only where that is a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.cli.terminal import console


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar over the block; call the function that it gives once for each step done."""
    to = console(stderr=True)
    if not to.is_terminal:
        yield lambda: None
        return
    from rich.progress import Progress

    with Progress(console=to, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
