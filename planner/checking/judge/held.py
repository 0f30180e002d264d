"""Compares what the layers of equal models hold besides figures: what is frozen, and in which precision they work."""

from keras.src.layers.layer import Layer

from planner.checking.judge.about import About
from planner.checking.judge.graph import Graph
from planner.checking.judge.made_at import line_of
from planner.checking.judge.steps import Step
from planner.domain.verdict import Finding


def compare_held(wanted: Graph, got: Graph, about: About) -> list[Finding]:
    """Return the first layer that is frozen or trained otherwise, or that computes in another precision."""
    pairs = list(zip(_weighted(wanted.steps), _weighted(got.steps), strict=False))
    return _frozen(pairs, about) or _precision(pairs, got.steps, about)


def _weighted(steps: list[Step]) -> list[Step]:
    """Return the steps whose layers hold weights, each layer once though it may be called often."""
    layers = {id(step.layer): step for step in reversed(steps) if step.layer is not None and step.layer.weights}
    return list(reversed(layers.values()))


def _frozen(pairs: list[tuple[Step, Step]], about: About) -> list[Finding]:
    for left, right in pairs:
        want, have = (_trained(step.layer) for step in (left, right))
        if want != have:
            state = "is trained, but should be frozen" if want < have else "is frozen, but should be trained"
            return [about.find("trainable", f"{right} in `{about.name}` {state}.", expected=want, actual=have)]
    return []


def _trained(layer: Layer | None) -> int:
    return len(layer.trainable_weights) if layer is not None else 0


def _precision(pairs: list[tuple[Step, Step]], steps: list[Step], about: About) -> list[Finding]:
    for left, right in pairs:
        want, have = (getattr(step.layer, "dtype_policy", None) for step in (left, right))
        asked, shown = (getattr(policy, "name", "") for policy in (want, have))
        if asked != shown:
            message = f"{right} in `{about.name}` works in {shown}; {asked} is asked for."
            line = line_of(right, steps, about.code)
            return [about.find("dtype", message, expected=asked, actual=shown, line=line)]
    return []
