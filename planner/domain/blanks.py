"""Code with its arguments blanked: what is left to type along from when one has typed the whole once."""

import ast

from planner.domain.syntax_tree import parse

BLANK = "___"


def blanked(code: str) -> str:
    """Return the code with a blank for each argument that calls nothing itself; as it is where it can't be read."""
    try:
        tree = parse(code)
    except SyntaxError:
        return code
    lines = [line.encode() for line in code.splitlines()]  # columns count bytes
    arguments = [
        argument
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
        if not any(isinstance(node, ast.Call | ast.Lambda) for node in ast.walk(argument))
    ]
    for argument in sorted(arguments, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        _blank(lines, argument)
    return "\n".join(line.decode() for line in lines) + "\n"


def _blank(lines: list[bytes], node: ast.expr) -> None:
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    lines[first : last + 1] = [before + BLANK.encode() + after]
