"""Columns look the same whichever way they are printed, and never run over the edge."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from planner.cli.columns import print_columns

ROWS = [("   7 min", "dense-classifier", "new: +3.5 points", "dense"), ("  12 min", "série-日本", "failed today", "")]
FITTING = cell_len("   7 min  dense-classifier  new: +3.5 points  dense")


def _printed(width: int) -> list[str]:
    written = io.StringIO()
    print_columns(Console(file=written, width=width, highlight=False, emoji=False, markup=False), ROWS)
    return written.getvalue().splitlines()


def test_columns_that_fit_look_as_in_a_table_with_room(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _printed(FITTING)
    monkeypatch.setattr("planner.cli.columns.cell_len", lambda text: cell_len(text) + 100)  # so that nothing fits
    assert [line.rstrip() for line in _printed(FITTING)] == plain


@pytest.mark.parametrize("width", [FITTING, FITTING - 1, 40, 25])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = _printed(width)
    assert max(map(cell_len, lines)) <= width
    assert (len(lines) == len(ROWS)) == (width >= FITTING)
