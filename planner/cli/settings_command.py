"""`planner settings`: how the typing screen looks and which key does what."""

import click
from rich.table import Table

from planner.cli.terminal import console, json_option, print_json


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--reset", is_flag=True, help="Go back to every default.")
@json_option
def command(*, name: str | None, value: str | None, reset: bool, as_json: bool) -> None:
    """Show the typing screen's settings, or change one: `planner settings theme light`.

    \b
    planner settings pairs on          brackets and quotes come in pairs
    planner settings key.run f9        another key to run
    planner settings key.run default   and back again
    """
    from planner.actions.settings import change_setting, forget_settings, settings
    from planner.domain.settings import named, shown

    if reset and name is not None:
        raise click.UsageError("--reset takes back every setting: leave the name out, or give `default` as its value.")
    if reset:
        found = forget_settings()
    elif name is not None and value is not None:
        found = change_setting(name, value)
    else:
        found = settings()
    told = shown(found) if name is None else [named(found, name)]
    if as_json:
        print_json({setting.name: setting.value for setting in told})
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for setting in told:
        table.add_row(setting.name, setting.value, setting.meaning)
    console().print(table)
