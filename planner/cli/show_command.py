"""`planner show`: one drill, with a variant's figures filled in."""

import click

from planner.cli.names import complete_drill
from planner.cli.terminal import console, json_option, print_json


@click.command("show")
@click.argument("drill", shell_complete=complete_drill)
@click.option("--variant", type=int, help="The variant to show; without it, the one to come next.")
@click.option("--solution", is_flag=True, help="Show the hints and the solution, too.")
@click.option("--history", is_flag=True, help="List your attempts at it instead.")
@click.option("--attempt", type=int, metavar="N", help="Show what you typed in attempt N instead.")
@json_option
def command(
    *, drill: str, variant: int | None, solution: bool, history: bool, attempt: int | None, as_json: bool
) -> None:
    """Show DRILL as the next attempt will ask it, or how earlier ones went."""
    if (history or attempt is not None) and (solution or variant is not None):
        raise click.UsageError("--history and --attempt show what was, so --variant and --solution don't go with them.")
    if history or attempt is not None:
        _show_history(drill, attempt, as_json=as_json)
    else:
        _show_drill(drill, variant, solution=solution, as_json=as_json)


def _show_history(drill_id: str, number: int | None, *, as_json: bool) -> None:
    from planner.actions.history import attempt, attempts
    from planner.cli.attempts_view import attempt_document, show_answer, show_attempts

    if number is not None:
        drill, review = attempt(drill_id, number)
        if as_json:
            print_json(attempt_document(drill, number, review))
        else:
            show_answer(drill, number, review)
        return
    drill, found = attempts(drill_id)
    if as_json:
        print_json([attempt_document(drill, place, review) for place, review in enumerate(found, start=1)])
    else:
        show_attempts(drill, found)


def _show_drill(drill: str, variant: int | None, *, solution: bool, as_json: bool) -> None:
    from planner.actions.desk import desk
    from planner.actions.library import shown

    with desk() as at:
        found = shown(at, drill, variant)
    if as_json:
        document = {
            "id": found.drill.id,
            "title": found.drill.title,
            "topic": found.drill.topic,
            "prompt": found.prompt,
            "given": found.given,
            "hints": list(found.hints),
            "answer": list(found.drill.answer),
            "variant": found.variant,
            "variant_index": found.variant_index,
        }
        print_json(document | {"solution": found.solution} if solution else document)
        return
    from rich.markdown import Markdown

    from planner.cli.code_view import code_view

    to = console()
    to.print(
        f"{found.drill.title} ({found.drill.id}, variant {found.variant_index} of {found.drill.variant_count})",
        style="bold",
    )
    to.print(Markdown(found.prompt))
    if found.given.strip():
        to.print("\nGiven:", style="bold")
        to.print(code_view(found.given))
    if solution:
        for number, hint in enumerate(found.hints, start=1):
            to.print(f"\nHint {number}:", style="bold")
            to.print(Markdown(hint))
        to.print("\nSolution:", style="bold")
        to.print(code_view(found.solution))
