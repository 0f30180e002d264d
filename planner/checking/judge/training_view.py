"""What training sees of a model and inference doesn't: the same in two models, or they are not alike."""

import math

from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.families import general
from planner.checking.judge.step_arguments import seeds_of
from planner.checking.judge.steps import CUSTOM, Step

_HARDLY_SEEN = {"max_value", "threshold"}  # of an activation: figures too far out, or too small, to show in outputs
_ONLY_IN_TRAINING = ("dropout", "recurrent_dropout", "momentum", "synchronized", "renorm")


def training_view(steps: list[Step]) -> list[object]:
    """Return it in order: what only acts in training by the size of what it acts on, weights by how they begin."""
    view: list[object] = []
    for step in steps:
        if step.only_in_training:
            sizes = [math.prod(axis or 0 for axis in shape[1:]) for shape in step.inputs]
            view.append((step.kind, repr(step.config), repr(step.per_weight), sizes))
        elif step.layer is not None and step.layer.weights:
            per_weight = step.per_weight if step.kind != CUSTOM else {}
            figures = {key: step.config[key] for key in _ONLY_IN_TRAINING if key in step.config}
            view.append((repr({key: general(value) for key, value in per_weight.items()}), repr(figures)))
        elif step.kind == ACTIVATION and step.config.keys() & _HARDLY_SEEN:
            view.append((step.kind, repr(step.config)))
        elif step.kind == CUSTOM and step.layer is not None and step.layer._call_has_training_arg:  # noqa: SLF001
            view.append((step.kind, type(step.layer).__name__))
    return view


def seeds_missing(wanted: list[Step], got: list[Step]) -> bool:
    """Tell whether the reference gives seeds that the answer, otherwise alike, doesn't give."""
    left, right = ([seed for step in steps for seed in seeds_of(step).values()] for steps in (wanted, got))
    return any(seed is not None for seed in left) and left != right
