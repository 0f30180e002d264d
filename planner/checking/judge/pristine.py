"""The functions and classes that a verdict rests on, as they were before the answer ran, and how to put them back.

An answer may rebind what it likes: a function of Keras, of NumPy, of the judge. That must neither pass a wrong answer
nor fail a right one. Kept is what can be called, and modules, since other values are there to change. Whatever keeps
them is a tuple, which no code can change.
"""

import builtins
import sys
import types
from collections.abc import Iterator, Mapping
from operator import attrgetter, is_
from typing import Any, NamedTuple

_JUDGE = "planner"
_LIBRARIES = {"keras", "numpy", "json", "os", "posix", "inspect", "traceback", "linecache", "re", "ast"}
_TENSORFLOW = "tensorflow"  # its public names only: all of them are ten times as many as all the others
_BUILTINS = vars(builtins)
_CODE, _DEFAULTS = attrgetter("__code__"), attrgetter("__defaults__")


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
    """The names of some packages, and what the functions among them do."""

    spaces: tuple[_Space, ...]
    functions: tuple[types.FunctionType, ...]
    codes: tuple[types.CodeType, ...]
    defaults: tuple[tuple[Any, ...] | None, ...]


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
    return Pristine(tuple(_BUILTINS.items()), modules, _part(judge), _part(libraries))


def restore(kept: Pristine) -> str:
    """Put everything back; return a name of the judge's own that was changed, empty where none was."""
    _BUILTINS.update(kept.builtins)  # first, since all that follows calls them
    sys.modules.update(kept.modules)
    _restore_bodies(kept.libraries)
    for space in kept.libraries.spaces:
        _restore_names(space)
    return restore_judge(kept)


def restore_judge(kept: Pristine) -> str:
    """Put the judge's own names back; return one that was changed, empty where none was."""
    changed = [_restore_bodies(kept.judge), *(_restore_names(space) or _added(space) for space in kept.judge.spaces)]
    return next(filter(None, changed), "")


def _part(modules: list[types.ModuleType]) -> _Part:
    spaces = tuple(_spaces(modules))
    values = (value for space in spaces for value in space.values)
    functions = tuple({id(value): value for value in values if type(value) is types.FunctionType}.values())
    return _Part(spaces, functions, tuple(map(_CODE, functions)), tuple(map(_DEFAULTS, functions)))


def _package(name: str) -> str:
    return name.partition(".")[0]


def _is_module(module: object) -> bool:
    return type(module) is types.ModuleType  # a lazy one would be loaded by a look at it


def _spaces(modules: list[types.ModuleType]) -> Iterator[_Space]:
    seen: set[int] = set()
    for module in modules:
        yield _space(module, vars(module))
        for value in list(vars(module).values()):
            if isinstance(value, type) and value.__module__ == module.__name__ and id(value) not in seen:
                seen.add(id(value))
                yield _space(value, vars(value))


def _space(owner: types.ModuleType | type, names: Mapping[str, Any]) -> _Space:
    fixed = {name: value for name, value in names.items() if _is_fixed(value)}
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


def _restore_bodies(part: _Part) -> str:
    """Put back what functions do and what their arguments default to; return one that was changed."""
    same_code = all(map(is_, map(_CODE, part.functions), part.codes))
    if same_code and all(map(is_, map(_DEFAULTS, part.functions), part.defaults)):
        return ""
    changed = ""
    for function, code, defaults in zip(part.functions, part.codes, part.defaults, strict=True):
        if function.__code__ is not code or function.__defaults__ is not defaults:
            function.__code__, function.__defaults__ = code, defaults
            changed = f"{function.__module__}.{function.__qualname__}"
    return changed


def _added(space: _Space) -> str:
    """Take away what was added to the judge and can be called: it may stand in front of a built-in function."""
    now = vars(space.owner)
    if space.all_names.issuperset(now):
        return ""
    added = [name for name, value in list(now.items()) if name not in space.all_names and callable(value)]
    for name in added:
        delattr(space.owner, name)
    return f"{space.title}.{added[0]}" if added else ""
