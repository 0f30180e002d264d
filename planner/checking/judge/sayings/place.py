"""Where an answer failed: the expression that Python was working out, and what the names stood for there."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from traceback import extract_tb, walk_tb

from planner.domain.syntax_tree import parse

_LINE_END = re.compile(r"\r\n?|\n")
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Place:
    """The answer's ``code``, and of its last step before the error the line, the expression and the names' values.

    Line and expression are None where the error came later, as when a dataset is run through.
    """

    code: str
    line: int | None = None
    part: ast.expr | None = None
    names: Mapping[str, object] = field(default_factory=dict)

    def shown(self, node: ast.expr | None) -> str:
        """Return an expression as it was typed; empty where it is too long for a sentence, or unknown."""
        text = _segment(self.code, node) if node else ""
        return text if len(text) <= _MOST_SHOWN and "\n" not in text else ""

    @property
    def text(self) -> str:
        """The expression that failed as it was typed, however long, or else its line; empty where none is known."""
        if self.part:
            return _segment(self.code, self.part)
        return _lines(self.code)[self.line - 1] if self.line else ""

    @property
    def tree(self) -> ast.AST:
        """The answer's syntax tree."""
        return _tree(self.code)


def place_of(error: BaseException, path: str, code: str) -> Place:
    """Return where in the answer, a file of that path, the error was raised or went through last."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    steps = [(step, frame) for step, frame in zip(extract_tb(error.__traceback__), frames, strict=True)]
    step, frame = next(((step, frame) for step, frame in reversed(steps) if step.filename == path), (None, None))
    if step is None or frame is None:
        return Place(code)
    part = _expression(_tree(code), (step.lineno, step.colno), (step.end_lineno, step.end_colno))
    return Place(code, step.lineno, part, {**frame.f_globals, **frame.f_locals})


def _expression(tree: ast.AST, start: tuple[int | None, ...], end: tuple[int | None, ...]) -> ast.expr | None:
    """Return the expression that ends there: the one that starts there, too, or else the largest attribute or call.

    Of a chain over several lines Python tells the end only.
    """
    ending = [n for n in ast.walk(tree) if isinstance(n, ast.expr) and (n.end_lineno, n.end_col_offset) == end]
    exact = [node for node in ending if (node.lineno, node.col_offset) == start]
    return next(iter([*exact, *(node for node in ending if isinstance(node, ast.Attribute | ast.Call))]), None)


def _segment(code: str, node: ast.expr) -> str:
    """Return the text of an expression; `ast.get_source_segment` takes a second for half a megabyte of it."""
    if node.end_lineno is None or node.end_col_offset is None:
        return ""
    lines = _lines(code)[node.lineno - 1 : node.end_lineno]
    lines[-1] = lines[-1].encode()[: node.end_col_offset].decode()
    lines[0] = lines[0].encode()[node.col_offset :].decode()
    return "\n".join(lines)


def _lines(code: str) -> list[str]:
    """Return the lines as Python counts them."""
    return _LINE_END.split(code)


def _tree(code: str) -> ast.AST:
    try:
        return parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module(body=[], type_ignores=[])
