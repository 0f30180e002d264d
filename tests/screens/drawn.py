"""What is drawn on the screen: its characters, and which colours they have."""

from collections.abc import Iterator

from rich.color import ColorType
from rich.segment import Segment
from textual.app import App
from textual.color import Color

_LINES = range(0x2500, 0x2580)
_BLOCKS = range(0x2580, 0x25A0)  # the ends of scroll bars


def segments(app: App[int]) -> list[list[Segment]]:
    """Return each line of what is on top, in pieces of one style, as they go to the terminal."""
    region = next((window.region for window in app.screen.query(".window")), app.screen.region)
    strips = app.screen._compositor.render_strips()
    return [list(strip.crop(region.x, region.right)) for strip in strips[region.y : region.bottom]]


def characters(app: App[int]) -> str:
    """Return what can be read on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    lines = ["".join(" " if ord(each) in _BLOCKS else each for each in strip.text).rstrip() for strip in strips]
    return "\n".join(lines) + "\n"


def texts(app: App[int]) -> Iterator[tuple[str, Color, Color]]:
    """Yield what is written with its colour and its ground; lines and borders are not to be read."""
    for line in segments(app):
        for text, style, _ in line:
            readable = "".join(each for each in text if ord(each) not in (*_LINES, *_BLOCKS)).strip()
            if readable:
                assert style is not None
                assert style.color is not None
                assert style.bgcolor is not None
                yield readable, Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


def is_coloured(segment: Segment) -> bool:
    """Tell whether a piece has a colour of its own, and not the terminal's."""
    style = segment.style
    colours = [style.color, style.bgcolor] if style is not None else []
    return any(colour is not None and colour.type is not ColorType.DEFAULT for colour in colours)


def contrast(one: Color, other: Color) -> float:
    """Return how far two colours stand apart, from 1 to 21, as WCAG 2.2 has it."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
