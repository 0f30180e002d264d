"""Turns what an answer raised into one sentence: what it means here, on which line, and what to try.

What Python or Keras said itself goes along as the finding's ``original``, so that nothing of it is lost.
"""

import re
import traceback

from planner.checking.judge.sayings import SAYINGS
from planner.checking.syntax import explain_syntax
from planner.domain.rules import RULES
from planner.domain.verdict import Finding

_MOST_ORIGINAL = 1500
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def explain(error: BaseException, answer_path: str, code: str) -> Finding:
    """Return the finding for what an answer raised."""
    if isinstance(error, SyntaxError):
        return explain_syntax(error, error.lineno if error.filename == answer_path else None)
    line = _line(error, answer_path)
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return Finding("exit", f"The answer ends the program ({type(error).__name__}).", RULES["exit"].help, line)
    rule, meaning, tries = _meaning(error, code)
    return Finding(rule, meaning, tries or RULES[rule].help, line, original=original(error))


def _meaning(error: BaseException, code: str) -> tuple[str, str, str]:
    """Return the rule, what the error means, and what to try, empty where the rule's own help says it."""
    text = _text(error)
    for saying in SAYINGS:
        meaning = saying.means(error, text, code)
        if meaning:
            return saying.rule, meaning, saying.tries
    return "exception", f"{type(error).__name__}: {_first(text)}", ""


def _text(error: BaseException) -> str:
    try:
        return _COLOURS.sub("", str(error))
    except Exception:  # a learner's own exception may not even say what it is
        return ""


def _line(error: BaseException, answer_path: str) -> int | None:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == answer_path), None)


def _first(text: str) -> str:
    """Return the line that says what is wrong, without what Keras and AutoGraph wrap around it."""
    kept = text.partition("Arguments received by")[0].strip()
    while kept.startswith("Exception encountered when calling"):
        kept = kept.partition("\n")[2].strip()
    if kept.startswith("in user code:"):
        return kept.rpartition("\n")[2].strip()[:200]
    return kept.partition("\n")[0][:200]


def original(error: BaseException) -> str:
    """Return what Python or Keras itself said, in at most a screenful: its beginning and its end, where it is long."""
    said = f"{type(error).__name__}: {_text(error).strip()}"
    half = _MOST_ORIGINAL // 2
    return said if len(said) <= _MOST_ORIGINAL else f"{said[:half]} … {said[-half:]}"
