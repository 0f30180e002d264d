"""Where in a learner's source something stands: the definition of a name, a call, an argument."""

import ast
import difflib
import re
from collections.abc import Container


def _tree(code: str) -> ast.Module:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module(body=[], type_ignores=[])


def _targets(node: ast.AST) -> list[str]:
    match node:
        case ast.Assign(targets=targets):
            return [name.id for t in targets for name in ast.walk(t) if isinstance(name, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return [name]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
    return []


def of_name(name: str, code: str) -> int | None:
    """Return the line of the last definition of a name (or of the name that a dotted path starts with)."""
    root = re.split(r"[.\[(]", name)[0]
    found = [node.lineno for node in ast.walk(_tree(code)) if root in _targets(node) and hasattr(node, "lineno")]
    return max(found, default=None)


def near_name(name: str, code: str) -> str:
    """Return the defined name that looks most like the one missing, or nothing."""
    defined = [target for node in ast.walk(_tree(code)) for target in _targets(node)]
    return next(iter(difflib.get_close_matches(name, defined, n=1, cutoff=0.6)), "")


def of_call(function: str, code: str, occurrence: int = 0) -> int | None:
    """Return the line of the n-th call of a function or method by its last name, counting from 0.

    None where there are fewer such calls in the source, as with layers that a loop adds.
    """
    calls = [
        (node.lineno, node.col_offset)
        for node in ast.walk(_tree(code))
        if isinstance(node, ast.Call) and _last_name(node.func) == function
    ]
    return sorted(calls)[occurrence][0] if occurrence < len(calls) else None


def of_method(name: str, method: str, code: str) -> int | None:
    """Return the line that last calls a method of a name; without one, that of the only call by that last name."""
    calls = [call for _, call in calls_of((method,), code)]
    own = [call for call in calls if isinstance(call.func, ast.Attribute) and _last_name(call.func.value) == name]
    told = own or (calls if len(calls) == 1 else [])
    return max((call.lineno for call in told), default=None)


def count_calls(function: str, code: str) -> int:
    """Return how often the source calls a function by that last name."""
    return len(calls_of((function,), code))


def calls_of(functions: Container[str], code: str) -> list[tuple[str, ast.Call]]:
    """Return the calls of functions by their last names, each with that name."""
    calls = [(_last_name(node.func), node) for node in ast.walk(_tree(code)) if isinstance(node, ast.Call)]
    return [(name, call) for name, call in calls if name in functions]


def is_given(function: str, argument: str, place: int | None, code: str) -> bool:
    """Tell whether a call of a function by that last name gives an argument, by its name or in its place."""
    calls = [call for _, call in calls_of((function,), code)]
    by_name = any(keyword.arg == argument for call in calls for keyword in call.keywords)
    return by_name or (place is not None and any(len(call.args) > place for call in calls))


def calls_for(name: str, function: str, code: str) -> bool:
    """Tell whether the last definition of a name calls a function or method by that last name."""
    made = [node for node in ast.walk(_tree(code)) if isinstance(node, ast.Assign) and name in _targets(node)]
    last = max(made, key=lambda node: node.lineno, default=None)
    calls = [node.func for node in ast.walk(last.value) if isinstance(node, ast.Call)] if last else []
    return function in map(_last_name, calls)


def _last_name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""
