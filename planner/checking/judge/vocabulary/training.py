"""What a Check block may ask of a training run, by the History that fit returned."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import keras
import numpy as np

from planner.checking.judge import multisets
from planner.checking.judge.elements import Element
from planner.checking.judge.fits import callbacks_of, fits_of, rates_of
from planner.checking.judge.histories import curve_of
from planner.checking.judge.learnt_from import alike, learnt_in, other_batches, pairs_of, samples_shown
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

    def callbacks(self, name: str, *asked: object) -> None:
        """Expect callbacks to have taken part in a training: these objects, or one of each of these classes."""
        history = self._history(name)
        took_part = callbacks_of(history) if history is not None else ()
        for one in asked if history is not None else ():
            if not any(_is_one(got, one) for got in took_part):
                kind = (one if isinstance(one, type) else type(one)).__name__
                message = f"`{name}`: {kind} took no part in this training."
                self._found(name, "callback-missing", message, expected=kind)

    def stopped_early(self, name: str) -> None:
        """Expect a callback to have ended training before the epochs that fit was told."""
        history = self._history(name)
        if history is None:
            return
        planned, done = int(history.params.get("epochs", 0)), len(history.epoch)
        if done >= planned:
            message = f"`{name}` ran all of its {planned} epochs: no callback stopped it."
            self._found(name, "callback-missing", message, expected=f"fewer than {planned}", actual=done)

    def batch_size(self, name: str, size: int, *, of: int) -> None:
        """Expect a training on so many samples to have gone through them in batches of this size, as its steps tell.

        A dataset that doesn't say how long it is leaves no steps to tell, nor does a training on other samples, which
        `fitted` told before.
        """
        if any(finding.rule == "training-data" for finding in self.findings):
            return
        history = self._history(name)
        steps, wanted = history.params.get("steps") if history is not None else None, math.ceil(of / size)
        if steps not in {None, wanted}:
            message = f"An epoch of `{name}` took {steps} batches; {of} samples make {wanted} batches of {size}."
            self._found(name, "batch-size", message, expected=wanted, actual=steps)

    def rates(self, name: str, asked: Sequence[float]) -> None:
        """Expect the epochs of a training to have had these learning rates in every batch, whoever set them."""
        history = self._history(name)
        had = rates_of(history) if history is not None else ()
        for epoch, (rates, wanted) in enumerate(zip(had, asked, strict=False)):
            rate = next((rate for rate in rates if not np.isclose(rate, wanted, rtol=1e-4, atol=0)), None)
            if rate is not None:
                message = f"Epoch {epoch + 1} of `{name}` has the learning rate {rate:.4g}; {wanted:.4g} is asked for."
                self._found(name, "learning-rate", message, expected=f"{wanted:.4g}", actual=f"{rate:.4g}")
                return
        if history is not None and len(had) < len(asked):
            message = f"`{name}` has {len(had)} epochs; the learning rates of {len(asked)} are asked for."
            self._found(name, "epochs", message, expected=len(asked), actual=len(had))

    def validated_on(self, name: str, x: object, y: object = None) -> None:
        """Expect the last validation loss, or the best where its weights were put back, to be that on this data."""
        curve = self._curve(name, "val_loss")
        if curve is None:
            return
        history = self._values[name]
        if len(fits_of(history.model)) > 1 and history.model.history is not history:
            message = f"The model was fitted again after the fit of `{name}`: its weights are other ones now."
            self._found(name, "epochs", message)
            return
        loss = _loss(history.model, x, y)
        if not any(np.isclose(loss, figure, rtol=1e-4, atol=1e-6) for figure in (curve[-1], min(curve))):
            message = f"`{name}` ends with a val_loss of {curve[-1]:.4g}; on the data asked for it is {loss:.4g}."
            self._found(name, "history-keys", message, expected=round(loss, 4), actual=round(curve[-1], 4))

    def unseen(self, name: str, x: object) -> None:
        """Expect no training of a model, or of a history's model, to have been shown any sample of this data."""
        model = self._fitted(name)
        if model is None:
            return
        kept = np.asarray(x)
        rows = {row.tobytes() for row in kept}
        seen = sum(row.tobytes() in rows for row in samples_shown(model, kept))
        if seen:
            message = f"`{name}` was trained on data that it is to be tested with: {seen} samples of it."
            self._found(name, "test-leak", message, expected=0, actual=seen, method="fit")

    def fitted(self, name: str, x: object, y: object) -> None:
        """Expect the last fit of a model, or of a history's model, to have learnt from these samples, in any order.

        They count alike, without weights. ``x`` and ``y`` are arrays, or structures of them; fit may have had them in
        a dataset. Where it can't be told what it had, as from a generator, nothing is found.
        """
        model = self._fitted(name)
        fits = fits_of(model) if model is not None else ()
        if not fits:
            if model is not None:
                self._found(name, "not-trained", f"`{name}` was never fitted.")
            return
        wanted, learnt = pairs_of(x, y), learnt_in(fits[-1])
        if learnt is not None and not _same(wanted, learnt.samples):
            message = f"`{name}` was fitted on {_how_other(wanted, learnt.samples)}."
            found, count = len(learnt.samples), len(wanted)
            self._found(name, "training-data", message, expected=count, actual=found, method="fit")
        elif learnt is not None and not learnt.alike:
            message = f"`{name}` was fitted on the right samples, but with weights: some count more than others."
            self._found(name, "training-data", message, method="fit")
        elif other := other_batches(model, wanted):
            message = f"`{name}` was trained by train_on_batch on other samples than asked, in {other} batches."
            self._found(name, "training-data", message, method="train_on_batch")

    def _fitted(self, name: str) -> keras.Model | None:
        """Return a name's model, or the model of its history; a finding and None where it is neither."""
        value = self._values[name]
        return value.model if isinstance(value, keras.callbacks.History) else self._model(name)

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
        figures = curve_of(history.history, curve, history.model) if history is not None else None
        if figures:
            return [float(np.asarray(figure)) for figure in figures]
        if history is not None:
            message = f"`{name}` has no curve {curve}; it has {', '.join(history.history) or 'none'}."
            self._found(name, "history-keys", message, expected=curve, actual=", ".join(history.history))
        return None


