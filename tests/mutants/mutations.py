"""Makes mutants of a drill's solution: the same program with one thing in it changed, as a slip of the pen would.

Each place of the syntax tree offers other contents (`replacements`), each list of layers or statements other
lists (`rearranged`). A mutant is named by its edit, which stays the same from run to run.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from replacements import replacements


@dataclass(frozen=True, slots=True)
class Mutant:
    """A solution with one edit, written ``before -> after`` with the line where it is made."""

    edit: str
    code: str


def mutants_of(code: str) -> list[Mutant]:
    """Return every mutant of a program, each once."""
    tree = ast.parse(code)
    unchanged = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for mutant in _mutants(tree):
        if mutant.code != unchanged:
            found.setdefault(mutant.code, mutant)
    return list(found.values())


def _mutants(tree: ast.AST) -> Iterator[Mutant]:
    for parent in list(ast.walk(tree)):
        for name, content in ast.iter_fields(parent):
            if isinstance(content, list):
                yield from _of_list(tree, parent, name, content)
                for position, node in enumerate(content):
                    yield from _of_place(tree, content, position, node)
            elif isinstance(content, ast.AST):
                yield from _of_field(tree, parent, name, content)


def _of_field(tree: ast.AST, parent: ast.AST, name: str, node: ast.AST) -> Iterator[Mutant]:
    for other in replacements(node):
        setattr(parent, name, other)
        argument = f"{parent.arg}=" if isinstance(parent, ast.keyword) and parent.arg else ""
        yield _mutant(tree, node, f"{argument}{_short(node)} -> {argument}{_short(other)}")
        setattr(parent, name, node)


def _of_place(tree: ast.AST, places: list[ast.AST], position: int, node: ast.AST) -> Iterator[Mutant]:
    for other in replacements(node):
        places[position] = other
        yield _mutant(tree, node, f"{_short(node)} -> {_short(other)}")
        places[position] = node


def _of_list(tree: ast.AST, parent: ast.AST, name: str, content: list[ast.AST]) -> Iterator[Mutant]:
    for edit, node, others in rearranged(name, content):
        setattr(parent, name, others)
        yield _mutant(tree, node, edit)
        setattr(parent, name, content)


def rearranged(name: str, content: list[ast.AST]) -> Iterator[tuple[str, ast.AST, list[ast.AST]]]:
    """Yield lists with an element dropped, doubled, or swapped with its neighbour: layers, statements, arguments."""
    layers = name == "elts" and any(isinstance(node, ast.Call) for node in content)
    statements = name == "body"
    for position, node in enumerate(content):
        before, after = content[:position], content[position + 1 :]
        if name == "keywords" or layers or (statements and _may_go(node) and len(content) > 1):
            yield f"without {_short(node)}", node, [*before, *after]
        if layers or (statements and _may_go(node)):
            yield f"twice {_short(node)}", node, [*before, node, node, *after]
        arguments = name == "args" and len(content) == 2
        if after and (layers or arguments or (statements and _depends(node, after[0]))):
            yield f"swapped {_short(node)} and {_short(after[0])}", node, [*before, after[0], node, *after[1:]]


def _may_go(node: ast.AST) -> bool:
    """Tell whether a statement could be forgotten and the rest still run: a call, or ``x = f(x)``."""
    if isinstance(node, ast.Expr):
        return True
    if not isinstance(node, ast.Assign):
        return False
    names = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)}
    return any(isinstance(target, ast.Name) and target.id in names for target in node.targets)


def _depends(one: ast.AST, other: ast.AST) -> bool:
    """Tell whether the order of two statements can matter: one of them writes, or calls upon, what the other names."""
    return bool(_names(one, changed=True) & _names(other) or _names(other, changed=True) & _names(one))


def _names(statement: ast.AST, *, changed: bool = False) -> set[str]:
    names = [part for part in ast.walk(statement) if isinstance(part, ast.Name)]
    if changed and not isinstance(statement, ast.Expr):
        defined = {statement.name} if isinstance(statement, ast.FunctionDef | ast.ClassDef) else set()
        return defined | {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return {name.id for name in names} - {"keras", "tf", "np"}


def _mutant(tree: ast.AST, place: ast.AST, edit: str) -> Mutant:
    line = f"line {place.lineno}: " if hasattr(place, "lineno") else ""
    return Mutant(line + edit, ast.unparse(ast.fix_missing_locations(tree)))


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split()) if not isinstance(node, ast.operator) else type(node).__name__
    return text if len(text) <= 70 else text[:69] + "…"
