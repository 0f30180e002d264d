"""Turns what an answer raised into one sentence: what it means here, on which line, and what to try.

What Python or Keras said itself goes along as the finding's ``original``, so that nothing of it is lost.
"""

import re

from planner.checking.judge import lines
from planner.checking.judge.sayings import SAYINGS
from planner.checking.judge.sayings.place import Place, place_of
from planner.checking.judge.sayings.said import said
from planner.checking.judge.sayings.saying import Told
from planner.checking.syntax import explain_syntax
from planner.domain.rules import RULES
from planner.domain.verdict import Finding

_MOST_ORIGINAL = 1500
_MOST_READ = 8000
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def explain(error: BaseException, answer_path: str, code: str, name: str = "") -> Finding:
    """Return the finding for what an answer raised, or what a value of that name did as it was looked at."""
    if isinstance(error, SyntaxError):
        return explain_syntax(error, error.lineno if error.filename == answer_path else None)
    place = place_of(error, answer_path, code)
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return Finding("exit", f"The answer ends the program ({type(error).__name__}).", RULES["exit"].help, place.line)
    told = _told(error, place)
    line = place.line or (lines.of_name(name, code) if name else None)
    return Finding(told.rule, told.meaning, told.tries or RULES[told.rule].help, line, original=original(error))


def _told(error: BaseException, place: Place) -> Told:
    """Return what the error means by the first saying that fits, or what it says itself."""
    text = _text(error)
    meanings = (saying.means(error, text, place) for saying in SAYINGS)
    return next(filter(None, meanings), Told("exception", own_words(error)))


def own_words(error: BaseException) -> str:
    """Return what an error says itself, in a line: its kind, and the sentence without what is wrapped around it."""
    return f"{type(error).__name__}: {said(_text(error))}"


def _text(error: BaseException) -> str:
    """Return what an error says; of a very long text, which no saying needs whole, its beginning and its end."""
    try:
        text = _COLOURS.sub("", str(error))
    except Exception:  # a learner's own exception may not even say what it is
        return ""
    return text if len(text) <= 2 * _MOST_READ else f"{text[:_MOST_READ]}\n{text[-_MOST_READ:]}"


def original(error: BaseException) -> str:
    """Return what Python or Keras itself said, in at most a screenful: its beginning and its end, where it is long."""
    said = f"{type(error).__name__}: {_text(error).strip()}"
    half = _MOST_ORIGINAL // 2
    return said if len(said) <= _MOST_ORIGINAL else f"{said[:half]} … {said[-half:]}"
