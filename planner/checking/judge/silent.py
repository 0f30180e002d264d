"""The mistakes of loss and last activation that Keras lets pass in silence."""

import keras

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.losses import PROBABILITY_LOSSES, canonical_loss
from planner.checking.judge.steps import CUSTOM, RESHAPE, Step
from planner.domain.verdict import Finding


def silent_mistakes(
    expected: keras.Model, actual: keras.Model, wanted: list[Step], got: list[Step], about: About
) -> list[Finding]:
    """Return what the loss and the last activation, going by the models' steps, don't make of each other."""
    if not (expected.compiled and actual.compiled) or isinstance(actual.loss, list | dict) or not (actual.loss and got):
        return []
    loss, config = canonical_loss(actual.loss)
    if loss not in PROBABILITY_LOSSES:
        return []
    last, from_logits = _last(got), bool(config.get("from_logits"))
    activation = last.config["name"] if last and last.kind == ACTIVATION else None
    if last and activation == "softmax" and last.outputs[0][-1] == 1:
        message = "softmax over a single unit is always 1: one unit takes sigmoid."
        return [about.find("softmax-one-unit", message, line=_line(about))]
    if from_logits and activation in ("softmax", "sigmoid"):
        message = f"The last layer's {activation} already gives probabilities, but the loss is told from_logits=True."
        return [about.find("from-logits", message, line=_line(about))]
    is_known = last is None or last.kind != CUSTOM  # a layer of one's own may activate
    asked = _last(wanted)
    if not from_logits and activation is None and is_known and asked and asked.kind == ACTIVATION:
        message = f"The last layer has no activation, so it gives logits, but {loss} expects probabilities."
        return [about.find("from-logits", message, line=_line(about))]
    return []


def _line(about: About) -> int | None:
    return lines.of_call("compile", about.code)


def _last(steps: list[Step]) -> Step | None:
    """Return the step whose figures come out, though they may be reshaped or partly dropped on the way."""
    return next((step for step in reversed(steps) if not (step.only_in_training or step.kind == RESHAPE)), None)
