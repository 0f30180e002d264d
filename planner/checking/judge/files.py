"""Compares files that an answer leaves with the reference's of the same name, each by what its suffix says it is."""

import csv
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import h5py
import keras
import numpy as np

from planner.checking.judge import exported, saved
from planner.checking.judge.about import About
from planner.checking.judge.same import same
from planner.domain.rules import RULES
from planner.domain.verdict import Finding


def compare_file(file: Path, reference: Path, answer: Path, about: About) -> list[Finding]:
    """Return how the answer's file or folder differs from the reference's."""
    made = answer / file
    if not made.exists():
        return [_missing(file, answer, about)]
    if made.is_dir() != (reference / file).is_dir():
        kind = "folder" if made.is_dir() else "single file"
        return [_other_format(f"{file} is a {kind}, which it should not be.", about)]
    compare = _comparison(made)
    return compare(reference / file, made, about) if compare else []


def _comparison(made: Path) -> Callable[[Path, Path, About], list[Finding]] | None:
    """Return how files or folders of one kind are compared; None for a kind that only has to be there."""
    if made.is_dir():
        return exported.compare_folders
    if made.name.endswith(".weights.h5"):
        return _compare_weights
    if made.suffix in _READERS:
        return partial(_read_both, _READERS[made.suffix])
    return {".keras": saved.compare_saved, ".h5": saved.compare_saved, ".tflite": exported.compare_tflite}.get(
        made.suffix
    )


def _missing(file: Path, answer: Path, about: About) -> Finding:
    others = sorted(path.name for path in answer.iterdir() if path.name != "answer.py")
    found = f" There is {', '.join(others)}." if others else ""
    return about.find("file-missing", f"There is no file {file}.{found}", expected=file.name, actual=", ".join(others))


def _other_format(message: str, about: About) -> Finding:
    return about.find("file-format", message, help=RULES["file-format"].help)


def _read_both(read: Callable[[Path], object], reference: Path, made: Path, about: About) -> list[Finding]:
    """Compare what is in two files of one format."""
    try:
        got = read(made)
    except Exception as error:
        return [_other_format(f"{made.name} can't be read as {made.suffix[1:]}: {error}.", about)]
    return same(read(reference), got, about)


def _csv(file: Path) -> list[list[object]]:
    """Return rows of numbers, where they are numbers, and texts."""
    with file.open(newline="", encoding="utf-8") as lines:
        return [[_number(cell.strip()) for cell in row] for row in csv.reader(lines) if row]


def _number(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell


def _text(file: Path) -> list[str]:
    """Return lines without the blanks at their ends, and without empty ones at the file's."""
    return [line.rstrip() for line in file.read_text(encoding="utf-8").rstrip().splitlines()]


def _arrays(file: Path) -> object:
    loaded = np.load(file, allow_pickle=False)
    return dict(loaded) if file.suffix == ".npz" else loaded


def _compare_weights(reference: Path, made: Path, about: About) -> list[Finding]:
    """Compare files of weights by the shapes in them: what training made of them is not compared."""
    try:
        have = _weight_shapes(made)
    except OSError as error:
        return [_other_format(f"{made.name} can't be read as a file of weights: {error}.", about)]
    want = _weight_shapes(reference)
    if want == have:
        return []
    message = f"{made.name} holds weights of the shapes {have}; {want} are asked for."
    return [
        about.find("weights", message, expected=want, actual=have, help="Is it the model that the prompt describes?")
    ]


def _weight_shapes(file: Path) -> list[tuple[int, ...]]:
    """Return the shapes of a model's weights, whatever its layers are called; an optimizer's don't count."""
    shapes: list[tuple[int, ...]] = []

    def visit(name: str, item: object) -> None:
        if isinstance(item, h5py.Dataset) and not name.startswith("optimizer"):
            shapes.append(tuple(item.shape))

    with h5py.File(file) as archive:
        archive.visititems(visit)
    return sorted(shapes)


_READERS: dict[str, Callable[[Path], object]] = {
    ".csv": _csv,
    ".json": lambda file: json.loads(file.read_text(encoding="utf-8")),
    ".txt": _text,
    ".npy": _arrays,
    ".npz": _arrays,
}


def holds_model(file: Path, model: keras.Model, like: keras.Model, about: About, name: str) -> list[Finding]:
    """Return a finding unless the file computes what the answer's model of that name does, trained as it is now.

    Both are given what ``like`` takes, for a model may not say what it takes itself.
    """
    try:
        outputs = exported.outputs_of_file(file, model, like, about)
    except Exception as error:
        return [_other_format(f"{file.name} can't be run: {type(error).__name__}: {error}", about)]
    if outputs is None:
        return [_other_format(f"{file.name} is no file that a model is saved in.", about)]
    if exported.agree(*outputs, file):
        return []
    message = f"{file.name} does not compute what `{name}` does: was it saved before the last training?"
    return [about.find("weights", message, help="Save after fit, and save that model.")]


def size_of(path: Path) -> int:
    """Return a file's bytes, or those of all files in a folder."""
    return sum(file.stat().st_size for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())
