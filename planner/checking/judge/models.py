"""Compares two Keras models by what they do.

One batch goes through both while their leaf layers are observed. Weights are copied across in the order of the
canonical steps and the outputs compared on inputs of widely different size: where they agree, and what only
training sees (dropout, augmentation, regularisers, initialisers, what is frozen) agrees too, the models are alike
however they were written. Where they don't, the first step that differs is named. Then comes how the model was
compiled, and whether it was trained.
"""

from dataclasses import dataclass

import keras
import numpy as np

from planner.checking.judge import batches, feedback
from planner.checking.judge.about import About
from planner.checking.judge.agreement import Agreement, agreement
from planner.checking.judge.bases import base_difference
from planner.checking.judge.compiled import compare_compiled
from planner.checking.judge.difference import first_difference
from planner.checking.judge.graph import Graph, build, listed
from planner.checking.judge.held import compare_held
from planner.checking.judge.layers import compare_state
from planner.checking.judge.outputs import output_keys, output_order, output_shapes
from planner.checking.judge.predicting import prediction_difference, turned_round
from planner.checking.judge.progress import note_input, note_steps
from planner.checking.judge.silent import silent_mistakes
from planner.checking.judge.trace import Trace, trace
from planner.checking.judge.trained import compare_training, is_untrained_copy
from planner.checking.judge.training_view import seeds_missing, train_alike
from planner.checking.judge.values import kind_of
from planner.checking.judge.wiring import wiring_difference
from planner.domain.verdict import Finding

_NOT_THERE = ("layer-missing", "layer-kind")  # what is found where a layer isn't called in training


def same_model(expected: keras.Model, actual: object, about: About) -> list[Finding]:
    """Return how the model differs: what it computes first, then how it is compiled and trained."""
    if not isinstance(actual, keras.Model):
        return [_no_model(actual, about)]
    found, order = _input_shape(expected, actual, about), None
    if not found:
        note_input(expected, about)
        found, order = _compare_computation(expected, actual, about)
    compiled = compare_compiled(expected, actual, order, found, about)
    trained = compare_training(expected, actual, about)
    # Of a copy of what was trained, compiled anew, that is the cause of whatever else differs.
    return [*found, *trained, *compiled] if is_untrained_copy(actual, about) else [*found, *compiled, *trained]


def _no_model(actual: object, about: About) -> Finding:
    if isinstance(actual, type):
        return about.find(
            "wrong-kind",
            f"`{about.name}` is the class {actual.__name__}: make one of it, {actual.__name__}().",
        )
    return about.find("wrong-kind", f"`{about.name}` is {kind_of(actual)}; a Keras model is asked for.")


def _input_shape(expected: keras.Model, actual: keras.Model, about: About) -> list[Finding]:
    wanted = batches.as_stated(batches.input_shapes(expected), about.solution)
    got = batches.as_stated(batches.input_shapes(actual, like=expected), about.code)
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


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both models, as graphs on one batch, and which of the answer's outputs stands for which."""

    expected: keras.Model
    actual: keras.Model
    wanted: Graph
    got: Graph
    order: list[int]
    inputs: object

    def agreement(self, draws: int) -> Agreement:
        return agreement(self.expected, self.actual, self.wanted, self.got, self.order, self.inputs, draws)


def _compare_computation(
    expected: keras.Model, actual: keras.Model, about: About
) -> tuple[list[Finding], list[int] | None]:
    """Return what differs, and the order of the answer's outputs where the computation is the same."""
    wanted_trace = reference_trace(expected, about)
    inputs = wanted_trace.inputs
    try:
        got_trace = trace(actual, inputs)
    except Exception as error:
        return [feedback.explain(error, about.answer_path, about.code)], None
    about.note("it builds and takes its input")
    keys = output_keys(wanted_trace, got_trace, actual, about)
    if keys:
        return keys, None
    wanted, got = build(wanted_trace), build(got_trace)
    order = output_order(wanted_trace, got_trace, actual, wanted, got)
    outputs = [got.outputs[place] for place in order]
    sides = _Sides(expected, actual, listed(wanted, wanted_trace), listed(got, got_trace, outputs), order, inputs)
    shape = output_shapes(wanted_trace, got_trace, order, about)
    found = _compare_graphs(sides, shape, about)
    if shape is None:
        about.note("the shape of its output")
    return found, order


def reference_trace(expected: keras.Model, about: About) -> Trace:
    """Return what the reference does with a batch that fits it, traced once where the drill gives no inputs."""
    if about.inputs:
        return trace(expected, batches.inputs_for(expected, about))
    return about.ahead.trace_of(expected, lambda: batches.inputs_for(expected, about))


def _compare_graphs(sides: _Sides, shape: Finding | None, about: About) -> list[Finding]:
    wanted, got = sides.wanted.steps, sides.got.steps
    difference = first_difference(sides.wanted, sides.got, about)
    wiring = wiring_difference(sides.wanted, sides.got, about)
    agreed = sides.agreement(draws=2 if difference or wiring else 1)
    # What is only spelt otherwise is passed over, unless nothing else is left to name.
    real = first_difference(sides.wanted, sides.got, about, agreed) if difference else None
    if agreed.holds and _is_same(sides, agreed, difference or wiring, real or wiring):
        note_steps(sides.wanted, sides.got, about)
        predicted = prediction_difference(agreed, about)
        held = compare_held(sides.expected, sides.actual, sides.wanted, sides.got, about)
        return [*predicted, *compare_state(wanted, got, about), *held] or _penalties(agreed, about)
    note_steps(sides.wanted, sides.got, about)
    difference = wiring or real or difference or shape or _outputs(about)
    turned = turned_round(difference, agreed, about) if difference.rule in _NOT_THERE else None
    difference = base_difference(difference, about) or turned or difference
    quiet = silent_mistakes(sides.expected, sides.actual, wanted, got, about)
    return quiet if quiet and difference.rule == "activation" else [*quiet, difference]


def _penalties(agreed: Agreement, about: About) -> list[Finding]:
    """Return that a model adds something else to its loss than asked; of Keras's layers the arguments told that."""
    want, have = agreed.penalties[0]
    if np.isclose(want, have, rtol=1e-3, atol=1e-6):
        return []
    message = f"`{about.name}` adds {have:.4g} to its loss; with the same weights {want:.4g} is asked for."
    help_text = "Look at what regularises the weights, and by which factor."
    return [about.find("regularizer", message, expected=f"{want:.4g}", actual=f"{have:.4g}", help=help_text)]


def _is_same(sides: _Sides, agreed: Agreement, difference: Finding | None, real: Finding | None) -> bool:
    """Tell whether models that give the same are: other steps are another way of writing it, if training agrees.

    Outputs that hardly vary from sample to sample prove nothing, unless each of the other steps gave the same where
    it stands, so that no ``real`` difference is left. A seed that is asked for is not seen in any.
    """
    if difference is None:
        return True
    wanted, got = sides.wanted.steps, sides.got.steps
    return (agreed.is_telling or real is None) and train_alike(wanted, got) and not seeds_missing(wanted, got)


def _outputs(about: About) -> Finding:
    return about.find("outputs-differ", f"`{about.name}` has the layers asked for, but computes something else.")
