"""`planner settings`: what is set is kept, travels with an export, and a wrong wish changes nothing."""

import json

import pytest
from cli_process import Planner


def test_a_setting_is_kept_until_it_is_taken_back(planner: Planner) -> None:
    defaults = planner("settings", "--json").json()
    assert planner("settings", "theme", "light").status == 0
    assert planner("settings", "key.run", "F9").status == 0
    assert planner("settings", "--json").json() == {**defaults, "theme": "light", "key.run": "f9"}
    assert planner("settings", "key.run", "default", "--json").json() == {"key.run": "ctrl+r"}
    assert planner("settings", "--reset", "--json").json() == defaults


def test_settings_travel_with_an_export(planner: Planner) -> None:
    planner("settings", "pairs", "on")
    exported = planner("export").out
    planner("settings", "--reset")
    file = planner.temporary / "export.json"
    file.write_text(exported)
    assert planner("import", file).status == 0
    file.unlink()
    assert planner("settings", "pairs", "--json").json() == {"pairs": "on"}
    assert json.loads(planner("export").out) == json.loads(exported)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("them",), "Did you mean theme?"),
        (("theme", "pink"), "one of dark, light, high-contrast, or default"),
        (("key.run", "ctrl+o"), "the key for solution already"),
        (("theme", "--reset"), "leave the name out"),
    ],
)
def test_a_wish_that_cannot_be_changes_nothing(planner: Planner, words: tuple[str, ...], says: str) -> None:
    planner("settings", "pairs", "on")
    before = planner.dump()
    ended = planner("settings", *words)
    assert ended.status == 2
    assert says in " ".join(ended.err.split())
    assert planner.dump() == before


def test_settings_that_cannot_be_read_are_named_with_the_way_back(planner: Planner) -> None:
    planner("settings", "pairs", "on")
    planner.change("UPDATE settings SET value = '[1]' WHERE key = 'screen'")
    ended = planner("settings")
    assert ended.status == 3
    assert "planner settings --reset" in ended.err
    assert planner("settings", "--reset").status == 0
    assert planner("settings").status == 0
