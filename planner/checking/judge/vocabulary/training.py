"""What a Check block may ask of a training run, by the History that fit returned."""

from itertools import pairwise
from typing import Any

import keras
import numpy as np

from planner.checking.judge.histories import curve_of
from planner.checking.judge.values import kind_of
from planner.checking.judge.vocabulary.models import Models


class Training(Models):
    """Expectations of histories."""

    def reaches(self, name: str, curve: str, *, at_least: float | None = None, at_most: float | None = None) -> None:
        """Expect a curve to come, in its best epoch, as high or as low as asked."""
        figures = self._curve(name, curve)
        if figures is not None:
            best = min(figures) if at_least is None else max(figures)
            self._reached(name, curve, best, at_least, at_most)

    def falls(self, name: str, curve: str = "loss", *, every_epoch: bool = False) -> None:
        """Expect a curve to end lower than it began; or, in every epoch, lower than in the one before."""
        self._moves(name, curve, -1, every_epoch)

    def rises(self, name: str, curve: str = "accuracy", *, every_epoch: bool = False) -> None:
        """Expect a curve to end higher than it began; or, in every epoch, higher than in the one before."""
        self._moves(name, curve, 1, every_epoch)

    def gap_at_most(self, name: str, most: float, *, metric: str = "accuracy") -> None:
        """Expect training and validation, in the last epoch, to be no further apart."""
        training, validation = self._curve(name, metric), self._curve(name, f"val_{metric}")
        if training is None or validation is None:
            return
        gap = abs(training[-1] - validation[-1])
        if not gap <= most:
            message = (
                f"Training and validation {metric} of `{name}` are {gap:.3f} apart; at most {most:g} is asked for."
            )
            self._found(name, "overfitting", message, expected=most, actual=round(gap, 4))

    def stopped_early(self, name: str) -> None:
        """Expect a callback to have ended training before the epochs that fit was told."""
        history = self._history(name)
        if history is None:
            return
        planned, done = int(history.params.get("epochs", 0)), len(history.epoch)
        if done >= planned:
            message = f"`{name}` ran all of its {planned} epochs: no callback stopped it."
            self._found(name, "callback-missing", message, expected=f"fewer than {planned}", actual=done)

    def _moves(self, name: str, curve: str, sign: int, every_epoch: bool) -> None:
        figures = self._curve(name, curve)
        if figures is None:
            return
        steps = list(pairwise(figures)) if every_epoch else [(figures[0], figures[-1])]
        wrong = next((number for number, (one, other) in enumerate(steps) if not sign * (other - one) > 0), None)
        if wrong is None:
            return
        one, other = steps[wrong]
        where = f"from epoch {wrong + 1} to {wrong + 2}" if every_epoch else "from the first epoch to the last"
        word = "rise" if sign > 0 else "fall"
        message = f"The {curve} of `{name}` does not {word} {where}: {one:.4g}, then {other:.4g}."
        self._found(name, "not-learning", message, expected=word, actual=f"{one:.4g}, {other:.4g}")

    def _history(self, name: str) -> Any:
        """Return a name's History; a finding and None where it is none."""
        history = self._values[name]
        if isinstance(history, keras.callbacks.History):
            return history
        self._found(name, "wrong-kind", f"`{name}` is {kind_of(history)}; what fit returns is asked for.")
        return None

    def _curve(self, name: str, curve: str) -> list[float] | None:
        """Return a curve's figures, under any name of its metric; a finding and None where there is none."""
        history = self._history(name)
        figures = curve_of(history.history, curve) if history is not None else None
        if figures:
            return [float(np.asarray(figure)) for figure in figures]
        if history is not None:
            message = f"`{name}` has no curve {curve}; it has {', '.join(history.history) or 'none'}."
            self._found(name, "history-keys", message, expected=curve, actual=", ".join(history.history))
        return None
