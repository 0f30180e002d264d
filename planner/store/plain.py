"""Frozen dataclasses as plain JSON values, and back with every value checked.

The types of the fields are the format: there is one description of a review, and it is `Review`. Reading back
what was written gives an equal value, to the last bit of a float. A field whose default is None may be missing: older
files know nothing of it. Whatever does not fit is a ContentError
that names the place and the value, as in ``reviews[3].rating is 7``. It must not know any class of the
domain.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from planner.errors import ContentError

T = TypeVar("T")

Limits = Mapping[tuple[type, str], tuple[float, float]]
"""For a class and a field of it, the least and the greatest value."""


def to_plain(value: object) -> Any:
    """Return dataclasses as dicts, enums as their values, dates as ISO text, sets sorted."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {to_plain(key): to_plain(value[key]) for key in sorted(value)}
    if isinstance(value, (tuple, frozenset)):
        return [to_plain(item) for item in (value if isinstance(value, tuple) else sorted(value))]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value


def from_plain(kind: type[T], value: object, where: str, limits: Limits | None = None) -> T:
    """Return the ``kind`` that a plain value stands for; ``where`` names the value in complaints.

    Raises ContentError at the first value of a wrong type, outside its limits, missing or unknown.
    """
    return cast("T", _Reader(limits or {}).read(kind, value, where))


@dataclass(frozen=True, slots=True)
class _Reader:
    limits: Limits

    def read(self, kind: Any, value: object, where: str) -> Any:
        """Return the value as the kind that a type hint asks for."""
        origin = get_origin(kind)
        if origin in (Union, UnionType):
            (inner,) = (arm for arm in get_args(kind) if arm is not NoneType)
            return None if value is None else self.read(inner, value, where)
        if origin in (tuple, frozenset):
            return origin(self._items(get_args(kind)[0], value, where))
        if origin is dict:
            return self._mapping(get_args(kind), value, where)
        if is_dataclass(kind):
            return self._dataclass(kind, value, where)
        if issubclass(kind, Enum):
            return _member(kind, value, where)
        return _SCALARS[kind](value, where)

    def _items(self, kind: Any, value: object, where: str) -> list[Any]:
        if not isinstance(value, list):
            complain(where, value, "it takes a list")
        return [self.read(kind, item, f"{where}[{number}]") for number, item in enumerate(value)]

    def _mapping(self, kinds: tuple[Any, ...], value: object, where: str) -> dict[Any, Any]:
        key_kind, kind = kinds
        if not isinstance(value, dict):
            complain(where, value, "it takes an object")
        return {
            self.read(key_kind, key, f"a key of {where}"): self.read(kind, item, f"{where}.{key}")
            for key, item in value.items()
        }

    def _dataclass(self, kind: Any, value: object, where: str) -> Any:
        if not isinstance(value, dict):
            complain(where, value, "it takes an object")
        hints = get_type_hints(kind)
        value = {field.name: None for field in fields(kind) if field.default is None} | value
        for name in [name for name in hints if name not in value]:
            raise ContentError(f"{_at(where, name)} is missing. Export the file again.")
        for name in [name for name in value if name not in hints]:
            complain(_at(where, name), value[name], "no such key is known here")
        return kind(**{name: self._field(kind, name, hints[name], value[name], where) for name in hints})

    def _field(self, owner: type, name: str, kind: Any, value: object, where: str) -> Any:
        found = self.read(kind, value, _at(where, name))
        low, high = self.limits.get((owner, name), (-math.inf, math.inf))
        numbers = found if isinstance(found, tuple) else (found,)
        for number in numbers:
            if isinstance(number, (int, float)) and not low <= number <= high:
                upper = "" if high == math.inf else f", at most {high:g}"
                complain(_at(where, name), number, f"it is at least {low:g}{upper}")
        return found


def complain(where: str, value: object, instead: str) -> NoReturn:
    """Raise the ContentError for one value, cut to a readable length."""
    text = repr(value)
    raise ContentError(f"{where} is {text if len(text) <= 60 else text[:59] + '…'}: {instead}.")


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _text(value: object, where: str) -> str:
    # A lone surrogate can be escaped in JSON, but no store could hold it.
    if not isinstance(value, str) or any("\ud800" <= character <= "\udfff" for character in value):
        complain(where, value, "it takes text")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        complain(where, value, "it takes true or false")
    return value


def _integer(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        complain(where, value, "it takes a whole number")
    return value


def _number(value: object, where: str) -> float:
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        complain(where, value, "it takes a finite number")
    return float(value)


def _date(value: object, where: str) -> date:
    try:
        return date.fromisoformat(cast("str", value))
    except (TypeError, ValueError):
        complain(where, value, "it takes a date like 2026-03-02")


def _instant(value: object, where: str) -> datetime:
    try:
        at = datetime.fromisoformat(cast("str", value))
    except (TypeError, ValueError):
        at = None
    if at is None or at.tzinfo is None:
        complain(where, value, "it takes a time with an offset, like 2026-03-02T07:30:00+01:00")
    return at


def _member(kind: type[Enum], value: object, where: str) -> Enum:
    for member in kind:
        if member.value == value and not isinstance(value, (bool, float)):
            return member
    complain(where, value, f"it takes one of {', '.join(str(member.value) for member in kind)}")


_SCALARS: dict[type, Callable[[object, str], object]] = {
    str: _text,
    bool: _flag,
    int: _integer,
    float: _number,
    date: _date,
    datetime: _instant,
}
