"""Compares whether and how long two models were trained."""

import keras

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.fits import fits_of
from planner.domain.verdict import Finding


def compare_training(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    """Return that the model was not trained, or for another number of epochs than asked."""
    if not steps_made(expected) or not actual.compiled:
        return []
    if not steps_made(actual):
        return [_not_trained(about)]
    wanted, got = _epochs(expected), _epochs(actual)
    if wanted and got and wanted != got and steps_made(expected) != steps_made(actual):
        message = f"`{about.name}` was trained for {got} epochs; {wanted} are asked for."
        line = lines.of_method(about.name, "fit", about.code)
        return [about.find("epochs", message, expected=wanted, actual=got, line=line)]
    return []


def is_untrained_copy(actual: keras.Model, about: About) -> bool:
    """Tell whether the source trains a model, and this is another."""
    is_trained = steps_made(actual) or getattr(actual, "history", None)
    return not is_trained and lines.count_calls("fit", about.code) > 0


def _not_trained(about: About) -> Finding:
    name = about.name
    if lines.calls_for(name, "load_model", about.code):
        why = "its file had none, it was loaded without its optimizer, or it was compiled anew."
        tries = "Save after fit, load what was saved then, compiled state and all, and leave it as it is."
        return about.find("not-trained", f"`{name}` counts no step of training: {why}", help=tries)
    if lines.calls_for(name, "load_model", about.solution):
        message = f"`{name}` counts no step of training: it doesn't come from a file that had some."
        return about.find("not-trained", message, help="keras.models.load_model makes a model as it was saved.")
    return about.find("not-trained", f"`{name}` has not been trained: call `{name}.fit(...)`.")


def steps_made(model: keras.Model) -> int:
    """Return how many steps a model was trained for; 0 where it was not compiled."""
    optimizer = getattr(model, "optimizer", None)
    return int(optimizer.iterations.numpy()) if optimizer is not None else 0


def _epochs(model: keras.Model) -> int:
    """Return the epochs that its fits were told, or all that were trained where steps were made besides.

    When a callback stops it is another matter.
    """
    fits = fits_of(model)
    if len(fits) > 1:
        return sum(int(fit["epochs"]) - int(fit["initial_epoch"]) for fit in fits)
    params = getattr(getattr(model, "history", None), "params", None) or {}
    batches = params.get("steps")
    return max(int(params.get("epochs", 0)), round(steps_made(model) / batches) if batches else 0)
