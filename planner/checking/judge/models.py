"""Compares two Keras models by what they do.

One batch goes through both while their leaf layers are observed. Weights are copied across in execution order
and the outputs compared on inputs of widely different size: where they agree, and what only training sees
(dropout, augmentation, regularisers, initialisers, what is frozen) agrees too, the models are alike however
they were written. Where they don't, the first step that differs is named. Then comes how the model was
compiled, and whether it was trained.
"""

import math
from typing import Any

import keras
import numpy as np
from keras.src.layers.layer import Layer
from keras.src.layers.merging.base_merge import Merge
from numpy.typing import NDArray

from planner.checking.judge import batches, feedback
from planner.checking.judge.about import About
from planner.checking.judge.compiled import compare_compiled, silent_mistakes
from planner.checking.judge.difference import first_difference
from planner.checking.judge.layers import compare_state
from planner.checking.judge.steps import Step, canonical
from planner.checking.judge.trace import trace
from planner.checking.judge.values import kind_of
from planner.domain.verdict import Finding

_OF_SPREAD, _OF_SIZE = 1e-3, 1e-5  # of the outputs: what rounding may make of equal models
_TELLING = 1e-2  # of their size: outputs that vary less from sample to sample prove nothing
_LEAST = 1e-30
_CAUSES = {"from-logits", "softmax-one-unit"}  # what is compiled differs because of these


def same_model(expected: keras.Model, actual: object, about: About) -> list[Finding]:
    """Return how the model differs: what it computes first, then how it is compiled and trained."""
    if not isinstance(actual, keras.Model):
        return [_no_model(actual, about)]
    found = _input_shape(expected, actual, about) or _compare_computation(expected, actual, about)
    compiled = [] if any(finding.rule in _CAUSES for finding in found) else compare_compiled(expected, actual, about)
    return [*found, *compiled, *_compare_training(expected, actual, about)]


def _no_model(actual: object, about: About) -> Finding:
    if isinstance(actual, type):
        return about.find(
            "wrong-kind",
            f"`{about.name}` is the class {actual.__name__}: make one of it, {actual.__name__}().",
        )
    return about.find("wrong-kind", f"`{about.name}` is {kind_of(actual)}; a Keras model is asked for.")


def _input_shape(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    wanted, got = batches.input_shapes(expected), batches.input_shapes(actual)
    if wanted is not None and isinstance(actual, keras.Sequential) and not actual.built:
        message = f"`{about.name}` has no weights yet: say what shape its input has, keras.Input(shape)."
        return [about.find("not-built", message, expected=_listed(wanted))]
    if wanted is None or got is None or wanted == got:
        return []
    message = f"`{about.name}` takes inputs of shape {_listed(got)}; {_listed(wanted)} is asked for."
    rule = "missing-axis" if len(wanted) == len(got) == 1 and len(got[0]) < len(wanted[0]) else "input-shape"
    return [about.find(rule, message, expected=_listed(wanted), actual=_listed(got))]


def _listed(shapes: list[tuple[int | None, ...]]) -> str:
    return ", ".join(str(shape) for shape in shapes)


def _compare_computation(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    inputs = batches.inputs_for(expected, about)
    wanted_calls, _ = trace(expected, inputs)
    try:
        calls, outputs = trace(actual, inputs)
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)]
    wanted, got = canonical(wanted_calls), canonical(calls)
    difference = first_difference(wanted, got, about)
    outputs_agree, telling = _compare_outputs(expected, actual, wanted, got, inputs)
    # Other steps that compute the same are another way of writing it, if the outputs can tell, and training too.
    same_meaning = telling and _training_view(wanted) == _training_view(got)
    if outputs_agree and (difference is None or same_meaning):
        return [*compare_state(wanted, got, about), *_compare_frozen(wanted, got, about)]
    difference = difference or _outputs(expected, outputs, got, about)
    quiet = silent_mistakes(actual, wanted, got, about) if expected.compiled else []
    return quiet if quiet and difference.rule == "activation" else [*quiet, difference]


def _outputs(expected: keras.Model, outputs: object, steps: list[Step], about: About) -> Finding:
    """Name what differs where every step is the same: what comes out, or how the steps are connected."""
    wanted = [tuple(shape[1:]) for shape in _output_shapes(expected)]
    got = [tuple(value.shape[1:]) for value in keras.tree.flatten(outputs) if hasattr(value, "shape")]
    if wanted and wanted != got:
        message = f"One sample comes out of `{about.name}` with shape {got}; {wanted} is asked for."
        return about.find("output-shape", message, expected=wanted, actual=got)
    if any(isinstance(step.layer, Merge) or (step.layer is None and len(step.inputs) > 1) for step in steps):
        message = f"`{about.name}` has the layers asked for, but they are wired differently."
        return about.find("model-graph", message)
    return about.find("outputs-differ", f"`{about.name}` has the layers asked for, but computes something else.")


def _output_shapes(model: keras.Model) -> list[tuple[int | None, ...]]:
    return [tuple(output.shape) for output in getattr(model, "outputs", None) or []]


def _weighted(steps: list[Step]) -> list[Layer]:
    """Return the layers with weights in execution order, each once though it may be called often."""
    layers = {id(step.layer): step.layer for step in steps if step.layer is not None and step.layer.weights}
    return list(layers.values())


