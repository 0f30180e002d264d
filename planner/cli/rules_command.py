"""`planner rules`: the named kinds of mistake."""

import click

from planner.cli.names import complete_rule
from planner.cli.terminal import console, json_option, print_json


@click.command("rules")
@click.argument("rule", required=False, metavar="[ID]", shell_complete=complete_rule)
@click.option("--markdown", is_flag=True, help="Write them as the page drills/rules.md.")
@json_option
def command(rule: str | None, markdown: bool, as_json: bool) -> None:
    """List the named kinds of mistake by family, or show the one with this ID: what it is, and how it is mended.

    The id stands in brackets after every finding, and in `planner stats`.
    """
    from planner.actions.rules import families
    from planner.cli.rules_view import markdown_page, rule_document, show_families, show_rule

    found = families(rule)
    if as_json:
        documents = [rule_document(family, each) for family in found for each in family.rules]
        print_json(documents[0] if rule else documents)
    elif markdown:
        click.echo(markdown_page(found), nl=False)
    elif rule:
        show_rule(console(), found[0].rules[0])
    else:
        show_families(console(), found)
