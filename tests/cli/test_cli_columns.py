"""Columns look the same whichever way they are printed, and never run over the edge."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from planner.cli.columns import print_columns, without_last_where_narrow

ROWS = [("   7 min", "dense-classifier", "new: +3.5 points", "dense"), ("  12 min", "série-日本", "failed today", "")]
FITTING = cell_len("   7 min  dense-classifier  new: +3.5 points  dense")


def _console(width: int) -> tuple[Console, io.StringIO]:
    written = io.StringIO()
    return Console(file=written, width=width, highlight=False, emoji=False, markup=False), written


def _printed(width: int) -> list[str]:
    to, written = _console(width)
    print_columns(to, ROWS)
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


def test_the_last_column_goes_before_a_line_is_folded() -> None:
    roomy, _ = _console(FITTING)
    narrow, written = _console(FITTING - 1)
    assert without_last_where_narrow(roomy, ROWS) == ROWS
    print_columns(narrow, without_last_where_narrow(narrow, ROWS))
    assert [line.split()[-1] for line in written.getvalue().splitlines()] == ["points", "today"]
