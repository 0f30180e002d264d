"""Runs models that were exported: SavedModel folders and TFLite files, on inputs drawn to fit.

Weights can't be copied into them, so two exports are compared by what goes in and comes out; what an export
computes is compared with the answer's own model.
"""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from planner.checking.judge import batches
from planner.checking.judge.about import About
from planner.checking.judge.structure import shown_spec
from planner.domain.rules import RULES
from planner.domain.verdict import Finding

Outputs = list[NDArray[Any]]


def compare_folders(reference: Path, made: Path, about: About) -> list[Finding]:
    """Compare two SavedModel folders by the signature that serves; other folders only have to be there."""
    if not (reference / "saved_model.pb").exists():
        return []
    if not (made / "saved_model.pb").exists():
        message = f"{made.name} is no SavedModel folder: model.export makes one."
        return [about.find("file-format", message, help=RULES["file-format"].help)]
    return _same_signature(_signature(reference), _signature(made), about)


def _signature(folder: Path) -> tuple[str, str]:
    """Return what goes in and what comes out, by shapes and dtypes."""
    serve = tf.saved_model.load(str(folder)).signatures["serving_default"]
    specs = (serve.structured_input_signature[1], serve.structured_outputs)
    inputs, outputs = (sorted(shown_spec(_unnamed(spec)) for spec in keras.tree.flatten(part)) for part in specs)
    return ", ".join(inputs), ", ".join(outputs)


def _unnamed(spec: Any) -> tf.TensorSpec:
    return tf.TensorSpec(spec.shape, spec.dtype)


def compare_tflite(reference: Path, made: Path, about: About) -> list[Finding]:
    """Compare two TFLite files by what goes in and comes out, and whether their weights are quantised."""
    try:
        got = _details(made)
    except Exception as error:
        message = f"{made.name} is no TFLite model: {error}"
        return [about.find("file-format", message, help=RULES["file-format"].help)]
    wanted = _details(reference)
    found = _same_signature(wanted[:2], got[:2], about)
    if found or wanted[2] == got[2]:
        return found
    message = f"The weights in {made.name} have dtypes {got[2]}; {wanted[2]} are asked for: that is quantisation."
    return [about.find("dtype", message, expected=wanted[2], actual=got[2])]


def _same_signature(wanted: tuple[str, str], got: tuple[str, str], about: About) -> list[Finding]:
    for want, have, rule, verb in zip(wanted, got, ("input-shape", "output-shape"), ("takes", "gives"), strict=True):
        if want != have:
            message = f"{about.name} {verb} {have}; {want} is asked for."
            return [about.find(rule, message, expected=want, actual=have, help=RULES[rule].help)]
    return []


def _details(file: Path) -> tuple[str, str, str]:
    """Return what goes in, what comes out, and the narrow dtypes among the tensors."""
    interpreter = _interpreter(file)
    sides = (interpreter.get_input_details(), interpreter.get_output_details())
    inputs, outputs = (", ".join(f"{np.dtype(d['dtype']).name}{list(d['shape'])}" for d in side) for side in sides)
    names = {np.dtype(d["dtype"]).name for d in interpreter.get_tensor_details()}
    return inputs, outputs, ", ".join(sorted(names & {"int8", "uint8", "int16", "float16"})) or "float32"


def _interpreter(file: Path) -> Any:
    interpreter = tf.lite.Interpreter(model_path=str(file))
    interpreter.allocate_tensors()
    return interpreter


def outputs_of_file(file: Path, model: keras.Model, like: keras.Model, about: About) -> tuple[Outputs, Outputs] | None:
    """Return what the model and its file make of a batch that fits ``like``; None where the file holds no model."""
    inputs = batches.inputs_for(like, about)
    if file.suffix == ".tflite":
        first = keras.tree.map_structure(lambda part: part[:1], inputs)
        return _outputs(model, first), _run_tflite(file, first)
    if file.is_dir():
        loaded = tf.saved_model.load(str(file))
        return _outputs(model, inputs), _arrays(loaded.serve(inputs))
    if file.name.endswith(".weights.h5"):
        copy = keras.models.clone_model(model)
        copy.load_weights(file)
    elif file.suffix in (".keras", ".h5"):
        copy = keras.models.load_model(file, compile=False)
    else:
        return None
    return _outputs(model, inputs), _outputs(copy, inputs)


def _outputs(model: keras.Model, inputs: Any) -> Outputs:
    return _arrays(model(inputs, training=False))


def _arrays(outputs: Any) -> Outputs:
    return [np.asarray(output) for output in keras.tree.flatten(outputs)]


def _run_tflite(file: Path, inputs: Any) -> Outputs:
    """Run a TFLite model on one sample, with its scale where it takes and gives whole numbers."""
    interpreter = _interpreter(file)
    details = interpreter.get_input_details()
    for detail, value in zip(details, keras.tree.flatten(inputs), strict=True):
        scale, zero = detail["quantization"]
        whole = np.asarray(value) if not scale else np.round(np.asarray(value) / scale + zero)
        interpreter.set_tensor(detail["index"], whole.astype(detail["dtype"]))
    interpreter.invoke()
    found = []
    for detail in interpreter.get_output_details():
        scale, zero = detail["quantization"]
        value = interpreter.get_tensor(detail["index"])
        found.append(value if not scale else (value.astype("float32") - zero) * scale)
    return found


def agree(left: Outputs, right: Outputs, file: Path) -> bool:
    """Tell whether outputs agree as far as the file's form allows: its weights are rounded where it quantises them."""
    slack = _slack(file)
    return len(left) == len(right) and all(
        one.shape == other.shape and bool(np.allclose(one, other, rtol=slack, atol=slack * max(1e-6, np.ptp(one))))
        for one, other in zip(left, right, strict=True)
    )


def _slack(file: Path) -> float:
    """Return the share by which outputs may differ: quantised weights move them, other kernels round differently."""
    if file.suffix == ".tflite":
        return 1e-4 if _details(file)[2] == "float32" else 0.05
    return 1e-4 if file.is_dir() else 1e-5
