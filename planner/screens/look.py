"""How the screens look: three themes, none without colours, one style sheet. What a colour says, a word says too."""

from dataclasses import replace

from rich.color import Color
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.theme import Theme
from textual.widgets.text_area import TextAreaTheme

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#303030",
    success="#00ff00",
    warning="#ffff00",
    error="#ff6060",
    dark=True,
)

_DARK_CODE = replace(
    TextAreaTheme.get_builtin_theme("vscode_dark") or TextAreaTheme("none"),
    name="dark",
    gutter_style=Style(color="#8b949e", bgcolor="#1e1e1e"),
)
_HIGH_CONTRAST_CODE = TextAreaTheme(
    name="high-contrast",
    base_style=Style(color="#ffffff", bgcolor="#000000"),
    gutter_style=Style(color="#c0c0c0", bgcolor="#000000"),
    cursor_style=Style(color="#000000", bgcolor="#ffffff"),
    cursor_line_style=Style(bgcolor="#202020"),
    cursor_line_gutter_style=Style(color="#ffffff", bgcolor="#202020"),
    syntax_styles={
        "keyword": Style(color="#ffff00", bold=True),
        "string": Style(color="#00ff00"),
        "number": Style(color="#00ffff"),
        "comment": Style(color="#c0c0c0", italic=True),
        "function": Style(bold=True),
    },
)
_LIGHT_CODE = TextAreaTheme(
    name="light",
    base_style=Style(color="#1f2328", bgcolor="#f6f8fa"),
    gutter_style=Style(color="#59636e", bgcolor="#f6f8fa"),
    cursor_style=Style(color="#ffffff", bgcolor="#1f2328"),
    cursor_line_style=Style(bgcolor="#e6eaef"),
    cursor_line_gutter_style=Style(color="#1f2328", bgcolor="#e6eaef"),
    selection_style=Style(bgcolor="#b6d7ff"),
    syntax_styles={
        "keyword": Style(color="#a01528", bold=True),
        "string": Style(color="#0a3069"),
        "number": Style(color="#0550ae"),
        "comment": Style(color="#59636e", italic=True),
        "function": Style(color="#6639ba"),
        "constructor": Style(color="#6639ba"),
        "method": Style(color="#6639ba"),
    },
)
NO_COLOUR_CODE = TextAreaTheme(
    name="no-colour",
    gutter_style=Style(dim=True),
    cursor_style=Style(reverse=True),
    cursor_line_style=Style(),
    cursor_line_gutter_style=Style(bold=True),
    bracket_matching_style=Style(bold=True),
    selection_style=Style(reverse=True),
    syntax_styles={"keyword": Style(bold=True), "comment": Style(italic=True)},
)


def _palette(ground: str, text: str, *eight: str) -> TerminalTheme:
    """Return what the named colours look like: black, red, green, yellow, blue, magenta, cyan, white."""

    def parts(colour: str) -> tuple[int, int, int]:
        return Color.parse(colour).get_truecolor()

    return TerminalTheme(parts(ground), parts(text), [parts(colour) for colour in eight])


# Each can be read on its ground: 4.5 : 1 as WCAG 2.2 asks of text, 7 : 1 where contrast is high.
PALETTES = {
    "dark": _palette(
        *("#0c0c0c", "#d9d9d9"),
        *("#8a8a8a", "#ff6b85", "#98e024", "#e0d561", "#a98bff", "#f472d0", "#58d1eb", "#f6f6ef"),
    ),
    "light": _palette(
        *("#f7f7f7", "#000000"),
        *("#000000", "#a3211b", "#2b6a16", "#704d00", "#2a4fb0", "#7a3e9d", "#00607f", "#4d4d4d"),
    ),
    "high-contrast": _palette(
        *("#000000", "#ffffff"),
        *("#c0c0c0", "#ff7070", "#00ff00", "#ffff00", "#80b0ff", "#ff80ff", "#00ffff", "#ffffff"),
    ),
}
APP_THEMES = {"dark": "textual-dark", "light": "textual-light", "high-contrast": "high-contrast"}
CODE_THEMES = {"dark": _DARK_CODE, "light": _LIGHT_CODE, "high-contrast": _HIGH_CONTRAST_CODE}

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
WIDE = 100

STYLES = """
Screen { layout: vertical; }
#status { height: 1; padding: 0 1; text-style: reverse; }
#keys { height: auto; max-height: 2; padding: 0 0 0 1; color: $text-muted; }
#desk { height: 1fr; layout: vertical; }
#task { height: auto; max-height: 35vh; padding: 0 1; scrollbar-size-vertical: 1; }
#title { text-style: bold; height: auto; }
#prompt, #given, #along, #verdict { height: auto; }
#given { color: $text-muted; }
#editor { height: 1fr; min-height: 3; border: none; border-top: solid $primary; padding: 0; }
#said { height: auto; max-height: 40vh; padding: 0 1; border-top: solid $primary; scrollbar-size-vertical: 1; }
.-wide #desk { layout: grid; grid-size: 2 2; grid-columns: 2fr 3fr; grid-rows: 1fr auto; }
.-wide #task { max-height: 100%; height: 100%; row-span: 2; border-right: solid $primary; }
.-wide #editor { border-top: none; }
#sides { height: 1fr; layout: vertical; }
.-wide #sides { layout: horizontal; }
.side { height: 1fr; width: 1fr; padding: 0 1; border-top: solid $primary; }
#small { display: none; padding: 1; }
.-small #small { display: block; }
.-small #desk, .-small #status, .-small #keys { display: none; }
ModalScreen { align: center middle; }
ModalScreen.-search { align: left bottom; background: transparent; }
#search { height: 1; padding: 0 1; background: $surface; }
#search Static { width: auto; }
#search Input { width: 1fr; margin: 0 1; }
.window { width: 72; max-width: 96%; height: auto; max-height: 96%; padding: 1 2; background: $surface; }
.window { border: round $primary; }
"""
