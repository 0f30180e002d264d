"""`planner rules`: every named kind of mistake, found by its id, and the same in the documentation."""

import ast
import json
from contextlib import suppress
from typing import Any

import pytest
from cli_process import Planner
from click.testing import CliRunner

from planner.cli.rules_command import command
from planner.cli.rules_view import markdown_page
from planner.domain.rulebook.rule import Rule
from planner.domain.rules import FAMILIES, RULES
from planner.errors import UsageError
from planner.paths import drills_folder


def _output(*args: str) -> str:
    """Return what the command writes to standard output."""
    ended = CliRunner().invoke(command, args, catch_exceptions=False, env={"COLUMNS": "100"})
    assert ended.exit_code == 0
    return ended.stdout


def _as_document(rule: Rule) -> dict[str, str]:
    (family,) = [family.title for family in FAMILIES if rule in family.rules]
    fields = ("id", "title", "help", "wrong", "right")
    return {"family": family} | {field: getattr(rule, field) for field in fields}


def test_the_list_holds_every_rule_under_its_family() -> None:
    rows = [line.strip() for line in _output().splitlines()]
    for family in FAMILIES:
        begins = rows.index(family.title)
        shown = rows[begins + 1 : begins + 1 + len(family.rules)]
        assert [row.split("  ")[0] for row in shown] == [rule.id for rule in family.rules]
        assert all(rule.title in row for rule, row in zip(family.rules, shown, strict=True))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_shown_whole(rule: Rule) -> None:
    out = _without_spaces(_output(rule.id))
    for text in (rule.id, rule.title, rule.help, rule.wrong, rule.right):
        assert _without_spaces(text) in out


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def test_json_holds_the_same() -> None:
    every: list[Any] = json.loads(_output("--json"))
    assert every == [_as_document(rule) for rule in RULES.values()]
    assert json.loads(_output("axis", "--json")) == _as_document(RULES["axis"])


def test_an_unknown_rule_is_wrong_usage_with_near_names(planner: Planner) -> None:
    ended = planner("rules", "label-rnge")
    assert (ended.status, ended.out) == (UsageError.exit_status, "")
    assert "Did you mean label-range" in ended.err
    assert not planner.home.exists()


def test_the_page_of_documentation_is_what_the_command_writes() -> None:
    page = (drills_folder() / "rules.md").read_text(encoding="utf-8")
    assert page == markdown_page(FAMILIES), "write it anew: planner rules --markdown > drills/rules.md"


def test_ids_are_unique() -> None:
    ids = [rule.id for family in FAMILIES for rule in family.rules]
    assert sorted(ids) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_teaches_in_sentences_and_in_code(rule: Rule) -> None:
    assert not rule.title.endswith(".")
    assert rule.help.endswith((".", "?", ")"))
    assert rule.wrong != rule.right
    assert max(map(len, (rule.wrong + "\n" + rule.right).splitlines())) <= 88
    assert _is_code(rule.right)


def _is_code(lines: str) -> bool:
    """Tell whether Python reads the lines: as they are, as arguments of a call, or as the head of a block."""
    for whole in (lines, f"x(\n{lines}\n)", f"{lines}\n    pass"):
        with suppress(SyntaxError):
            ast.parse(whole)
            return True
    return False
