"""How commands write: a rich console that respects ``NO_COLOR`` and narrow terminals, and JSON."""

import codecs
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

if TYPE_CHECKING:
    from planner.planning.readiness import Readiness

json_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on stdout, nothing else there."
)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the one place that decides on exit statuses: rich would exit here, with 1."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Return a console that never breaks a word it needn't, and marks up nothing by itself."""
    return _Console(stderr=stderr, highlight=False, emoji=False, markup=False, soft_wrap=False)


def print_json(document: object) -> None:
    """Write one JSON document and a newline to stdout; where that can't hold every character, it is escaped."""
    utf8 = codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
    click.echo(json.dumps(document, ensure_ascii=not utf8, allow_nan=False))


def note(message: str) -> None:
    """Say something in passing, on stderr."""
    click.echo(message, err=True)


def percent(share: float) -> str:
    """Show a share of 0 to 1 as a whole percentage."""
    return f"{share * 100:.0f} %"


def span(readiness: "Readiness") -> str:
    """Show where a readiness lies nine times in ten: ``79–88 %``."""
    return f"{100 * readiness.low:.0f}–{100 * readiness.high:.0f} %"


def minutes(figure: float) -> str:
    """Show minutes as people say them: ``9 min``, ``1 h 20``."""
    whole = round(figure)
    return f"{whole} min" if whole < 60 else f"{whole // 60} h {whole % 60:02}"
