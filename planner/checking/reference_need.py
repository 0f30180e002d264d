"""Whether a drill's Check block looks at what its Solution makes; where it doesn't, no child has to run the Solution.

Told from the code alone, before anything runs. In doubt it does look.
"""

import ast
import builtins
import symtable
from collections.abc import Iterator

from planner.domain.syntax_tree import parse

OF_THE_REFERENCE = frozenset({"same", "gradient", "time_at_most", "layer", "metric", "callback", "file"})
"""The verbs of ``expect`` that look at the reference; `same` does not where it is given ``as_``."""

_PROVIDED = {"answer", "expect"} | set(dir(builtins)) - {"eval", "exec", "globals", "locals", "vars", "compile"}


def looks_at_reference(check: str, given: str) -> bool:
    """Return whether judging by ``check``, empty where there is none, needs the Solution's results."""
    if not check.strip():
        return True
    try:
        tree, known = parse(check), _PROVIDED | _bound(given) | _bound(check)
    except SyntaxError:
        return True
    expects = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "expect"]
    plain_calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _asks_nothing(node)]
    return len(plain_calls) != len(expects) or not _used(check) <= known


def _asks_nothing(call: ast.Call) -> bool:
    """Return whether a call is one of a verb that looks at the answer alone."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="expect"), attr="same"):
            return any(keyword.arg == "as_" for keyword in call.keywords)
        case ast.Attribute(value=ast.Name(id="expect"), attr=verb):
            return verb not in OF_THE_REFERENCE
    return False


def _bound(code: str) -> set[str]:
    """Return the names that code binds at its top; a star binds no name that could be told."""
    table = symtable.symtable(code, "code", "exec")
    return {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned() or symbol.is_imported()}


def _used(code: str) -> set[str]:
    """Return the names that code takes from outside its functions, or that it reads at its top."""
    return {
        symbol.get_name()
        for table in _tables(symtable.symtable(code, "code", "exec"))
        for symbol in table.get_symbols()
        if symbol.is_global() or (table.get_type() == "module" and symbol.is_referenced())
    }


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for inner in table.get_children():
        yield from _tables(inner)
