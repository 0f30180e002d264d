"""`planner simulate`: which way of scheduling leads to the most recall on exam day."""

import os
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from planner.cli.terminal import console, json_option, note, print_json

if TYPE_CHECKING:
    from planner.actions.simulate import Simulated
    from planner.planning.simulation.compare import Estimate, Standing

_BAR_CELLS = 24
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class _Command(click.Command):
    """Its help names every policy and every scenario, read from where they are made."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from planner.planning.simulation.policies import POLICIES
        from planner.planning.simulation.scenarios import standard_scenarios

        with formatter.section("Policies"):
            formatter.write_dl([(name, named.title) for name, named in POLICIES.items()])
        with formatter.section("Scenarios"):
            formatter.write_dl([(key, scenario.title) for key, scenario in standard_scenarios().items()])


@click.command("simulate", cls=_Command)
@click.option("--scenario", multiple=True, metavar="KEY", help="own (the default), A to H, or all; may be repeated.")
@click.option("--policy", multiple=True, metavar="NAME", help="Only this policy; may be repeated. Default: all.")
@click.option("--learners", type=click.IntRange(2, 100_000), default=20, show_default=True, help="Learners a seed.")
@click.option("--seeds", type=click.IntRange(1, 1000), default=5, show_default=True, help="Seeds 1 to N.")
@click.option("--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="How many learners at a time.")
@click.option("--markdown", is_flag=True, help="One table over all scenarios, in Markdown.")
@json_option
def command(  # noqa: PLR0917 - an option each
    scenario: tuple[str, ...],
    policy: tuple[str, ...],
    learners: int,
    seeds: int,
    jobs: int,
    markdown: bool,
    as_json: bool,
) -> None:
    """Compare ways of scheduling by what simulated learners recall on exam day.

    Each learner forgets in a way of their own that no policy is shown; all have the same minutes and the same luck.
    Without --scenario it is your drills, your calendar and your state; A to H are 150 drills in three weeks.
    """
    from planner.actions.simulate import Population, choose_policies, choose_scenarios, simulate
    from planner.cli.progress import progress

    scenarios, policies = choose_scenarios(scenario or ("own",)), choose_policies(policy)
    population = Population(learners, seeds)
    found: list[Simulated] = []
    with progress("Simulating", len(scenarios) * learners * seeds) as advance:
        for simulated in simulate(scenarios, policies, population, jobs, advance):
            found.append(simulated)
            if not as_json and not markdown:
                _show(console(), simulated)
    if as_json:
        print_json({"learners": learners, "seeds": seeds, "scenarios": [_document(each) for each in found]})
    elif markdown:
        _print_markdown(found)
    note(f"Seeds 1 to {seeds}, {learners} learners each: the same command gives the same figures.")


def _show(to: Console, simulated: "Simulated") -> None:
    to.print(f"{simulated.scenario.key}: {simulated.scenario.title}", style="bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("policy", no_wrap=True)
    table.add_column("recall on exam day, %", justify="right", no_wrap=True)
    cells = max(min(_BAR_CELLS, to.width - 60), 0)
    if cells:
        table.add_column(f"{_floor(simulated):.0f} %".ljust(cells - 5) + "100 %", no_wrap=True)
    table.add_column("behind the plan", justify="right", no_wrap=True)
    for standing in simulated.standings:
        bar = [_bar(standing.recall.mean, _floor(simulated) / 100, cells)] if cells else []
        table.add_row(standing.policy, _figure(standing.recall), *bar, _behind(standing))
    to.print(table)
    to.print(f"By the plan's own model no schedule exceeds {100 * simulated.bound:.1f} %.")
    for forecast in simulated.forecasts:
        to.print(
            f"The plan's forecast of the {forecast.when}, {100 * forecast.predicted:.1f} %, was off by "
            f"{_figure(forecast.error)}; its interval held {100 * forecast.covered:.0f} % of the learners."
        )
    to.print()


def _floor(simulated: "Simulated") -> float:
    """Return the percentage that bars start from: the ten below the worst policy."""
    return max(int(min(standing.recall.mean for standing in simulated.standings) * 10) * 10 - 10, 0)


def _bar(share: float, floor: float, cells: int) -> str:
    eighths = round((share - floor) / (1 - floor) * cells * 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _figure(estimate: "Estimate") -> str:
    return f"{100 * estimate.mean:.1f} ± {100 * estimate.margin:.1f}"


def _behind(standing: "Standing") -> str:
    return "" if standing.behind is None or standing.policy == "plan" else _figure(standing.behind)


def _print_markdown(found: "list[Simulated]") -> None:
    keys = [simulated.scenario.key for simulated in found]
    recall = {
        (standing.policy, simulated.scenario.key): standing.recall
        for simulated in found
        for standing in simulated.standings
    }
    click.echo("| policy | " + " | ".join(keys) + " |\n|---|" + "---|" * len(keys))
    for policy in dict.fromkeys(policy for policy, _ in recall):
        click.echo(f"| {policy} | " + " | ".join(f"{100 * recall[policy, key].mean:.1f}" for key in keys) + " |")


def _document(simulated: "Simulated") -> dict[str, object]:
    scenario = simulated.scenario
    return {
        "scenario": scenario.key,
        "title": scenario.title,
        "drills": len(scenario.entries),
        "days": len(scenario.calendar.study_days(scenario.today)),
        "learners": simulated.learners,
        "upper_bound": round(simulated.bound, 6),
        "forecasts": [
            {
                "when": forecast.when,
                "predicted": round(forecast.predicted, 6),
                "error": _interval(forecast.error),
                "covered": round(forecast.covered, 6),
            }
            for forecast in simulated.forecasts
        ],
        "policies": [
            {
                "policy": standing.policy,
                "title": standing.title,
                "recall": _interval(standing.recall),
                "behind_plan": None if standing.behind is None else _interval(standing.behind),
                "minutes": round(standing.minutes, 1),
                "attempts": round(standing.attempts, 1),
            }
            for standing in simulated.standings
        ],
    }


def _interval(estimate: "Estimate") -> dict[str, float]:
    return {"mean": round(estimate.mean, 6), "low": round(estimate.low, 6), "high": round(estimate.high, 6)}
