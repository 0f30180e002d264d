"""Tells a base of `keras.applications`, or the scaling that goes with one, that isn't the one asked for.

Its layers are none that the learner wrote, so that the first of them that differs says nothing: the call does.
"""

import ast
import inspect
from dataclasses import dataclass, replace

import keras

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.steps import RESCALING
from planner.domain.verdict import Finding

_LAYERS_DIFFER = ("layer-kind", "layer-missing", "layer-extra", "layer-argument", "activation", "output-shape")
_NOT_WITHIN = {
    "weights", "input_tensor", "input_shape", "pooling", "name", "classes", "classifier_activation", "dropout",
}  # fmt: skip
_SCALING = "preprocess_input"


def base_difference(difference: Finding, about: About) -> Finding | None:
    """Return in which network, or in which of its arguments, a base differs, where models differ in their layers."""
    if difference.rule not in _LAYERS_DIFFER:
        return None
    want, have = _base(about.solution), _base(about.code)
    if want is None or have is None:
        return None
    if want.name != have.name:
        message = f"{have.name} stands where {want.name} is asked for."
        return about.find("layer-kind", message, expected=want.name, actual=have.name, line=have.line)
    for key in (key for key in want.arguments if key in have.arguments):
        left, right = want.arguments[key], have.arguments[key]
        if left != right:
            message = f"{have.name} has {key}={right!r}; {left!r} is asked for."
            return about.find("layer-argument", message, expected=left, actual=right, line=have.line)
    return _scaling(difference, about)


@dataclass(frozen=True, slots=True)
class _Base:
    """The one call that makes a base: the network's name, and the arguments whose values can be read."""

    name: str
    line: int
    arguments: dict[str, object]


def _base(code: str) -> _Base | None:
    """Return the base that a source makes, None where it makes none or several."""
    networks = {name: made for name, made in vars(keras.applications).items() if inspect.isfunction(made)}
    calls = lines.calls_of(networks, code)
    if len(calls) != 1:
        return None
    ((name, call),) = calls
    parameters = inspect.signature(networks[name]).parameters
    given = dict(zip(parameters, call.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    defaults = {
        key: parameter.default for key, parameter in parameters.items() if key not in _NOT_WITHIN | given.keys()
    }
    read = {key: node.value for key, node in given.items() if key not in _NOT_WITHIN and isinstance(node, ast.Constant)}
    return _Base(name, call.lineno, defaults | read)


def _scaling(difference: Finding, about: About) -> Finding | None:
    """Return that another network's way of scaling stands where one is asked for that differs from it."""
    calls = lines.calls_of((_SCALING,), about.code)
    if not (calls and difference.expected.startswith(RESCALING)):
        return None
    message = f"`{ast.unparse(calls[0][1].func)}` is another network's scaling than the one that is asked for."
    return replace(difference, rule="layer-kind", message=message, actual=_SCALING, line=calls[0][1].lineno)
