"""Says what of a model is already right, so that a learner sees progress from run to run."""

import keras

from planner.checking.judge import batches
from planner.checking.judge.about import About
from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.difference import steps_alike
from planner.checking.judge.graph import Graph


def note_input(expected: keras.Model, about: About) -> None:
    """Note the input's shape, where the reference says what it has to be."""
    shapes = batches.input_shapes(expected)
    if shapes:
        about.note(f"input {', '.join(str(shape[1:]) for shape in shapes)}")


def note_steps(wanted: Graph, got: Graph, about: About) -> None:
    """Note the layers that are right from the start on, counted as one types them."""
    alike = steps_alike(wanted, got)
    layers = [step for step in got.steps[:alike] if step.kind != ACTIVATION]
    if not layers:
        return
    if alike == len(wanted.steps) == len(got.steps):
        about.note("every layer" if len(layers) > 1 else "its layer")
        return
    # A layer whose activation is the difference is not right yet.
    if alike < len(wanted.steps) and ACTIVATION in {s.kind for g in (wanted, got) for s in g.steps[alike : alike + 1]}:
        layers = layers[:-1]
    if layers:
        upto = f"layers up to the {_ordinal(len(layers))}, " if len(layers) > 1 else "the first layer, "
        about.note(upto + str(layers[-1]))


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
