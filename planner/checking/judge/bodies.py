"""What functions do: their code, what their arguments default to, and what they close over, and how to put it back."""

import types
from collections.abc import Iterable, Iterator
from contextlib import suppress
from operator import attrgetter, is_
from typing import Any, NamedTuple, TypeGuard

_CODE, _DEFAULTS = attrgetter("__code__"), attrgetter("__defaults__")
_INNER = ("__wrapped__", "__func__", "fget", "fset", "fdel")


class Bodies(NamedTuple):
    """Functions, with what they were made of."""

    functions: tuple[types.FunctionType, ...]
    codes: tuple[types.CodeType, ...]
    defaults: tuple[tuple[Any, ...] | None, ...]
    cells: tuple[tuple[types.CellType, object, str], ...] = ()


def bodies_of(values: Iterable[object], *, inner: bool = False) -> Bodies:
    """Take down the functions among the values; with ``inner`` those inside decorators and properties, too."""
    found = {id(f): f for value in values for f in (_functions(value) if inner else [value]) if _is_function(f)}
    functions = tuple(found.values())
    cells = tuple(cell for function in functions for cell in _cells(function)) if inner else ()
    return Bodies(functions, tuple(map(_CODE, functions)), tuple(map(_DEFAULTS, functions)), cells)


def restore_bodies(kept: Bodies) -> str:
    """Put everything back; return the name of a function that was changed, empty where none was."""
    same_code = all(map(is_, map(_CODE, kept.functions), kept.codes))
    changed = "" if same_code and all(map(is_, map(_DEFAULTS, kept.functions), kept.defaults)) else _put_back(kept)
    for cell, contents, name in kept.cells:
        if cell.cell_contents is not contents:
            cell.cell_contents, changed = contents, name
    return changed


def _put_back(kept: Bodies) -> str:
    changed = ""
    for function, code, defaults in zip(kept.functions, kept.codes, kept.defaults, strict=True):
        if function.__code__ is not code or function.__defaults__ is not defaults:
            function.__code__, function.__defaults__ = code, defaults
            changed = _title(function)
    return changed


def _is_function(value: object) -> TypeGuard[types.FunctionType]:
    return type(value) is types.FunctionType


def _functions(value: object) -> Iterator[Any]:
    """Yield a value, and what it wraps, at any depth."""
    yield value
    if _is_function(value) or isinstance(value, property | classmethod | staticmethod) or is_cache(value):
        for name in _INNER:
            inner = getattr(value, name, None)
            if inner is not None:
                yield from _functions(inner)


def is_cache(value: object) -> bool:
    """Tell whether a function keeps its results, as `functools.cache` makes it."""
    return callable(getattr(value, "cache_clear", None)) and not isinstance(value, type)


def _cells(function: types.FunctionType) -> Iterator[tuple[types.CellType, object, str]]:
    for cell in function.__closure__ or ():
        with suppress(ValueError):  # an empty one
            yield cell, cell.cell_contents, _title(function)


def _title(function: types.FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"
