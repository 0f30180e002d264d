"""Says in a sentence what the curves of a training show, by their shape: in what unit the loss is doesn't matter."""

from collections.abc import Sequence
from itertools import pairwise

from planner.domain.training import Curve, Curves

_LEAST_EPOCHS = 3  # two points are a line: they show no shape
_FLAT = 0.01  # a loss that changes by less than a hundredth of itself has not moved
_LOST_AGAIN = 0.5  # where half of what the loss fell is given back on the way, it jumps rather than falls
_RISE = 0.05  # of the lowest validation loss, or of all that it moved: less is the noise of a small validation set
_RISING_EPOCHS = 2  # one worse epoch after the lowest may be chance
_STILL_FALLING = 0.05  # of the whole fall, won in the last quarter: a curve that levels off wins less
_WHOLE = ("loss", "val_loss")


def what_they_show(curves: Curves) -> str:
    """Return the sentence on the loss and the validation loss, empty where there are too few epochs to tell."""
    loss, validation = (curves.get(name, ()) for name in _WHOLE)
    if len(loss) < _LEAST_EPOCHS:
        return ""
    figures = _finite(loss)
    if len(figures) < len(loss):
        return f"The loss is no number from epoch {loss.index(None) + 1} on: the learning rate may be too high."
    checked = _finite(validation)
    if len(checked) == len(figures) and (lowest := _overfits_from(figures, checked)) is not None:
        return f"Overfitting: the validation loss was lowest in epoch {lowest + 1} and rises, while the loss falls on."
    return _by_the_fall(figures, checked if len(checked) == len(figures) else [])


def in_words(curves: Curves) -> str:
    """Return where each curve began and ended, in one line: for where there is no room to draw."""
    ends = [(name, curve[0], curve[-1]) for name, curve in curves.items() if curve]
    epochs = max(map(len, curves.values()), default=0)
    told = ", ".join(
        f"{name} {_figure(first)}" + (f" → {_figure(last)}" if epochs > 1 else "") for name, first, last in ends[:4]
    )
    return f"{epochs} epoch{'s' if epochs != 1 else ''}: {told}" if told else ""


def _by_the_fall(loss: Sequence[float], validation: Sequence[float]) -> str:
    """Return what the way down shows."""
    if max(loss) - min(loss) <= _FLAT * max(map(abs, loss)):
        return "Flat: the loss hardly changes from the first epoch on."
    steps = [after - before for before, after in pairwise(loss)]
    up, down = sum(step for step in steps if step > 0), -sum(step for step in steps if step < 0)
    if up > down:
        return "The loss grows: the learning rate may be too high."
    if up > _LOST_AGAIN * down:
        return "The loss jumps up and down: the learning rate may be too high."
    if all(_still_falls(curve) for curve in (loss, validation) if curve):
        return "Still improving: the loss is falling to the end, so more epochs may help."
    return "Settled: the loss has levelled off."


def _overfits_from(loss: Sequence[float], validation: Sequence[float]) -> int | None:
    """Return the epoch after which the validation loss rises and the loss doesn't, counted from 0."""
    lowest = min(range(len(validation)), key=validation.__getitem__)
    moved = max(max(validation) - validation[lowest], abs(validation[lowest]))
    rises = validation[-1] - validation[lowest] > _RISE * moved
    lasts = len(validation) - 1 - lowest >= _RISING_EPOCHS
    return lowest if rises and lasts and loss[-1] < loss[lowest] else None


def _still_falls(curve: Sequence[float]) -> bool:
    quarter = max(1, len(curve) // 4)
    return curve[-1 - quarter] - curve[-1] > _STILL_FALLING * (max(curve) - min(curve))


def _finite(curve: Curve) -> list[float]:
    return [figure for figure in curve if figure is not None]


def _figure(figure: float | None) -> str:
    return "no number" if figure is None else f"{figure:.3g}"
