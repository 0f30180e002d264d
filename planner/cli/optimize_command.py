"""`planner optimize`: memory parameters of your own, where your reviews show that they are better."""

from typing import TYPE_CHECKING

import click
from rich.console import Console

from planner.cli.terminal import console, json_option, print_json

if TYPE_CHECKING:
    from planner.actions.optimize import Optimized

_WORDS = {
    "first_memory": "a first memory lasts",
    "success": "a success adds",
    "lapse": "a lapse leaves",
}


@click.command("optimize")
@click.option("--reset", is_flag=True, help="Go back to the published parameters.")
@json_option
def command(reset: bool, as_json: bool) -> None:
    """Fit the memory model to your reviews, and use the fit only if it foretells better.

    The fit to the earlier reviews is judged by the later ones: it is adopted where its log loss there is lower by
    more than chance gives. Within three weeks that is rare, and the published parameters stay. Nothing is lost:
    --reset goes back.
    """
    from planner.actions.optimize import optimize
    from planner.actions.optimize import reset as go_back

    if reset:
        personal = go_back()
        if as_json:
            print_json({"reset": personal})
        else:
            console().print(
                "Back to the published parameters." if personal else "The published parameters were in use already."
            )
        return
    found = optimize()
    if as_json:
        print_json(_document(found))
    else:
        _show(console(), found)


def _show(to: Console, found: "Optimized") -> None:
    from planner.memory.fit import LEAST_FORGOTTEN, LEAST_REVIEWS

    trial = found.trial
    if trial is None:
        to.print(f"{found.reviews} drills were repeated on a later day; it takes {LEAST_REVIEWS} to tell anything.")
    else:
        to.print(f"Fitted to {trial.trained_on} reviews, judged by the {trial.tested_on} after them.")
        to.print(
            f"Log loss {trial.loss_published:.4f} by the published parameters, {trial.loss_fitted:.4f} by the fit;"
        )
        to.print(f"the difference has a standard error of {trial.error:.4f}.")
        if trial.forgotten < LEAST_FORGOTTEN:
            to.print(f"Of those later ones {trial.forgotten} were forgotten; it takes {LEAST_FORGOTTEN} to tell.")
    if found.adopted:
        to.print("Better by more than chance gives: adopted. `planner optimize --reset` goes back.", style="bold")
    else:
        to.print(f"Not adopted: {'your own' if found.personal else 'the published'} parameters stay.", style="bold")
    if found.personal:
        for name, factor in found.factors.items():
            to.print(f"  {_WORDS[name]} {factor:.2f} times what is usual")


def _document(found: "Optimized") -> dict[str, object]:
    from planner.memory.fit import LEAST_FORGOTTEN, LEAST_REVIEWS

    trial = found.trial
    return {
        "adopted": found.adopted,
        "personal": found.personal,
        "reviews": found.reviews,
        "least_reviews": LEAST_REVIEWS,
        "least_forgotten": LEAST_FORGOTTEN,
        "factors": {name: round(factor, 6) for name, factor in found.factors.items()},
        "trial": None
        if trial is None
        else {
            "trained_on": trial.trained_on,
            "tested_on": trial.tested_on,
            "forgotten": trial.forgotten,
            "loss_published": round(trial.loss_published, 6),
            "loss_fitted": round(trial.loss_fitted, 6),
            "error": round(trial.error, 6),
        },
    }
