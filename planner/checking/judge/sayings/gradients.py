"""Tells whether what is None is a gradient: by where the names in the failing expression got their values."""

import ast
from collections.abc import Iterator, Mapping

from tensorflow.python.ops.resource_variable_ops import _UnreadVariable

from planner.checking.judge.sayings.place import Place

Words = Mapping[str, str]


def gradient_missing(place: Place, words: Words) -> Words | None:
    """Return the words where what failed for being None came from a tape.

    Where no name in the expression is known to be None, it may be a call of a graph, in which one is.
    """
    names = _names_of_gradients(place.tree)
    if place.part is None:
        return words if names else None
    empty = {node.id for node in _names_in(place.part) if _holds_none(place, node.id)}
    inside = {node.name for node in ast.walk(place.tree) if isinstance(node, ast.FunctionDef) and _asks(node)}
    return words if (empty & names if empty else _gives_gradient(place.part, names | inside)) else None


def gradient_of_assigned(place: Place, words: Words) -> Words | None:
    """Return the name that a tape was asked about and that holds what an assignment returned, not the variable."""
    for node in ast.walk(place.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="gradient"), args=[_, by]):
                held = [one.id for one in _names_in(by) if isinstance(place.names.get(one.id), _UnreadVariable)]
                if held and gradient_missing(place, words):
                    return {**words, "name": held[0]}
    return None


def _holds_none(place: Place, name: str) -> bool:
    """Tell whether a name stands for None, or for a container with one in it."""
    value = place.names.get(name, place)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
    return any(part is None for part in parts)


def _names_of_gradients(tree: ast.AST) -> set[str]:
    """Return the names that hold what a tape gave or was made of it, and the functions that return that."""
    steps, names = list(_steps(tree)), set[str]()
    while found := {one for targets, value in steps if _gives_gradient(value, names) for one in targets} - names:
        names |= found
    return names


def _steps(tree: ast.AST) -> Iterator[tuple[list[str], ast.expr]]:
    """Yield the names that are set, with what they are set to; a function's name, with what it returns."""
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                yield [name.id for target in targets for name in _names_in(target)], value
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                yield [name.id for name in _names_in(target)], value
            case ast.Call(func=ast.Name(id=function), args=values) if function in functions:
                yield from (
                    ([one.arg], value) for one, value in zip(functions[function].args.args, values, strict=False)
                )
            case ast.FunctionDef(name=function):
                returns = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value)
                yield from (([function], value) for value in returns)


def _gives_gradient(value: ast.expr, names: set[str]) -> bool:
    """Tell whether an expression asks a tape for a gradient, or has one of the names in it."""
    return _asks(value) or any(node.id in names for node in _names_in(value))


def _asks(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "gradient" for node in ast.walk(tree))


def _names_in(tree: ast.AST) -> list[ast.Name]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
