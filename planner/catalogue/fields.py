"""Typed reading of a TOML table: each key is asked for once, with the type it must have.

A fault is noted in `Problems` and a neutral value returned, so that one reading finds them all; the caller
raises before it uses what it read. Knows nothing of what the keys mean.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from planner.catalogue.problems import Problems, is_kebab, repeated, shown
from planner.near import did_you_mean

_MISSING = object()
_BARE_KEY = re.compile(r"[\w-]{1,40}")
_KIND = {str: "a string", float: "a number", list: "a list", dict: "a table"}


def _no_line(_key: str) -> int | None:
    return None


class Table:
    """One table of a document. ``where`` prefixes its keys in messages, as in ``skills[3].``."""

    def __init__(
        self,
        values: Mapping[str, Any],
        problems: Problems,
        *,
        where: str = "",
        line_of: Callable[[str], int | None] = _no_line,
    ) -> None:
        self._values = values
        self._problems = problems
        self._where = where
        self._line_of = line_of
        self._asked: set[str] = set()

    def fault(self, key: str, text: str) -> None:
        """Note what is wrong with a key: ``text`` continues the sentence that the key begins."""
        self._problems.add(f"{self._where}{key} {text}", self._line_of(key))

    def text(self, key: str) -> str:
        """Return a required, non-blank string."""
        value = self._get(key, str, needed=True)
        if not isinstance(value, str):
            return ""
        if not value.strip() or "\n" in value:
            self.fault(key, f"is {shown(value)}: write one line of text.")
        return value

    def identifier(self, key: str) -> str:
        """Return a required id in lowercase-kebab form."""
        value = self.text(key)
        if value.strip() and not is_kebab(value):
            self.fault(key, f"is {shown(value)}: write lowercase letters and digits joined by hyphens.")
        return value

    def identifiers(self, key: str, *, needed: bool) -> tuple[str, ...]:
        """Return a list of ids without repeats; where ``needed``, at least one."""
        names = self.texts(key, needed=needed)
        for name in names:
            if not is_kebab(name):
                self.fault(key, f"holds {shown(name)}: an id is lowercase letters and digits joined by hyphens.")
        return names

    def texts(self, key: str, *, needed: bool) -> tuple[str, ...]:
        """Return a list of strings without repeats; where ``needed``, at least one."""
        values = self.items(key, needed=needed)
        for value in values:
            if not isinstance(value, str):
                self.fault(key, f'holds {shown(value)}: write strings, as in {key} = ["…"].')
        names = [value for value in values if isinstance(value, str)]
        for name in repeated(names):
            self.fault(key, f"holds {shown(name)} twice: name it once.")
        return tuple(names)

    def items(self, key: str, *, needed: bool) -> list[Any]:
        """Return a list as it stands; where ``needed``, a missing or empty one is a fault."""
        value = self._get(key, list, needed=needed)
        if not isinstance(value, list):
            return []
        if needed and not value:
            self.fault(key, "is empty: name at least one.")
        return value

    def number(self, key: str, *, most: float, default: float | None = None) -> float:
        """Return a number above 0 and up to ``most``; missing is a fault unless there is a default."""
        value = self._get(key, float, needed=default is None)
        if not isinstance(value, int | float):
            return default if default is not None else math.nan
        if not 0 < value <= most:  # false for NaN too
            self.fault(key, f"is {shown(value)}: write a number above 0, {most:g} at most.")
            return math.nan
        return float(value)

    def table(self, key: str) -> Mapping[str, Any]:
        """Return an optional table inside this one."""
        value = self._get(key, dict, needed=False)
        return value if isinstance(value, dict) else {}

    def tables(self, key: str) -> list["Table"]:
        """Return a required, non-empty array of tables."""
        found = []
        for number, value in enumerate(self.items(key, needed=True)):
            if isinstance(value, dict):
                found.append(Table(value, self._problems, where=f"{self._where}{key}[{number}]."))
            else:
                self.fault(f"{key}[{number}]", f"is {shown(value)}: write a table, under [[{key}]].")
        return found

    def finish(self) -> None:
        """Note every key that was never asked for."""
        for key in self._values:
            if key not in self._asked:
                hint = did_you_mean(key, self._asked - set(self._values))
                name = key if _BARE_KEY.fullmatch(key) else shown(key)
                message = f"{self._where}{name} is not a known key: remove it.{hint}"
                self._problems.add(message, self._line_of(key))

    def _get(self, key: str, kind: type, *, needed: bool) -> Any:
        self._asked.add(key)
        value = self._values.get(key, _MISSING)
        if value is _MISSING:
            if needed:
                self.fault(key, f"is missing: add it, {_KIND[kind]}.")
            return None
        if not _is_a(value, kind):
            self.fault(key, f"is {shown(value)}: write {_KIND[kind]}.")
            return None
        return value


def _is_a(value: object, kind: type) -> bool:
    if isinstance(value, bool):  # an int in Python, but no number to an author
        return False
    return isinstance(value, int | float) if kind is float else isinstance(value, kind)
