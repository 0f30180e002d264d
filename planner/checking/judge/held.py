"""Compares what the layers of equal models hold besides figures: what is frozen, and in which precision they work.

A batch normalisation has statistics, too, that no optimizer trains: they move where it is told of training and
isn't frozen itself, whatever its weights are.
"""

from dataclasses import dataclass

import keras
from keras.src.layers.layer import Layer

from planner.checking.judge.about import About
from planner.checking.judge.graph import Graph
from planner.checking.judge.made_at import line_of
from planner.checking.judge.steps import Step
from planner.checking.judge.switches import HAND_ON
from planner.domain.verdict import Finding

_STILL = (
    "Freeze the layer itself, or the base that holds it: base.trainable = False. "
    "In a functional model training=False isn't enough: what fit says wins."  # measured in Keras 3.15
)
_OVERRULED = "Its own `trainable` is True, but what holds it is frozen, and that wins."


def compare_held(expected: keras.Model, actual: keras.Model, wanted: Graph, got: Graph, about: About) -> list[Finding]:
    """Return the first layer that is frozen or trained otherwise, or that computes in another precision."""
    pairs = list(zip(_held(wanted.steps, expected), _held(got.steps, actual), strict=False))
    return _frozen(pairs, about) or _moving(wanted, got, about) or _precision(pairs, got.steps, about)


@dataclass(frozen=True, slots=True)
class _Held:
    """A weight's step, whether it is trained, and the precision of its layer."""

    step: Step
    is_trained: bool
    precision: str


def _held(steps: list[Step], model: keras.Model) -> list[_Held]:
    """Return every weight in canonical order, those of each layer once though it may be called often.

    Trained is what the model trains: the flag of what holds a layer wins over the layer's own.
    """
    trained = {id(weight) for weight in model.trainable_weights}
    layers = {id(step.layer): step for step in reversed(steps) if step.layer is not None and step.layer.weights}
    return [
        held for step in reversed(layers.values()) if step.layer is not None for held in _of(step, step.layer, trained)
    ]


def _of(step: Step, layer: Layer, trained: set[int]) -> list[_Held]:
    precision = str(getattr(layer.dtype_policy, "name", ""))
    return [_Held(step, id(weight) in trained, precision) for weight in layer.weights]


def _frozen(pairs: list[tuple[_Held, _Held]], about: About) -> list[Finding]:
    for want, have in pairs:
        if want.is_trained != have.is_trained:
            state = "is frozen, but should be trained" if want.is_trained else "is trained, but should be frozen"
            asked, shown = ("trained" if held.is_trained else "frozen" for held in (want, have))
            message = f"{have.step} in `{about.name}` {state}."
            is_overruled = not have.is_trained and have.step.layer is not None and have.step.layer.trainable
            return [
                about.find("trainable", message, expected=asked, actual=shown, help=_OVERRULED if is_overruled else "")
            ]
    return []


def _moving(wanted: Graph, got: Graph, about: About) -> list[Finding]:
    """Return the first batch normalisation that goes by each batch in training where none should, or that doesn't."""
    pairs = zip(_normalizations(wanted).values(), _normalizations(got).values(), strict=False)
    for (_, asked), (step, moves) in pairs:
        if asked != moves:
            state = "goes by each batch in training, and its statistics move: it should stay as it is"
            if asked:
                state = "never goes by the batch, and its statistics never move: in training, too, it is at rest"
            message, line = f"{step} in `{about.name}` {state}.", line_of(step, got.steps, about.code)
            return [about.find("trainable", message, line=line, help=HAND_ON if asked else _STILL)]
    return []


def _normalizations(graph: Graph) -> dict[int, tuple[Step, bool]]:
    """Return every batch normalisation, and whether its statistics move in one of its calls."""
    told = {id(call.leaf) for call in graph.trace.calls if call.acts}
    return {
        id(step.layer): (step, step.layer.trainable and id(step.layer) in told)
        for step in graph.steps
        if isinstance(step.layer, keras.layers.BatchNormalization)
    }


def _precision(pairs: list[tuple[_Held, _Held]], steps: list[Step], about: About) -> list[Finding]:
    for want, have in pairs:
        if want.precision != have.precision:
            message = f"{have.step} in `{about.name}` works in {have.precision}; {want.precision} is asked for."
            line = line_of(have.step, steps, about.code)
            return [about.find("dtype", message, expected=want.precision, actual=have.precision, line=line)]
    return []
