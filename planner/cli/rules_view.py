"""How rules are shown: a list by family, one with its example, and all of them as a page of documentation."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from planner.cli.code_view import code_view
from planner.domain.rulebook.rule import Family, Rule

_PAGE_HEAD = """\
# The rules

A rule names a kind of mistake. Learners see which they keep making (`planner stats`), so the ids are permanent.
`planner rules --markdown` writes this page.
"""


def show_families(to: Console, families: Iterable[Family]) -> None:
    """List every rule with its title, family by family."""
    for number, family in enumerate(families):
        to.print(("\n" if number else "") + family.title, style="bold")
        table = Table.grid(padding=(0, 2, 0, 0))
        for rule in family.rules:
            table.add_row(rule.id, rule.title)
        to.print(Padding(table, (0, 0, 0, 2)))
    to.print("\n`planner rules ID` shows one with an example.", style="dim")


def show_rule(to: Console, rule: Rule) -> None:
    """Show one rule with its help, the mistake and the same lines without it."""
    to.print(f"{rule.id}: {rule.title}", style="bold")
    to.print(rule.help)
    for head, code in (("Wrong:", rule.wrong), ("Right:", rule.right)):
        to.print(f"\n{head}", style="bold")
        to.print(Padding(code_view(code), (0, 0, 0, 2)))


def rule_document(family: Family, rule: Rule) -> dict[str, Any]:
    """Return a rule's part of the JSON contract."""
    return {
        "id": rule.id,
        "family": family.title,
        "title": rule.title,
        "help": rule.help,
        "wrong": rule.wrong,
        "right": rule.right,
    }


def markdown_page(families: Iterable[Family]) -> str:
    """Return the rules as a page: a section for each family, and in it each rule with its example."""
    return "".join([_PAGE_HEAD, *(_section(family) for family in families)])


def _section(family: Family) -> str:
    return "".join([f"\n## {family.title}\n", *(_entry(rule) for rule in family.rules)])


def _entry(rule: Rule) -> str:
    example = f"```python\n# wrong\n{rule.wrong}\n# right\n{rule.right}\n```"
    return f"\n### `{rule.id}`: {rule.title}\n{rule.help}\n\n{example}\n"
