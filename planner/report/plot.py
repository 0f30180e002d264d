"""Draws learning curves as lines of text: two of them, told apart by their marks, so that none needs a colour."""

from planner.domain.training import Curve, Curves
from planner.report.learning_curves import in_words, what_they_show

LEAST_WIDTH, MOST_WIDTH, HEIGHT = 50, 76, 10
_PAIRS = (("loss", "val_loss"), ("accuracy", "val_accuracy"))
_LEGEND = ("▀▄", "x")
_LARGEST = 1e9  # beyond that a plot of the whole shows nothing


def told(curves: Curves, width: int) -> str:
    """Return the curves drawn, as wide as there is room, or one line of words; below it what they show."""
    drawn = _drawn(curves, min(width, MOST_WIDTH)) if width >= LEAST_WIDTH else ""
    return "\n".join(filter(None, (drawn or in_words(curves), what_they_show(curves))))


def _drawn(curves: Curves, width: int) -> str:
    shown = next((named for pair in _PAIRS if (named := _drawable(curves, pair))), {})
    if not shown:
        return ""
    import plotext  # noqa: PLC0415 - costs 50 ms, and most runs train nothing

    plotext.clear_figure()
    plotext.theme("clear")
    plotext.plotsize(width, HEIGHT - 1)
    line, crosses = (_points(shown.get(name, ())) for name in (*shown, "")[:2])
    plotext.plot(*line, marker="hd")
    plotext.scatter(*crosses, marker="x")
    epochs = max(map(len, shown.values()))
    plotext.xlim(1, epochs)
    plotext.xticks(_ticks(epochs))
    legend = "   ".join(f"{sign} {name}" for sign, name in zip(_LEGEND, shown, strict=False)) + "   by epoch"
    return f"{legend}\n{_plain(plotext.build())}"


def _drawable(curves: Curves, names: tuple[str, ...]) -> dict[str, Curve]:
    """Return the curves of these names that have a line to draw; none where the first has not."""
    found = {name: curves[name] for name in names if len(_points(curves.get(name, ()))[0]) > 1}
    return found if names[0] in found else {}


def _points(curve: Curve) -> tuple[list[int], list[float]]:
    """Return the epochs, counted from 1, and their figures, where they can be drawn."""
    points = {n: figure for n, figure in enumerate(curve, 1) if figure is not None and abs(figure) <= _LARGEST}
    return list(points), list(points.values())


def _ticks(epochs: int) -> list[int]:
    """Return at most six whole epochs, the first and the last among them."""
    steps = min(5, epochs - 1)
    return [1 + round(step * (epochs - 1) / steps) for step in range(steps + 1)]


def _plain(drawn: str) -> str:
    """Take away the codes that end each line's colour."""
    return "\n".join(line.removesuffix("\x1b[0m").rstrip() for line in drawn.rstrip().splitlines())
