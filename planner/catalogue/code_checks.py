"""Whether a drill's code is Python, and its hints keep the answer back. Code is parsed and never run.

``$name`` is no Python, so every check fills in a sample of the variants first.
"""

import ast
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from planner.catalogue.figures import Figures, Text, sample
from planner.catalogue.outline import Outline
from planner.catalogue.problems import Problems, shown
from planner.domain.drill import fill
from planner.domain.syntax_tree import parse

# What no call can take as its arguments, seen without running anything.
_NOT_A_TUPLE = (ast.Constant, ast.List, ast.Dict, ast.Set, ast.JoinedStr)


def check_code(outline: Outline, figures: Figures, problems: Problems) -> None:
    """Note each block that Python can't read; a Reject of the rule ``syntax`` is meant to be one."""
    for code in outline.codes:
        if code.rule == "syntax":
            continue
        for text in _filled(code.code, figures):
            tree = _parse(text, "exec")
            if isinstance(tree, tuple):
                reason, line = tree
                problems.add(f"{code.kind} is no Python ({reason}): mend this line.", code.line + line - 1)
                break


def check_inputs(inputs: Sequence[Text], figures: Figures, problems: Problems) -> None:
    """Note each input that is no expression, or plainly no tuple."""
    for given in inputs:
        for text in _filled(given.text, figures):
            tree = _parse(text.strip(), "eval")
            if isinstance(tree, tuple):
                problems.add(f"{given.what} holds {shown(text)}, which is no expression ({tree[0]}).", given.line)
                break
            if isinstance(tree, ast.Expression) and isinstance(tree.body, _NOT_A_TUPLE):
                problems.add(
                    f"{given.what} holds {shown(text)}, which is no tuple: write ({text.strip()},).",
                    given.line,
                )
                break


def check_answer(answer: Iterable[str], outline: Outline, line: int, problems: Problems) -> None:
    """Note each name in ``answer``, on ``line``, that neither Given nor Solution ever writes."""
    written = set(re.findall(r"\w+", outline.code("Given") + outline.code("Solution")))
    for name in answer:
        if name not in written:
            problems.add(f"answer names {name!r}, which neither Given nor Solution defines: correct one of them.", line)


def check_hints(outline: Outline, figures: Figures, problems: Problems) -> None:
    """Note each hint in which every line of the solution can be read, however it is laid out."""
    for hint in outline.hints:
        if any(
            _gives_away(fill(hint.text, variant), fill(outline.code("Solution"), variant))
            for variant in sample(figures)
        ):
            problems.add("this hint holds the whole solution: leave blanks in it.", hint.line)


def _gives_away(hint: str, solution: str) -> bool:
    told = _squeezed(hint)
    lines = [_squeezed(line) for line in solution.split("\n") if not line.lstrip().startswith("#")]
    return any(lines) and all(line in told for line in lines)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s,]+", "", text)


def _filled(text: str, figures: Figures) -> Iterable[str]:
    """Return the text as a sample of the variants has it, each once."""
    return dict.fromkeys(fill(text, variant) for variant in sample(figures))


def _parse(text: str, mode: Literal["exec", "eval"]) -> ast.AST | tuple[str, int]:
    """Return the syntax tree, or the reason why there is none and its line in the text."""
    try:
        return parse(text, mode)
    except SyntaxError as error:
        lines = text.count("\n") + 1
        return error.msg, min(max(error.lineno or 1, 1), lines)
    except (ValueError, RecursionError, MemoryError) as error:  # a null byte, nesting without end
        return str(error) or "nested too deeply", 1
