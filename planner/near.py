"""Near names for a mistyped one. Costs nothing until somebody mistypes."""

from collections.abc import Iterable

_LONGEST = 60  # what is longer is no slip of the fingers, and comparing it takes time
_MOST = 3


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Return " Did you mean …?" with the nearest known names, or "" where none is near."""
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    names = sorted(known)
    begun = [name for name in names if typed and name.startswith(typed)]
    near = begun[:_MOST] or difflib.get_close_matches(typed[:_LONGEST], names, n=_MOST, cutoff=0.55)
    return f" Did you mean {' or '.join(near)}?" if near else ""
