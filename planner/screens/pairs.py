"""Brackets and quotes in pairs: what opens brings what closes, which typing steps over. Texts only, no widgets."""

_CLOSES = {"(": ")", "[": "]", "{": "}", '"': '"', "'": "'"}


def brought_by(character: str, before: str, after: str) -> str:
    """Return what a typed character brings along behind the cursor; nothing where it would be in the way."""
    closing = _CLOSES.get(character, "")
    if after and not after.startswith((" ", ",", ":", *")]}")):
        return ""
    if closing == character and (before[-1:] == character or before[-1:].isalnum()):
        return ""  # the end of a text, an apostrophe; a docstring's quotes are typed
    return closing


def steps_over(character: str, after: str) -> bool:
    """Return whether a typed character is there already, behind the cursor, and closes something."""
    return character in _CLOSES.values() and after.startswith(character)


def is_empty_pair(before: str, after: str) -> bool:
    """Return whether the cursor stands in a pair with nothing in it."""
    return bool(before) and bool(after) and _CLOSES.get(before[-1]) == after[0]
