"""What a verdict rests on, as it was before the answer ran, and how to put it back.

An answer may rebind what it likes: a function of Keras, of NumPy, of the judge. That must neither pass a wrong answer
nor fail a right one. Of the judge everything is kept, of the libraries what can be called, and modules, since their
other values are there to change. Whatever keeps them is a tuple, which no code can change.
"""

import builtins
import sys
import types
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import starmap
from operator import is_
from typing import Any, NamedTuple

from planner.checking.judge import bodies, tables
from planner.checking.judge.bodies import Bodies, bodies_of, restore_bodies
from planner.checking.judge.tables import Tables, restore_tables, tables_of

_JUDGE = "planner"
_LIBRARIES = {
    "keras", "numpy", "ast", "contextlib", "dataclasses", "enum", "functools", "inspect", "json", "linecache", "os",
    "posix", "re", "traceback",
}  # fmt: skip
_TENSORFLOW = "tensorflow"  # its public names only: all of them are ten times as many as all the others
_BUILTINS = vars(builtins)


class _Space(NamedTuple):
    """A module or class, the fixed names in it with their values, and all the names that it had."""

    owner: types.ModuleType | type
    names: tuple[str, ...]
    values: tuple[Any, ...]
    all_names: frozenset[str]

    @property
    def title(self) -> str:
        """What the owner is called where it is looked for."""
        return self.owner.__name__


class _Part(NamedTuple):
    """The names of some packages, what the functions among them do, and what their containers hold."""

    spaces: tuple[_Space, ...]
    bodies: Bodies
    tables: Tables


class Pristine(NamedTuple):
    """What there was of the judge, and of the libraries that it calls."""

    builtins: tuple[tuple[str, Any], ...]
    modules: tuple[tuple[str, types.ModuleType], ...]
    judge: _Part
    libraries: _Part


def remember() -> Pristine:
    """Take down the names of every module that counts, as they are now."""
    modules = tuple((name, module) for name, module in sys.modules.items() if _is_module(module))
    judge = [module for name, module in modules if _package(name) == _JUDGE]
    libraries = [module for name, module in modules if _package(name) in _LIBRARIES or name == _TENSORFLOW]
    return Pristine(tuple(_BUILTINS.items()), modules, _part(judge, whole=True), _part(libraries, whole=False))


def restore(kept: Pristine) -> str:
    """Put everything back; return a name of the judge's own that was changed, empty where none was."""
    _BUILTINS.update(kept.builtins)  # first, since all that follows calls them
    sys.modules.update(kept.modules)
    restore_bodies(kept.libraries.bodies)
    for space in kept.libraries.spaces:
        _restore_names(space)
    return restore_judge(kept)


def restore_judge(kept: Pristine) -> str:
    """Put the judge's own names back, and what they hold; return one that was changed, empty where none was."""
    judge = kept.judge
    changed = [
        restore_bodies(judge.bodies),
        *(_restore_names(space) or _added(space) for space in judge.spaces),
        restore_tables(judge.tables),
    ]
    return next(filter(None, changed), "")


def restoring_first(*modules: types.ModuleType) -> Callable[[], object]:
    """Return what puts back, when it is called and once, the functions here that put back, and these modules'.

    No code of Python runs in it, so that none of it can have been changed.
    """
    own = [(module, vars(module)) for module in (sys.modules[__name__], bodies, tables, *modules)]
    fixed = [(module, name, value) for module, names in own for name, value in names.items() if not _is_dunder(name)]
    functions = bodies_of(value for module, _, value in fixed if getattr(value, "__module__", "") == module.__name__)
    codes = [(function, "__code__", code) for function, code in zip(functions.functions, functions.codes, strict=True)]
    return partial(deque, starmap(object.__setattr__, [*fixed, *codes]), 0)


def _is_dunder(name: str) -> bool:
    return name.startswith("__")


def _part(modules: list[types.ModuleType], *, whole: bool) -> _Part:
    spaces = tuple(_spaces(modules, whole=whole))
    kept = bodies_of((value for space in spaces for value in space.values), inner=whole)
    named = (
        (f"{space.title}.{name}", value)
        for space in spaces
        for name, value in zip(space.names, space.values, strict=True)
        if whole and not _is_dunder(name)
    )
    return _Part(spaces, kept, tables_of(named, kept.functions if whole else ()))


def _package(name: str) -> str:
    return name.partition(".")[0]


def _is_module(module: object) -> bool:
    return type(module) is types.ModuleType  # a lazy one would be loaded by a look at it


def _spaces(modules: list[types.ModuleType], *, whole: bool) -> Iterator[_Space]:
    seen: set[int] = set()
    for module in modules:
        yield _space(module, vars(module), whole=whole)
        for value in list(vars(module).values()):
            if isinstance(value, type) and value.__module__ == module.__name__ and id(value) not in seen:
                seen.add(id(value))
                yield _space(value, vars(value), whole=whole)


def _space(owner: types.ModuleType | type, names: Mapping[str, Any], *, whole: bool) -> _Space:
    fixed = {name: value for name, value in names.items() if whole or _is_fixed(value)}
    return _Space(owner, tuple(fixed), tuple(fixed.values()), frozenset(names))


def _is_fixed(value: object) -> bool:
    return callable(value) or _is_module(value) or isinstance(value, property | classmethod | staticmethod)


def _restore_names(space: _Space) -> str:
    """Put the names of one owner back; return the first that was not what it had been."""
    now = vars(space.owner)
    if all(map(is_, map(now.get, space.names), space.values)):
        return ""
    changed = [pair for pair in zip(space.names, space.values, strict=True) if now.get(pair[0]) is not pair[1]]
    for name, value in changed:
        put = type.__setattr__ if isinstance(space.owner, type) else types.ModuleType.__setattr__
        put(space.owner, name, value)
    return f"{space.title}.{changed[0][0]}"


def _added(space: _Space) -> str:
    """Take away what was added to the judge and can be called: it may stand in front of a built-in function."""
    now = vars(space.owner)
    if space.all_names.issuperset(now):
        return ""
    added = [name for name, value in list(now.items()) if name not in space.all_names and callable(value)]
    for name in added:
        delattr(space.owner, name)
    return f"{space.title}.{added[0]}" if added else ""
