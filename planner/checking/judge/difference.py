"""Names the first step in which two models differ, in a sentence about the layers as one types them."""

import difflib
import re

from keras.src.layers.layer import Layer
from keras.src.utils.naming import to_snake_case

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.steps import ACTIVATION, RESHAPE, Step
from planner.domain.verdict import Finding

_ARGUMENT_RULES = {"return_sequences": "return-sequences", "shape": "output-shape"}


def first_difference(wanted: list[Step], got: list[Step], about: About) -> Finding | None:
    """Return the first difference of the canonical steps, None where there is none.

    Steps are aligned by kind and arguments first, so that of two dense layers the one that is missing is named;
    within a stretch that differs, by kind alone, so that a layer with another figure is told as that.
    """
    matcher = difflib.SequenceMatcher(None, [*map(_key, wanted)], [*map(_key, got)], autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            found = _first_argument(wanted[i:i_end], got[j:j_end], got, about)
        else:
            found = _within(wanted[i:i_end], got[j:j_end], j, got, about)
        if found:
            return found
    return None


def _key(step: Step) -> tuple[str, str]:
    return step.kind, repr(sorted(step.config.items()))


def _first_argument(wanted: list[Step], part: list[Step], got: list[Step], about: About) -> Finding | None:
    found = (_arguments(left, right, got, about) for left, right in zip(wanted, part, strict=True))
    return next((finding for finding in found if finding), None)


def _within(wanted: list[Step], part: list[Step], offset: int, got: list[Step], about: About) -> Finding | None:
    """Name the first difference of a stretch; ``offset`` is where ``part`` begins in ``got``."""
    matcher = difflib.SequenceMatcher(None, [s.kind for s in wanted], [s.kind for s in part], autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "insert":
            return _extra(part[j], _before(got, offset + j), got, about)
        if what == "delete":
            return _missing(wanted[i], _before(got, offset + j), got, about)
        if what == "replace":
            return _replaced(wanted[i], part[j], got, about)
        found = _first_argument(wanted[i:i_end], part[j:j_end], got, about)
        if found:
            return found
    return None


def _before(got: list[Step], position: int) -> Step | None:
    """Return the layer before a position: an activation belongs to the layer that it follows."""
    earlier = [step for step in got[:position] if step.kind != ACTIVATION]
    return earlier[-1] if earlier else None


def _place(before: Step | None) -> str:
    return f"after {before}" if before else "at the start"


def _missing(step: Step, before: Step | None, got: list[Step], about: About) -> Finding:
    line = _line(before, got, about) if before else None
    if step.kind == ACTIVATION:
        message = (
            f"{_place(before).capitalize()}, {step} is missing."
            if not before
            else f"{before} has no activation: {step} is asked for."
        )
        return about.find("activation", message, expected=str(step), actual="none", line=line)
    name = "Flatten or a pooling over the whole map" if step.kind == RESHAPE else str(step)
    message = f"{name} is missing {_place(before)}."
    return about.find("layer-missing", message, expected=str(step), line=line)


def _extra(step: Step, before: Step | None, got: list[Step], about: About) -> Finding:
    line = _line(step, got, about) or _line(before, got, about)
    if step.kind == ACTIVATION:
        message = f"{before} has {step}, but none is asked for." if before else f"{step} at the start isn't asked for."
        return about.find("activation", message, expected="none", actual=str(step), line=line)
    return about.find("layer-extra", f"{step} {_place(before)} is not asked for.", actual=str(step), line=line)


def _replaced(want: Step, have: Step, got: list[Step], about: About) -> Finding:
    line = _line(have, got, about)
    if ACTIVATION in (want.kind, have.kind):
        position = got.index(have)
        before = _before(got, position)
        return _missing(want, before, got, about) if want.kind == ACTIVATION else _extra(have, before, got, about)
    message = f"{have} stands where {want} is asked for."
    return about.find("layer-kind", message, expected=str(want), actual=str(have), line=line)


def _arguments(want: Step, have: Step, got: list[Step], about: About) -> Finding | None:
    line = _line(have, got, about)
    if want.kind == ACTIVATION and want.config != have.config:
        shown, asked = have.config["name"], want.config["name"]
        before = _before(got, next(i for i, step in enumerate(got) if step is have))
        where = f"{before}" if before else "The model"
        more = "" if shown != asked else f" with {_differing(want.config, have.config)}"
        message = f"{where} has {shown} activation{more}; {asked} is asked for."
        return about.find("activation", message, expected=asked, actual=shown, line=line or _line(before, got, about))
    for key in [*want.config, *(key for key in have.config if key not in want.config)]:
        left, right = want.config.get(key), have.config.get(key)
        if left != right and not (
            isinstance(left, float) and isinstance(right, float | int) and abs(left - right) < 1e-6
        ):
            rule = _ARGUMENT_RULES.get(key, "layer-argument")
            message = f"{have} has {key}={_value(right)}; {_value(left)} is asked for."
            if (
                isinstance(left, tuple)
                and isinstance(right, tuple)
                and isinstance(left[-1], dict)
                and isinstance(right[-1], dict)
            ):
                rule, message = _wrapped(have, left, right)
            return about.find(rule, message, expected=_value(left), actual=_value(right), line=line)
    return _per_weight(want, have, line, about)


def _wrapped(have: Step, want_layer: tuple[object, ...], layer: tuple[object, ...]) -> tuple[str, str]:
    """Say how the layer inside a wrapper such as Bidirectional differs."""
    if want_layer[0] != layer[0]:
        return "layer-kind", f"{have.kind} wraps {layer[0]}; {want_layer[0]} is asked for."
    wanted, got = want_layer[-1], layer[-1]
    if not (isinstance(wanted, dict) and isinstance(got, dict)):
        return "layer-argument", f"{have} wraps another layer than asked."
    key = next(key for key in [*wanted, *got] if wanted.get(key) != got.get(key))
    rule = _ARGUMENT_RULES.get(key, "layer-argument")
    return (
        rule,
        f"The {layer[0]} in {have.kind} has {key}={_value(got.get(key))}; {_value(wanted.get(key))} is asked for.",
    )


def _per_weight(want: Step, have: Step, line: int | None, about: About) -> Finding | None:
    for key in dict.fromkeys([*want.per_weight, *have.per_weight]):
        left, right = want.per_weight.get(key), have.per_weight.get(key)
        if left != right:
            rule = (
                "regularizer" if "regularizer" in key else "initializer" if "initializer" in key else "layer-argument"
            )
            message = f"{have} has {key}={_value(right)}; {_value(left)} is asked for."
            return about.find(rule, message, expected=_value(left), actual=_value(right), line=line)
    return None


def _differing(want: dict[str, object], have: dict[str, object]) -> str:
    return ", ".join(f"{key}={_value(have.get(key))}" for key in {**want, **have} if want.get(key) != have.get(key))


def _value(value: object) -> str:
    """Show an argument as one would type it."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], dict):
        return f"{value[0]}({', '.join(f'{k}={_value(v)}' for k, v in value[1].items())})"
    return repr(round(value, 6) if isinstance(value, float) else value)


def _line(step: Step | None, got: list[Step], about: About) -> int | None:
    """Return the line where the step's layer is made, where the source makes as many as the model has."""
    if step is None or step.layer is None:
        return None
    kind = type(step.layer).__name__
    every = dict.fromkeys(layer for other in got for layer in _with_wrapped(other.layer))
    layers = _as_made([layer for layer in every if type(layer).__name__ == kind], kind)
    if lines.count_calls(kind, about.code) != len(layers):
        return None
    return lines.of_call(kind, about.code, next(i for i, layer in enumerate(layers) if layer is step.layer))


def _with_wrapped(layer: Layer | None) -> list[Layer]:
    """Return a layer and the one that it wraps, as Bidirectional does: both are made in the source."""
    wrapped = getattr(layer, "forward_layer", getattr(layer, "layer", None))
    return [found for found in (layer, wrapped) if isinstance(found, Layer)]


def _as_made(layers: list[Layer], kind: str) -> list[Layer]:
    """Return layers of one kind, given as they run, in the order they were made, where Keras named them all.

    It numbers the names: ``dense``, ``dense_1``. With names of the learner's own, they were likely made as they run.
    """
    pattern = rf"(?:forward_)?{to_snake_case(kind)}(?:_(\d+))?"
    named = [(layer, re.fullmatch(pattern, layer.name)) for layer in layers]
    numbers = {id(layer): int(name[1] or 0) for layer, name in named if name}
    if len(numbers) < len(layers):
        return layers
    return sorted(layers, key=lambda layer: numbers[id(layer)])
