"""Python's own syntax tree of a text, from any thread."""

import ast
import warnings
from threading import RLock
from typing import Literal

_ONE_AT_A_TIME = RLock()
"""Python (3.11.7 was seen to) keeps the depth of the tree that it builds once for all threads: where one gives way to
another halfway, "AST constructor recursion depth mismatch" is raised. Compare
https://github.com/python/cpython/issues/106905."""


def parse(code: str, mode: Literal["exec", "eval"] = "exec") -> ast.AST:
    """Return the syntax tree of ``code``, without a word on what is odd in it; nothing of it runs.

    Raises:
        SyntaxError: it isn't Python.
        ValueError: it holds a NUL byte (up to Python 3.11).
        RecursionError, MemoryError: it is nested too deeply.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\d" in a string: they are for the run
        return ast.parse(code, mode=mode)
