"""What training sees of a model and inference doesn't: the same in two models, or they are not alike."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.configs import PER_WEIGHT, Config
from planner.checking.judge.families import general
from planner.checking.judge.step_arguments import seeds_of
from planner.checking.judge.steps import CUSTOM, Step

_HARDLY_SEEN = {"max_value", "threshold"}  # of an activation: figures too far out, or too small, to show in outputs
_ONLY_IN_TRAINING = ("dropout", "recurrent_dropout", "momentum", "synchronized", "renorm")


@dataclass(frozen=True, slots=True)
class _Weights:
    """How a layer's weights begin, None where that can't be read; and whether the layer acts in training."""

    figures: tuple[str, str] | None
    acts: bool


def train_alike(wanted: list[Step], got: list[Step]) -> bool:
    """Tell whether training sees the same in both."""
    left, right = _view(wanted), _view(got)
    return len(left) == len(right) and all(map(_alike, left, right))


def _alike(one: object, other: object) -> bool:
    if isinstance(one, _Weights) and isinstance(other, _Weights) and None in (one.figures, other.figures):
        return one.acts == other.acts
    return one == other


def _view(steps: list[Step]) -> list[object]:
    """Return it in order: what only acts in training by the size of what it acts on, weights by how they begin."""
    seen: set[int] = set()
    view: list[object] = []
    for step in steps:
        if step.only_in_training:
            sizes = [math.prod(axis or 0 for axis in shape[1:]) for shape in step.inputs]
            view.append((step.kind, repr(step.config), repr(step.per_weight), sizes))
        elif step.kind == ACTIVATION and step.config.keys() & _HARDLY_SEEN:
            view.append((step.kind, repr(step.config)))
        elif step.layer is not None and step.layer.weights and id(step.layer) not in seen:
            seen.add(id(step.layer))
            view += _of_weights(step)
        elif step.acts:
            view.append((step.kind, type(step.layer).__name__))
    return view


def _of_weights(step: Step) -> Iterator[_Weights]:
    """Return how a layer's weights begin and what it does to them; of a wrapper, for each layer in it."""
    if step.kind == CUSTOM:
        yield _Weights(None, step.acts)
        return
    inner = _wrapped(step.config)
    if inner is None:
        yield _figures(step.per_weight, step.config)
        return
    for _ in range(2 if step.kind == "Bidirectional" else 1):
        yield _figures({key: value for key, value in inner.items() if key.endswith(PER_WEIGHT)}, inner)


def _wrapped(config: Config) -> Config | None:
    match config.get("layer"):
        case (str(), *_, dict(inner)):
            return inner
    return None


def _figures(per_weight: Config, config: Config) -> _Weights:
    drawn = {key: general(value) for key, value in sorted(per_weight.items())}
    in_training = {key: config[key] for key in _ONLY_IN_TRAINING if key in config}
    return _Weights((repr(drawn), repr(in_training)), any(in_training.values()))


def seeds_missing(wanted: list[Step], got: list[Step]) -> bool:
    """Tell whether the reference gives seeds that the answer, otherwise alike, doesn't give."""
    left, right = ([seed for step in steps for seed in seeds_of(step).values()] for steps in (wanted, got))
    return any(seed is not None for seed in left) and left != right