def _loss(model: keras.Model, x: object, y: object) -> float:
    """Return a model's loss; what fit traced may be for labels of another rank, and is then traced anew."""
    try:
        return float(model.evaluate(x, y, verbose=0, return_dict=True)["loss"])
    except (TypeError, ValueError):
        model.make_test_function(force=True)
        return float(model.evaluate(x, y, verbose=0, return_dict=True)["loss"])


def _is_one(got: object, asked: object) -> bool:
    return isinstance(got, asked) if isinstance(asked, type) else got is asked


def _same(wanted: list[Element], got: list[Element]) -> bool:
    return alike(wanted, got) and multisets.same_rows(wanted, got)


def _how_other(wanted: list[Element], got: list[Element]) -> str:
    """Say how samples differ from those asked for."""
    if not alike(wanted, got):
        return "data of another form than asked"
    if _same([row[:-1] for row in wanted], [row[:-1] for row in got]):
        return "the right inputs, but with other labels than theirs"
    shared = multisets.shared_rows(got, wanted)
    if not shared and _same([row[-1:] for row in wanted], [row[-1:] for row in got]):
        return "the right labels, but with other inputs, such as scaled ones"
    if shared == len(got) > len(wanted):
        return f"{len(got)} samples, of which {len(wanted)} are asked for: some came more than once"
    if shared == len(got):
        return f"{len(got)} of the {len(wanted)} samples asked for"
    return f"{len(got)} samples, of which {shared} are among the {len(wanted)} asked for"
