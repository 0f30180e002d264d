"""How code is shown: in the terminal's own colours, so that it is readable on light and dark."""

from rich.syntax import Syntax


def code_view(code: str, *, line_numbers: bool = False) -> Syntax:
    """Return Python code for a console."""
    return Syntax(
        code.rstrip(),
        "python",
        theme="ansi_light",
        background_color="default",
        word_wrap=True,
        line_numbers=line_numbers,
    )
