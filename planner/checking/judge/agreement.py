"""Compares what two models compute, on inputs of widely different size and with the same weights in both.

Weights are copied across in the order of the canonical steps and stirred a little, so that a bias that starts at
0 is seen; where the steps differ, a second time with every sign turned, so that an activation shows both of its
sides. Whatever was in the weights is put back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from planner.checking.judge.graph import INPUT, Graph
from planner.checking.judge.trace import Trace, own_weights, trace

_OF_SPREAD, _OF_SIZE, _OF_ALL = 1e-3, 1e-5, 1e-6  # of a sample's outputs, and of all: what rounding may make
_OF_HALF_SIZE = 1e-2  # the same for outputs in 16 bits, which hold two or three digits
_TELLING = 1e-2  # of their size: outputs that vary less from sample to sample prove nothing
_LEAST = 1e-30
_GENTLY, _HARD = 0.05, 0.5  # by how much weights are stirred
_STATISTICS = ("mean", "variance", "count")

Pair = tuple[keras.Variable, keras.Variable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether the outputs agree; whether they vary enough to tell; and the runs that showed it.

    ``predictions``: runs as the models predict, where code of the learner's own may do otherwise than in training.
    ``penalties``: what each model adds to its loss, for its weights and otherwise.
    ``order`` says which output of the answer stands for each of the reference's.
    """

    wanted: Graph
    got: Graph
    order: list[int]
    runs: list[tuple[Trace, Trace]]
    same_weights: bool
    predictions: list[tuple[Trace, Trace]] = field(default_factory=list)
    penalties: list[tuple[float, float]] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether the models give the same in every run."""
        return self.same_weights and all(self.outputs_alike(*run) for run in self.runs)

    @property
    def is_telling(self) -> bool:
        """Whether a run's outputs vary enough from sample to sample to tell models apart."""
        return any(self.tells(one) for one, _ in self.runs)

    @staticmethod
    def tells(run: Trace) -> bool:
        """Tell whether one run's outputs do."""
        return all(map(is_telling, keras.tree.flatten(run.outputs)))

    def outputs_alike(self, one: Trace, other: Trace) -> bool:
        """Tell whether the models give the same in one run."""
        wanted, got = keras.tree.flatten(one.outputs), keras.tree.flatten(other.outputs)
        return len(wanted) == len(got) and all(
            close(a, got[place]) for a, place in zip(wanted, self.order, strict=True)
        )

    def at(self, wanted: int, got: int) -> bool:
        """Tell whether a step of each model, or its input where the number is -1, gives the same in every run."""
        pairs = [(_result(self.wanted, wanted, one), _result(self.got, got, other)) for one, other in self.runs]
        known = all(a is not None and b is not None for a, b in pairs)
        return known and all(close(a, b) for a, b in pairs) and any(is_telling(a) for a, _ in pairs)


def _result(graph: Graph, index: int, run: Trace) -> Any:
    if index == INPUT:
        return keras.tree.flatten(run.inputs)[0]
    origin = graph.origins[index]
    if origin is None or origin.call >= len(run.calls):
        return None
    results = run.calls[origin.call].results
    return results[origin.output] if origin.output < len(results) else None


def weights_of(graph: Graph) -> list[keras.Variable]:
    """Return the weights in canonical order, those of each layer once though it may be called often."""
    layers = {id(step.layer): step.layer for step in graph.steps if step.layer is not None and step.layer.weights}
    held = [weight for holder in graph.trace.holders for weight in own_weights(holder)]
    return [*(weight for layer in layers.values() for weight in layer.weights), *held]


def paired(wanted: Graph, got: Graph) -> tuple[list[Pair], bool]:
    """Pair the weights as far as their shapes agree, and say whether that is to the end of both."""
    left, right = weights_of(wanted), weights_of(got)
    shaped = zip(left, right, strict=False)
    pairs = list(takewhile(lambda pair: tuple(pair[0].shape) == tuple(pair[1].shape), shaped))
    return pairs, len(pairs) == len(left) == len(right)


