"""Compares what layers hold besides their arguments: vocabularies, statistics; and layers on their own."""

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from planner.checking.judge.about import About
from planner.checking.judge.configs import Config, config_of
from planner.checking.judge.kinds import is_of_keras, kind_of
from planner.checking.judge.step_arguments import shown
from planner.checking.judge.steps import Step
from planner.checking.judge.words import WAYS, words_of_both
from planner.domain.verdict import Finding


def compare_state(wanted: list[Step], got: list[Step], about: About) -> list[Finding]:
    """Compare, layer by layer, what was adapted to data: it is no weight to be copied, but part of the answer."""
    left = [step.layer for step in wanted if _is_adapted(step.layer)]
    right = [step.layer for step in got if _is_adapted(step.layer)]
    for expected, actual in zip(left, right, strict=False):
        findings = same_state(expected, actual, about)
        if findings:
            return findings
    return []


def _is_adapted(layer: object) -> bool:
    return isinstance(layer, keras.layers.Normalization) or hasattr(layer, "get_vocabulary")


def same_state(expected: object, actual: object, about: About) -> list[Finding]:
    """Compare the vocabulary or the statistics of two layers that were adapted."""
    if isinstance(expected, keras.layers.Normalization) and isinstance(actual, keras.layers.Normalization):
        return _same_statistics(expected, actual, about)
    if hasattr(expected, "get_vocabulary") and hasattr(actual, "get_vocabulary"):
        return _same_vocabulary(expected.get_vocabulary(), actual.get_vocabulary(), about)
    return []


def _same_statistics(
    expected: keras.layers.Normalization, actual: keras.layers.Normalization, about: About
) -> list[Finding]:
    want, have = _statistics(expected), _statistics(actual)
    if all(w.shape == h.shape and np.allclose(w, h, rtol=1e-3, atol=1e-5) for w, h in zip(want, have, strict=True)):
        return []
    if np.allclose(have[0], 0) and np.allclose(have[1], 1):
        return [
            about.find(
                "unscaled-input",
                "The Normalization layer was never adapted: call adapt(...) on the training data.",
            )
        ]
    message = "The Normalization layer was adapted to other data than asked: to the training data, and only to it."
    return [about.find("test-leak", message, expected=want[0], actual=have[0])]


def _statistics(layer: keras.layers.Normalization) -> list[NDArray[Any]]:
    """Return mean and variance: adapted, given as arguments, or the 0 and 1 of a layer that knows neither yet."""
    if layer.input_mean is not None:
        found = [layer.input_mean, layer.input_variance]
    else:
        found = [layer.mean, layer.variance] if layer.built else [0.0, 1.0]
    return [np.asarray(figure, dtype="float64").ravel() for figure in found]


def _same_vocabulary(want: list[str], have: list[str], about: About) -> list[Finding]:
    if want == have:
        return []
    if len(want) != len(have):
        message = f"The vocabulary has {len(have)} entries; {len(want)} are asked for."
    else:
        place = next(i for i, (w, h) in enumerate(zip(want, have, strict=True)) if w != h)
        message = f"The vocabulary holds {have[place]!r} at index {place}; {want[place]!r} is asked for."
    foreign = [word for word in have if word not in set(want)][:3]
    help_text = f"Words that shouldn't be there: {', '.join(map(repr, foreign))}." if foreign else ""
    return [about.find("vocabulary", message, expected=want[:8], actual=have[:8], help=help_text)]


def same_layer(expected: keras.layers.Layer, actual: object, about: About) -> list[Finding]:
    """Compare two layers that stand alone: class, arguments, and what they were adapted to."""
    want, have = kind_of(expected), kind_of(actual)
    custom = not is_of_keras(expected)
    if not isinstance(actual, keras.layers.Layer) or (want != have and not custom):
        return [
            about.find("wrong-kind", f"`{about.name}` is a {have}; {want} is asked for.", expected=want, actual=have)
        ]
    found = None if custom else _argument(expected, actual, about)
    if found:
        return [found]
    if expected.trainable != actual.trainable:
        return [
            about.find(
                "trainable",
                f"`{about.name}` has trainable={actual.trainable}; {expected.trainable} is asked for.",
            )
        ]
    return same_state(expected, actual, about)


def _argument(expected: keras.layers.Layer, actual: keras.layers.Layer, about: About) -> Finding | None:
    """Return the first argument that differs; those that make words of texts count by the words."""
    wanted, got = config_of(expected), config_of(actual)
    keys = [key for key, value in wanted.items() if got.get(key) != value]
    ways = [key for key in keys if key in WAYS]
    words = words_of_both(expected, actual, about) if ways else []
    other = next((each for each in words if each.wanted != each.got), None)
    if words and not other:
        keys = [key for key in keys if key not in WAYS]
    if not keys:
        return None
    asked, has = shown(wanted[keys[0]]), shown(got.get(keys[0]))
    message = f"`{about.name}` has {keys[0]}={has}; {asked} is asked for."
    if other and keys[0] in WAYS:
        message = f"`{about.name}` has {_listed(got, ways)} and {other}. {_listed(wanted, ways)} would do that."
    return about.find("layer-argument", message, expected=asked, actual=has)


def _listed(config: Config, keys: list[str]) -> str:
    return ", ".join(f"{key}={shown(config.get(key))}" for key in keys)
