"""Compares two layers of anyone's own making: what they do to data with equal weights, and what config brings back."""

from typing import Any

import keras
import numpy as np
from keras.src.layers.layer import Layer
from numpy.typing import NDArray

from planner.checking.judge.about import About
from planner.checking.judge.same import same
from planner.domain.rules import RULES
from planner.domain.verdict import Finding


def compare(expected: Layer, actual: Layer, x: Any, about: About, *, round_trip: bool) -> list[Finding]:
    """Return the first difference. What the answer's layer raises goes through."""
    expected(x, training=False)
    actual(x, training=False)
    return (
        _weights(expected, actual, about)
        or _outputs(expected, actual, x, about)
        or _training(expected, actual, x, about)
        or (_round_trip(actual, x, about) if round_trip else [])
    )


def _weights(expected: Layer, actual: Layer, about: About) -> list[Finding]:
    """Compare the shapes of what each layer holds, in any order, and what of it is trained."""
    for kind, rule in (("weights", "weights"), ("trainable_weights", "trainable")):
        want, have = (sorted(tuple(w.shape) for w in getattr(layer, kind)) for layer in (expected, actual))
        if want != have:
            what = kind.replace("_", " ")
            message = f"`{about.name}` has {what} of shapes {have}; {want} are asked for."
            return [about.find(rule, message, expected=want, actual=have, help=RULES[rule].help)]
    return []


def _outputs(expected: Layer, actual: Layer, x: Any, about: About) -> list[Finding]:
    """Compare the outputs in some order of the answer's weights: they may be made in any."""
    generator = np.random.default_rng(about.seed)
    drawn = [_drawn(weight, generator) for weight in expected.weights]
    expected.set_weights(drawn)
    wanted = expected(x, training=False)
    first: list[Finding] = []
    for order in _orders(expected, actual):
        actual.set_weights([drawn[number] for number in order])
        found = same(wanted, actual(x, training=False), about.part("(x)"))
        if not found:
            return []
        first = first or found
    return first


def _drawn(weight: Any, generator: np.random.Generator) -> NDArray[Any]:
    """Return a weight with noise, so that one that starts at 0 is seen; counters and seeds stay."""
    value: NDArray[Any] = np.asarray(weight)
    if value.dtype.kind != "f":
        return value
    return np.abs(value + generator.normal(scale=0.3, size=value.shape)).astype(value.dtype)


def _orders(expected: Layer, actual: Layer) -> list[list[int]]:
    """Return ways to match weights of equal shape: as they were made, and the other way round."""
    left, right = ([tuple(w.shape) for w in layer.weights] for layer in (expected, actual))
    ways = []
    for numbers in (range(len(left)), range(len(left) - 1, -1, -1)):
        free, order = list(numbers), []
        for shape in right:
            match = next(number for number in free if left[number] == shape)
            free.remove(match)
            order.append(match)
        ways.append(order)
    return ways if ways[0] != ways[-1] else ways[:1]


def _training(expected: Layer, actual: Layer, x: Any, about: About) -> list[Finding]:
    """Compare whether training makes a difference to the outputs: what is drawn there is nobody's to compare."""
    want, have = (_differs_in_training(layer, x) for layer in (expected, actual))
    if want == have:
        return []
    state = "does something else in training" if have else "does the same in training"
    asked = "the same" if have else "something else"
    message = f"`{about.name}` {state} as when it predicts; {asked} is asked for."
    return [
        about.find("outputs-differ", message, help="call takes training=False: what only training does asks for it.")
    ]


def _differs_in_training(layer: Layer, x: Any) -> bool:
    one, other = (keras.tree.flatten(layer(x, training=training)) for training in (False, True))
    return any(not np.allclose(np.asarray(a), np.asarray(b), atol=1e-6) for a, b in zip(one, other, strict=True))


def _round_trip(layer: Layer, x: Any, about: About) -> list[Finding]:
    """Make the layer anew from its config, as loading a saved model does, and compare the two."""
    wanted = layer(x, training=False)
    try:
        again = type(layer).from_config(layer.get_config())
        again(x, training=False)
        again.set_weights(layer.get_weights())
        comes_back = not same(wanted, again(x, training=False), about)
    except Exception:
        comes_back = False
    if comes_back:
        return []
    message = f"`{about.name}` does not come back from its config: get_config leaves out what __init__ takes."
    return [about.find("config-missing", message, help=RULES["config-missing"].help)]
