"""Rows in columns: plain lines where they fit, which costs a tenth of what a table does, else a table that folds."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console

GAP = 2  # spaces between two columns


def print_columns(to: Console, rows: Sequence[Sequence[str]]) -> None:
    """Print rows of equally many cells, each a single line of text."""
    widths = _widths(rows)
    if _total(widths) <= to.width:
        to.print("\n".join(_line(row, widths) for row in rows))
    else:
        _print_folded(to, rows)


def without_last_where_narrow(to: Console, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows without their last column where it has no room: the one that the reader misses least."""
    return rows if _total(_widths(rows)) <= to.width else [row[:-1] for row in rows]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
    return (" " * GAP).join(cells).rstrip()


def _print_folded(to: Console, rows: Sequence[Sequence[str]]) -> None:
    # Imported here: a terminal is seldom this narrow, and `today` pays for every import.
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, GAP, 0, 0))
    for row in rows:
        table.add_row(*row)
    to.print(table)