def _pairs(wanted: list[Step], got: list[Step]) -> list[tuple[Layer, Layer]] | None:
    """Pair the layers that hold weights; None where their weights don't have the same shapes."""
    left, right = _weighted(wanted), _weighted(got)
    if [_weight_shapes(layer) for layer in left] != [_weight_shapes(layer) for layer in right]:
        return None
    return list(zip(left, right, strict=True))


def _weight_shapes(layer: Layer) -> list[tuple[int, ...]]:
    return [tuple(weight.shape) for weight in layer.weights]


def _compare_outputs(
    expected: keras.Model, actual: keras.Model, wanted: list[Step], got: list[Step], inputs: object
) -> tuple[bool, bool]:
    """Compare outputs with equal weights, which are put back afterwards.

    Returns whether they agree, and whether they vary enough from sample to sample to tell models apart.
    """
    pairs = _pairs(wanted, got)
    if pairs is None:
        return False, False
    before = [(layer, layer.get_weights()) for pair in pairs for layer in pair]
    generator = np.random.default_rng(7)
    for left, right in pairs:
        values = [_stirred(weight, generator) for weight in left.weights]
        left.set_weights(values)
        right.set_weights(values)
    one, other = (keras.tree.flatten(model(inputs, training=False)) for model in (expected, actual))
    for layer, values in before:
        layer.set_weights(values)
    agree = len(one) == len(other) and all(_close(a, b) for a, b in zip(one, other, strict=True))
    return agree, all(_is_telling(output) for output in one)


def _stirred(weight: keras.Variable, generator: np.random.Generator) -> NDArray[Any]:
    """Return the weight with a little noise, so that a bias or a shift that starts at 0 is seen."""
    value: NDArray[Any] = np.asarray(weight)
    if not np.issubdtype(value.dtype, np.floating) or weight.name in ("mean", "variance", "count"):
        return value
    noisy: NDArray[Any] = value + generator.normal(scale=0.05, size=value.shape).astype(value.dtype)
    if "variance" in weight.name:
        noisy = np.abs(noisy) + 0.1
    return noisy


def _close(one: object, other: object) -> bool:
    """Compare outputs by how much they vary from sample to sample: a model that hardly reacts hides nothing."""
    left, right = np.asarray(one), np.asarray(other)
    if left.shape != right.shape or left.dtype.kind != right.dtype.kind:
        return False
    if left.dtype.kind not in "fc":
        return bool(np.array_equal(left, right))
    probabilities = _are_probabilities(left) and _are_probabilities(right)
    left, right = (_unsaturated(left), _unsaturated(right)) if probabilities else (left, right)
    tolerance = _OF_SPREAD * _spread(left) + _OF_SIZE * _size(left)
    return bool(np.allclose(left, right, rtol=0, atol=tolerance, equal_nan=True))


def _is_telling(output: object) -> bool:
    values = np.asarray(output)
    if values.dtype.kind not in "fc":
        return True
    values = _unsaturated(values) if _are_probabilities(values) else values
    return _spread(values) > _TELLING * _size(values)


def _are_probabilities(values: NDArray[Any]) -> bool:
    return bool(np.all((values >= 0) & (values <= 1)))


def _unsaturated(probabilities: NDArray[Any]) -> NDArray[Any]:
    """Return logarithms: where a probability saturates, they still tell models apart."""
    logarithms: NDArray[Any] = np.log(probabilities.astype("float64") + _LEAST)
    return logarithms


def _spread(values: NDArray[Any]) -> float:
    """Return how much the outputs vary from sample to sample, at most."""
    return float(np.nanmax(np.ptp(values, axis=0), initial=0.0)) if values.ndim else 0.0


def _size(values: NDArray[Any]) -> float:
    return float(np.nanmax(np.abs(values), initial=0.0))


def _training_view(steps: list[Step]) -> list[object]:
    """Return what training sees and inference doesn't, in order: a dropout by the size of what it drops from."""
    view: list[object] = []
    for step in steps:
        if step.only_in_training:
            sizes = [math.prod(axis or 0 for axis in shape[1:]) for shape in step.inputs]
            view.append((step.kind, repr(step.config), repr(step.per_weight), sizes))
        elif step.layer is not None and step.layer.weights:
            per_weight = step.per_weight if step.kind != "custom layer" else {}
            view.append((step.kind, repr(step.config), repr(per_weight)))
    return view


def _compare_frozen(wanted: list[Step], got: list[Step], about: About) -> list[Finding]:
    for left, right in _pairs(wanted, got) or ():
        want, have = len(left.trainable_weights), len(right.trainable_weights)
        if want != have:
            shown = next(step for step in got if step.layer is right)
            state = "is trained, but should be frozen" if want < have else "is frozen, but should be trained"
            return [about.find("trainable", f"{shown} in `{about.name}` {state}.", expected=want, actual=have)]
    return []


def _compare_training(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    if _steps_trained(expected) and not _steps_trained(actual):
        return [about.find("not-trained", f"`{about.name}` has not been trained: call `{about.name}.fit(...)`.")]
    wanted, got = (len(getattr(getattr(m, "history", None), "epoch", [])) for m in (expected, actual))
    if wanted and got and wanted != got:
        message = f"`{about.name}` was trained for {got} epochs; {wanted} are asked for."
        return [about.find("epochs", message, expected=wanted, actual=got)]
    return []


def _steps_trained(model: keras.Model) -> int:
    optimizer = getattr(model, "optimizer", None)
    return int(optimizer.iterations.numpy()) if optimizer is not None else 0
