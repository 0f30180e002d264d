"""`planner drill`: type a drill from memory, have it judged, record the review."""

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from planner.cli.limits_help import limits_help
from planner.cli.names import complete_target
from planner.cli.terminal import console, json_option, note

if TYPE_CHECKING:
    from planner.actions.desk import Desk
    from planner.checking.worker import Worker


@click.command("drill", epilog=limits_help())
@click.argument("target", required=False, shell_complete=complete_target)
@click.option(
    "--answer",
    type=click.Path(allow_dash=True, readable=False),
    help="Judge this file (- for standard input) as the answer.",
)
@click.option("--editor", is_flag=True, help="Type in $VISUAL or $EDITOR; every save is judged.")
@click.option("--variant", type=int, help="The variant to ask; without it, the one whose turn it is.")
@click.option("--plain", is_flag=True, help="Ask line by line instead of opening the typing screen.")
@json_option
def command(
    *, target: str | None, answer: str | None, editor: bool, variant: int | None, plain: bool, as_json: bool
) -> int:
    """Type a drill from memory and have it judged by running it; the review is recorded.

    TARGET is a topic (cnn), a drill's id, or nothing: then today's queue until it is done. With --answer or --json
    there is one drill and no question is asked.

    \b
    The typing screen's keys (^ is Ctrl):
      ^r run       ^t hint      ^o solution    ^l empty the page
      ^n skip      ^g rate      ^b given code  ^q quit, keep the draft
      ^f find      ^/ comment   ^z ^y undo, redo
      ^↑ ^↓ scroll the task     ^p what Python or Keras itself said
      F5 run, too               Esc cancel a run

    With --plain, and where there is no full terminal, the drill is a dialogue line by line: finish typing with Ctrl-D
    on an empty line. `planner settings` changes the theme and the keys.

    With --editor, each save that changes the answer is a run, which the rating counts, and the first one that passes
    ends the attempt. An editor in the terminal keeps it to itself: the last verdict is shown when you quit. One with a
    window of its own (code, code --wait, gvim) lets each verdict be shown here at once; Ctrl-C here ends the editing
    and asks what next.

    Keys and pace are known of what is typed on the typing screen only.

    Exit status: 0 passed, 1 not passed, 2 wrong usage, 4 it could not be judged.
    """
    from planner.actions.answers import read_answer
    from planner.actions.choose import choose
    from planner.actions.desk import desk
    from planner.actions.sitting import FILE, sit_down
    from planner.cli.editor_process import editor_command

    if (answer is not None) + editor + plain > 1:
        raise click.UsageError("--answer, --editor and --plain exclude each other.")
    if as_json and answer is None:
        raise click.UsageError("--json needs --answer FILE: there is nobody to type.")
    if editor:
        editor_command()  # without one there is nothing to show a drill for
    elif answer is None and not sys.stdin.isatty():
        _refuse(target)
    code = read_answer(answer) if answer is not None else ""
    if answer is None and not editor and not plain and _has_screen():
        from planner.screens.opening import type_drills

        with desk() as at:
            return type_drills(at, target, variant, _theme(), console().print)
    from planner.checking.worker import Worker
    from planner.cli.drill_file import drill_from_file
    from planner.screens.words import builds_on

    with desk() as at, Worker() as worker:
        if answer is None:
            return _drill_queue(at, worker, target, editor, variant)
        entry = choose(at, target)
        sitting = sit_down(at, worker, entry, variant, FILE)
        if sitting.unmet:
            note(builds_on(sitting))
        return drill_from_file(sitting, worker, answer, code, as_json=as_json)


def _drill_queue(at: "Desk", worker: "Worker", target: str | None, editor: bool, variant: int | None) -> int:
    """Drill the one that was named, or today's queue until it is done; return the last status."""
    from planner.actions.choose import choose, queue_is_done
    from planner.cli.drill_session import hold
    from planner.store.claims import claimed

    status = 0
    while True:
        entry = choose(at, target) if target is not None or not queue_is_done(at) else None
        if entry is None:
            console().print("Today's queue is done. `planner stats` shows where you stand.")
            return status
        with claimed(at.store, entry.id):
            status, finished = hold(at, worker, entry, variant, editor=editor)
        if target is not None or not finished:
            return status
        at = at.refreshed()
        if not queue_is_done(at) and not click.confirm("Go on with the next drill?", default=True, err=True):
            return status


def _refuse(target: str | None) -> NoReturn:
    """Say that there is no terminal, unless there is no such drill either."""
    from planner.actions.choose import choose
    from planner.actions.desk import desk

    with desk() as at:
        choose(at, target)
    raise click.UsageError("There is no terminal to type in: hand an answer in with --answer FILE, or - for stdin.")


def _has_screen() -> bool:
    """Tell whether the terminal can show a full screen; Textual draws on stderr."""
    return sys.stdout.isatty() and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def _theme() -> str | None:
    """Return the theme that the environment asks for, or None."""
    from planner.domain.settings import THEMES

    theme = os.environ.get("PLANNER_THEME")
    if theme is not None and theme not in THEMES:
        raise click.UsageError(f"PLANNER_THEME is {theme!r}: choose one of {', '.join(THEMES)}.")
    return theme
