"""Compares files that an answer saved with those that the reference saved.

A saved model is looked at before it is loaded: a Lambda layer is found in its configuration, and safe mode is
never turned off.
"""

import json
import zipfile
from pathlib import Path

import h5py
import keras

from planner.checking.judge import feedback
from planner.checking.judge.about import About
from planner.checking.judge.models import same_model
from planner.domain.verdict import Finding


def compare_saved(reference: Path, made: Path, about: About) -> list[Finding]:
    """Return how the model in the answer's file differs from the one in the reference's."""
    file = made.name
    if not (zipfile.is_zipfile(made) if made.suffix == ".keras" else h5py.is_hdf5(made)):
        return [about.find("file-format", f"{file} is no saved model of the kind its suffix says.")]
    try:
        if "Lambda" in _layer_kinds(made):
            return [about.find("lambda-layer", f"{file} holds a Lambda layer, which does not load safely.")]
        loaded = keras.models.load_model(made, compile=made.suffix == ".keras")
    except Exception as error:
        why = feedback.explain(error, about.answer_path, about.code)
        return [about.find("file-format", f"{file} does not load as a model: {why.message}", help=why.help)]
    expected = keras.models.load_model(reference, compile=made.suffix == ".keras")
    return [_as_saved(finding, about) for finding in same_model(expected, loaded, about)]


def loads_anywhere(made: Path, about: About) -> list[Finding]:
    """Return that a model's file can't be loaded where the answer's own classes and functions aren't known."""
    known = keras.saving.get_custom_objects()
    own = dict(known)
    known.clear()
    try:
        keras.models.load_model(made, compile=False)
    except Exception as error:
        why = feedback.explain(error, about.answer_path, about.code)
        if why.rule != "custom-object":
            return []  # which is told without this, too
        help_text = "Use Keras's own layers and functions: whoever loads the file has only the file."
        return [about.find("custom-object", f"{made.name} doesn't load anywhere else: {why.message}", help=help_text)]
    finally:
        known.update(own)
    return []


def _as_saved(finding: Finding, about: About) -> Finding:
    """Return a finding in words for a file, which can't be trained or compiled itself."""
    if finding.rule == "not-trained":
        return about.find("not-trained", f"The model in {about.name} is not trained.", help="Save it after fit.")
    if finding.rule == "not-compiled":
        message = f"The model in {about.name} is not compiled."
        return about.find("not-compiled", message, help="Save it after compile, and all of it.")
    return finding


def _layer_kinds(file: Path) -> set[str]:
    """Return the class names in a saved model's configuration, without loading it."""
    if file.suffix == ".keras":
        with zipfile.ZipFile(file) as archive:
            config = json.loads(archive.read("config.json"))
    else:
        with h5py.File(file) as archive:
            config = json.loads(archive.attrs.get("model_config", "{}"))
    kinds: set[str] = set()
    waiting = [config]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            kinds |= {str(part["class_name"])} if "class_name" in part else set()
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return kinds
