"""`planner check`: judge answers without recording anything."""

import click

from planner.cli.limits_help import limits_help
from planner.cli.names import complete_drill
from planner.cli.terminal import console, json_option, print_json


@click.command("check", epilog=limits_help())
@click.argument("drill", shell_complete=complete_drill)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True, readable=False))
@click.option("--variant", type=int, help="The variant to judge against; without it, the one to come next.")
@click.option("--original", is_flag=True, help="Show the message of Python or Keras that a finding translates, too.")
@json_option
def command(drill: str, files: tuple[str, ...], variant: int | None, original: bool, as_json: bool) -> int:
    """Judge answers to DRILL by running them against TensorFlow; nothing is recorded.

    FILE is a file with the answer, or - for standard input. Each answer runs in a process of its own.

    Exit status: 0 all passed, 1 one did not, 2 wrong usage, 4 it could not be judged.
    """
    from planner.actions.check import check
    from planner.cli.verdict_view import show_originals, show_verdict, status_of, verdict_document

    status = 0
    for checked in check(drill, files, variant):
        if as_json:
            shown = checked.drill
            print_json(
                {
                    "drill": shown.drill.id,
                    "variant": shown.variant,
                    "variant_index": shown.variant_index,
                    "file": checked.file,
                    **verdict_document(checked.verdict),
                }
            )
        else:
            show_verdict(console(), checked.verdict, checked.code, checked.file)
            if original:
                show_originals(console(), checked.verdict)
        status = max(status, status_of(checked.verdict))
    return status
