"""How `planner stats --calibration` looks: a reliability table, each row with its place on a line from 0 to 100 %."""

from typing import TYPE_CHECKING

from rich.table import Table

from planner.cli.terminal import console, percent

if TYPE_CHECKING:
    from planner.report.calibration import Bin, Calibration

_CELLS = 31  # a line's width: one cell for 0 %, and 30 on to 100 %
_NARROW = 76


def show_calibration(found: "Calibration | None") -> None:
    """Show predicted and actual recall side by side, and how good the predictions were in all."""
    from planner.report.calibration import TOO_FEW

    to = console()
    if found is None:
        to.print("No drill was repeated on a later day yet, so there is no prediction to compare with what happened.")
        return
    to.print(
        f"Predicted recall {percent(found.predicted)}, actual {percent(found.recalled)}, "
        f"over {found.reviews} review{'' if found.reviews == 1 else 's'}.\n",
        style="bold",
    )
    to.print(_table(found, wide=to.width >= _NARROW))
    constant = f"always predicting {percent(found.recalled)}: {found.log_loss_constant:.3f}"
    to.print(f"\nLog loss {found.log_loss:.3f} ({constant}); RMSE over the rows {100 * found.rmse_bins:.1f} points.")
    if found.reviews < TOO_FEW:
        to.print(f"Fewer than {TOO_FEW} reviews: too few to tell a wrong model from chance.")


def calibration_document(found: "Calibration | None") -> dict[str, object]:
    """Return the numbers in the shape of the JSON contract; without any review, all of them are null."""
    if found is None:
        names = ("predicted", "recalled", "log_loss", "log_loss_constant", "rmse_bins")
        return {"reviews": 0, **dict.fromkeys(names), "bins": []}
    return {
        "reviews": found.reviews,
        "predicted": round(found.predicted, 6),
        "recalled": round(found.recalled, 6),
        "log_loss": round(found.log_loss, 6),
        "log_loss_constant": round(found.log_loss_constant, 6),
        "rmse_bins": round(found.rmse_bins, 6),
        "bins": [
            {
                "low": each.low,
                "high": each.high,
                "reviews": each.reviews,
                "predicted": round(each.predicted, 6),
                "recalled": round(each.recalled, 6),
                "recalled_low": round(each.recalled_low, 6),
                "recalled_high": round(each.recalled_high, 6),
            }
            for each in found.bins
        ],
    }


def _table(found: "Calibration", *, wide: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("predicted", "mean", "recalled", "reviews"):
        table.add_column(column, justify="right", no_wrap=True)
    if wide:
        table.add_column("○ predicted  ● recalled  ─ 95 %", no_wrap=True)
    for each in found.bins:
        row = [f"{100 * each.low:.0f}–{100 * each.high:.0f} %", percent(each.predicted), percent(each.recalled)]
        table.add_row(*row, str(each.reviews), *([_line(each)] if wide else []))
    return table


def _line(each: "Bin") -> str:
    """Return the row's place: the interval of what was recalled, its middle, and the prediction."""
    cells = ["·"] * _CELLS
    low, high = _cell(each.recalled_low), _cell(each.recalled_high)
    cells[low : high + 1] = "─" * (high - low + 1)
    cells[_cell(each.predicted)] = "○"
    cells[_cell(each.recalled)] = "●" if _cell(each.recalled) != _cell(each.predicted) else "◉"
    return "".join(cells)


def _cell(share: float) -> int:
    return round(share * (_CELLS - 1))
