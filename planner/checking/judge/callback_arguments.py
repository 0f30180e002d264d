"""Compares a callback of Keras's own by its arguments; one of a learner's class that derives from it counts as well."""

import inspect
import os
from pathlib import Path

import keras

from planner.checking.judge.about import About
from planner.domain.verdict import Finding

_TELLING_ONLY = {"verbose"}  # what it prints is no part of what it does
_PATHS = {"filepath", "filename", "log_dir", "backup_dir"}
_THE_MORE_THE_BETTER = ("acc", "auc", "precision", "recall", "f1", "fmeasure", "iou", "cosine", "r2")


def callback_difference(expected: keras.callbacks.Callback, actual: object, about: About) -> list[Finding]:
    """Return that it is none of that kind, or the first argument that differs."""
    kind = type(expected)
    if not isinstance(actual, kind):
        want, have = kind.__name__, type(actual).__name__
        message = f"`{about.name}` is a {have}; {want} is asked for."
        return [about.find("callback-missing", message, expected=want, actual=have)]
    for key, value in vars(expected).items():
        is_argument = key in inspect.signature(kind.__init__).parameters and key not in _TELLING_ONLY
        plain = isinstance(value, str | bool | int | float | None)
        if is_argument and plain and _meant(actual, key, about) != _meant(expected, key, about):
            got = getattr(actual, key, None)
            message = f"`{about.name}` has {key}={got!r}; {value!r} is asked for."
            return [about.find("callback-argument", message, expected=value, actual=got)]
    return []


def _meant(callback: object, key: str, about: About) -> object:
    """Return an argument as what it stands for: a path seen from the working folder, a mode that is worked out."""
    value = getattr(callback, key, None)
    if key in _PATHS and isinstance(value, str | os.PathLike):
        folder = Path(about.answer_path).parent
        return os.path.relpath(folder / value, folder)
    if key == "mode" and value == "auto":
        monitor = str(getattr(callback, "monitor", "")).lower()
        return "max" if any(word in monitor for word in _THE_MORE_THE_BETTER) else "min"
    return value
