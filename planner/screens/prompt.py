"""A drill's prompt as Markdown, in which this variant's figures stand out."""

import re

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown
from rich.segment import Segment
from rich.style import Style

from planner.actions.library import Shown
from planner.domain.drill import fill

_ON, _OFF = "\u2062", "\u2063"  # they have no width, so lines break where they would without them
_MARKS = re.compile(f"([{_ON}{_OFF}])")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_FIGURE = Style(bold=True, underline=True)


class Prompt:
    """Draws the prompt at whatever width there is."""

    def __init__(self, shown: Shown) -> None:
        marked = fill(shown.drill.prompt, {name: f"{_ON}{figure}{_OFF}" for name, figure in shown.variant.items()})
        self._markdown = Markdown(_FENCED.sub(lambda code: _MARKS.sub("", code[0]), marked), code_theme="ansi_dark")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield Markdown's own segments; those between two marks are styled as figures."""
        is_figure = False
        for segment in console.render(self._markdown, options):
            for part in _MARKS.split(segment.text):
                if part in (_ON, _OFF):
                    is_figure = part == _ON
                elif part:
                    style = _without_ground(segment.style or Style())
                    yield Segment(part, style + _FIGURE if is_figure else style, segment.control)


def _without_ground(style: Style) -> Style:
    """Return the style on whatever ground there is: Rich puts code on black, which a light screen is not."""
    return Style(color=style.color, bold=style.bold, italic=style.italic, underline=style.underline)