def agreement(  # noqa: PLR0913, PLR0917 - two models, each with its graph
    expected: keras.Model, actual: keras.Model, wanted: Graph, got: Graph, order: list[int], inputs: object, draws: int
) -> Agreement:
    """Run both models with equal weights, so many times, and return what came out.

    Where several runs hardly vary from sample to sample, one more with weights stirred hard may.
    """
    pairs, complete = paired(wanted, got)
    agreed = Agreement(wanted, got, order, [], complete)
    with _restored(pairs):
        generator = np.random.default_rng(7)
        for _ in range(draws):
            _stir(pairs, generator, _GENTLY, turned=bool(agreed.runs))
            agreed.runs.append((trace(expected, inputs), trace(actual, inputs)))
        if draws > 1 and not agreed.is_telling:
            _stir(pairs, generator, _HARD, turned=False)
            agreed.runs.append((trace(expected, inputs), trace(actual, inputs)))
        agreed.penalties.append((_penalty(expected), _penalty(actual)))
        if wanted.trace.is_switched or got.trace.is_switched:
            predict = partial(trace, inputs=inputs, training=False)
            agreed.predictions.append((predict(expected), predict(actual)))
    return agreed


def _penalty(model: keras.Model) -> float:
    return sum(float(loss) for loss in model.losses)


def _stir(pairs: list[Pair], generator: np.random.Generator, scale: float, *, turned: bool) -> None:
    for one, other in pairs:
        value = _stirred(one, generator, scale, turned=turned)
        one.assign(value)
        other.assign(value)


@contextmanager
def _restored(pairs: list[Pair]) -> Iterator[None]:
    before = [(weight, weight.numpy()) for pair in pairs for weight in pair]
    try:
        yield
    finally:
        for weight, value in before:
            weight.assign(value)


def _stirred(weight: keras.Variable, generator: np.random.Generator, scale: float, *, turned: bool) -> NDArray[Any]:
    value: NDArray[Any] = weight.numpy()
    if not keras.backend.is_float_dtype(weight.dtype) or weight.name in _STATISTICS:
        return value
    noisy: NDArray[Any] = value + generator.normal(scale=scale, size=value.shape).astype(value.dtype)
    if "variance" in weight.name:
        return np.asarray(np.abs(noisy) + 0.1, dtype=value.dtype)
    return -noisy if turned else noisy


def close(one: object, other: object) -> bool:
    """Compare outputs sample by sample, each by its own size, since the inputs are of widely different size.

    Where they hardly vary from sample to sample, by how much they vary: a model that hardly reacts hides nothing.
    """
    left, right = np.asarray(one), np.asarray(other)
    if left.shape != right.shape or left.dtype.kind != right.dtype.kind:
        return False
    if left.dtype.kind not in "fcV":
        return bool(np.array_equal(left, right))
    of_size = _OF_SIZE if left.dtype.itemsize > 2 and right.dtype.itemsize > 2 else _OF_HALF_SIZE
    left, right = left.astype("float64"), right.astype("float64")
    probabilities = of_size == _OF_SIZE and _are_probabilities(left) and _are_probabilities(right)
    left, right = (_unsaturated(left), _unsaturated(right)) if probabilities else (left, right)
    sizes = np.abs(left).max(axis=tuple(range(1, left.ndim)), keepdims=True, initial=0.0) if left.ndim else abs(left)
    tolerance = _OF_SPREAD * np.minimum(_spread(left), sizes) + of_size * sizes + _OF_ALL * _size(left)
    same = np.abs(left - right) <= tolerance
    return bool(np.all(same | (left == right) | (np.isnan(left) & np.isnan(right))))


def is_telling(output: object) -> bool:
    """Tell whether outputs vary enough from sample to sample."""
    values = np.asarray(output)
    if values.dtype.kind not in "fcV":
        return True
    values = values.astype("float64")
    values = _unsaturated(values) if _are_probabilities(values) else values
    return _spread(values) > _TELLING * _size(values)


def _are_probabilities(values: NDArray[Any]) -> bool:
    return bool(np.all((values >= 0) & (values <= 1)))


def _unsaturated(probabilities: NDArray[Any]) -> NDArray[Any]:
    """Return logarithms: where a probability saturates, they still tell models apart."""
    logarithms: NDArray[Any] = np.log(probabilities + _LEAST)
    return logarithms


def _spread(values: NDArray[Any]) -> float:
    """Return how much the outputs vary from sample to sample, at most."""
    return float(np.nanmax(np.ptp(values, axis=0), initial=0.0)) if values.ndim else 0.0


def _size(values: NDArray[Any]) -> float:
    return float(np.nanmax(np.abs(values), initial=0.0))
