"""The group of all commands, and the one place where an error becomes a message and an exit status.

Statuses: 0 done or passed, 1 the answer did not pass, 2 wrong usage, 3 content, data or store invalid, 4 the
checker (or the program) could not run, 130 interrupted.
"""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

import planner
from planner.errors import PlannerError

_COMMANDS = {
    "today": "Show today's queue: what to drill now, and why.",
    "plan": "Build and show the weeks until the exam, day by day.",
    "drill": "Type a drill from memory and have it judged.",
    "check": "Judge answers without recording anything.",
    "stats": "Show weak topics, frequent mistakes and study days.",
    "list": "List the drills.",
    "show": "Show a drill: prompt, given code, hints.",
    "rules": "List the named kinds of mistake, or show one.",
    "settings": "Show or change how the typing screen looks and its keys.",
    "undo": "Take the last review back.",
    "log": "Show the review log.",
    "simulate": "Compare ways of scheduling on simulated learners.",
    "optimize": "Fit the memory model to your reviews, if that foretells better.",
    "verify": "For authors: does every drill hold what it promises?",
    "export": "Write everything you did to a JSON file.",
    "import": "Read an exported JSON file.",
    "backup": "Make a verified copy of the store.",
    "restore": "Put a backup in the place of the store.",
    "doctor": "Check the store, the content and the checker.",
}
INTERRUPTED = 130
UNEXPECTED = 4


class _ReaderGoneError(Exception):
    """Whoever read our output doesn't any more, as in ``planner list | head``."""


class _Commands(click.Group):
    """Imports a command's file when the command is named; its one-line help is known without that."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # click would exit with 1: that an answer did not pass
            raise _ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"planner.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from planner.near import did_you_mean

            ctx.fail(f"No such command {args[0]!r}.{did_you_mean(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `planner today`. The state lives in PLANNER_HOME; PLANNER_NOW fixes the clock.",
)
@click.version_option(planner.__version__, prog_name="planner")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Three weeks to really learn TensorFlow: a schedule, typed drills, spaced repetition."""
    ctx.obj = {"debug": debug}


def run(args: Sequence[str]) -> int:
    """Run a command line and return its exit status; whatever goes wrong is told on stderr in one message."""
    debug = "--debug" in args
    _tolerate_every_character()
    try:
        status = cli.main(args=list(args), prog_name="planner", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted. Nothing was lost.", err=True)
        return INTERRUPTED
    except (BrokenPipeError, _ReaderGoneError):
        # Say nothing more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except PlannerError as error:
        return _report(error, str(error), error.exit_status, debug)
    except Exception as error:
        hint = f"Unexpected: {type(error).__name__}: {error}\nRun it again with `planner --debug …` to see where."
        return _report(error, hint, UNEXPECTED, debug)
    return status if isinstance(status, int) else 0


def _report(error: Exception, message: str, status: int, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    click.echo(f"Error: {message}", err=True)
    return status


def _tolerate_every_character() -> None:
    """Show ``?`` for what an old terminal's encoding can't hold, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
