"""Learning curves on the screen: drawn where there is room for all of them, else told in words."""

from planner.domain.training import Curves

_WINDOW_WIDTH = 72  # as the style sheet gives it, and 96 % of a narrower screen
_WINDOW_FRAME = 8  # border, padding and scroll bar, left and right
_RATING_ROWS = 11  # the rating with its window's border and padding
_PANE_FRAME = 3
_PANE_SHARE = 0.4  # of the height of the screen
_SENTENCE_ROWS = 2


def above_rating(curves: Curves, size: tuple[int, int]) -> str:
    """Return what stands above the question for the rating on a screen of this width and height."""
    width, height = size
    return _told(curves, min(_WINDOW_WIDTH, int(0.96 * width)) - _WINDOW_FRAME, height - _RATING_ROWS)


def below_verdict(curves: Curves, room: tuple[int, int], verdict_rows: int) -> str:
    """Return what stands below a verdict of so many rows, in a pane this wide on a screen this high."""
    width, height = room
    return _told(curves, width - _PANE_FRAME, int(_PANE_SHARE * height) - 1 - verdict_rows)


def _told(curves: Curves, width: int, rows: int) -> str:
    if not curves:
        return ""
    from planner.report.plot import HEIGHT, told  # noqa: PLC0415 - most runs train nothing

    return told(curves, width if rows >= HEIGHT + _SENTENCE_ROWS else 0)
