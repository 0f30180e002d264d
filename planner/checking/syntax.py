"""What can be said of an answer without running it: whether Python can read it at all."""

from planner.domain.rules import RULES
from planner.domain.syntax_tree import parse
from planner.domain.verdict import Finding

_NESTED = "Python can't read it: it is nested too deeply."


def syntax_finding(code: str) -> Finding | None:
    """Return what Python can't read in the answer, None where it can; nothing of it is run."""
    try:
        parse(code.encode(errors="replace").decode())
    except SyntaxError as error:
        return explain_syntax(error, error.lineno)
    except (RecursionError, MemoryError):
        return Finding("syntax", _NESTED, RULES["syntax"].help)
    except ValueError as error:  # a NUL byte, up to Python 3.11
        return Finding("syntax", f"Python can't read it: {error}.", RULES["syntax"].help)
    return None


def explain_syntax(error: SyntaxError, line: int | None) -> Finding:
    """Say what Python said of a text that it can't read."""
    shown = f" in `{error.text.strip()}`" if error.text and error.text.strip() else ""
    return Finding("syntax", f"Python can't read it: {error.msg}{shown}.", RULES["syntax"].help, line)
