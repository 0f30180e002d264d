"""Where in the learner's source the layer of a step is made."""

import re

from keras.src.layers.layer import Layer
from keras.src.utils.naming import to_snake_case

from planner.checking.judge import lines
from planner.checking.judge.steps import Step


def line_of(step: Step | None, steps: list[Step], code: str) -> int | None:
    """Return the line where the step's layer is made, where the source makes as many as the model has."""
    if step is None or step.layer is None:
        return None
    kind = type(step.layer).__name__
    every = dict.fromkeys(layer for other in steps for layer in _with_wrapped(other.layer))
    layers = _as_made([layer for layer in every if type(layer).__name__ == kind], kind)
    if lines.count_calls(kind, code) != len(layers):
        return None
    return lines.of_call(kind, code, next(i for i, layer in enumerate(layers) if layer is step.layer))


def _with_wrapped(layer: Layer | None) -> list[Layer]:
    """Return a layer and the one that it wraps, as Bidirectional does: both are made in the source."""
    wrapped = getattr(layer, "forward_layer", getattr(layer, "layer", None))
    return [found for found in (layer, wrapped) if isinstance(found, Layer)]


def _as_made(layers: list[Layer], kind: str) -> list[Layer]:
    """Return layers of one kind, given as they run, in the order they were made, where Keras named them all.

    It numbers the names: ``dense``, ``dense_1``. With names of the learner's own, they were likely made as they run.
    """
    pattern = rf"(?:forward_)?{to_snake_case(kind)}(?:_(\d+))?"
    named = [(layer, re.fullmatch(pattern, layer.name)) for layer in layers]
    numbers = {id(layer): int(name[1] or 0) for layer, name in named if name}
    if len(numbers) < len(layers):
        return layers
    return sorted(layers, key=lambda layer: numbers[id(layer)])
