"""What the judge's lists, sets and dicts hold, and the results that it keeps: none of it changes while it works."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import is_
from types import FunctionType
from typing import Any, NamedTuple

from planner.checking.judge.bodies import is_cache


class _Table(NamedTuple):
    """A container, its name, its elements or keys, and a dict's values."""

    container: Any
    name: str
    keys: tuple[Any, ...]
    values: tuple[Any, ...]


class Tables(NamedTuple):
    """Containers with what they held, and what forgets the results that functions keep."""

    tables: tuple[_Table, ...]
    forget: tuple[Callable[[], None], ...]


def tables_of(names: Iterable[tuple[str, Any]], functions: Iterable[FunctionType]) -> Tables:
    """Take down the containers among named values, and the defaults of the functions' keywords."""
    named = list(names)
    keywords = [(function.__qualname__, function.__kwdefaults__) for function in functions]
    held = {id(value): (name, value) for name, value in [*named, *keywords] if isinstance(value, dict | set | list)}
    forget = tuple(value.cache_clear for _, value in named if is_cache(value))
    return Tables(tuple(_table(name, value) for name, value in held.values()), forget)


def restore_tables(kept: Tables) -> str:
    """Put everything back, and forget every result; return the name of a container that was changed, empty for none."""
    for forget in kept.forget:
        forget()
    return next(iter([table.name for table in kept.tables if _restored(table)]), "")


def _table(name: str, container: Any) -> _Table:
    return _Table(container, name, tuple(container), tuple(_values(container)))


def _values(container: Any) -> Iterator[Any]:
    return iter(container.values() if isinstance(container, Mapping) else ())


def _restored(table: _Table) -> bool:
    """Put back what a container held; return whether it was anything else."""
    container, _, keys, values = table
    if len(container) == len(keys) and all(map(is_, container, keys)) and all(map(is_, _values(container), values)):
        return False
    container.clear()
    if isinstance(container, dict):
        container.update(zip(keys, values, strict=True))
    elif isinstance(container, set):
        container.update(keys)
    else:
        container.extend(keys)
    return True
