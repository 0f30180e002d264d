"""Data in and out through the command line: taken back, exported, imported, backed up, restored, mended."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_process import Planner
from cli_shapes import DOCTOR, complaints


def _log(planner: Planner) -> Any:
    return planner("log", "--json").json()


def test_undo_takes_the_reviews_back_one_by_one_until_none_is_left(studied: Planner) -> None:
    both = _log(studied)
    assert "csv-columns, Again" in studied("undo").out
    assert _log(studied) == both[:-1]
    assert studied("undo").status == 0
    assert _log(studied) == []
    assert all(row["state"] == "new" for row in studied("list", "--json").json())
    ended = studied("undo")
    assert (ended.status, ended.out) == (2, "")
    assert "no review to take back" in ended.err


def test_drill_asks_the_same_figures_again_after_an_undo(studied: Planner) -> None:
    asked = _log(studied)[-1]["variant_index"]
    studied("undo")
    assert studied("show", "csv-columns", "--json").json()["variant_index"] == asked


def test_export_imported_elsewhere_is_the_same_state(studied: Planner, tmp_path: Path) -> None:
    studied("plan", "--weekday", "45", "--off", "every friday")
    second = Planner(tmp_path / "second", studied.temporary, now=studied.now, tag=studied.tag)
    exported = tmp_path / "export.json"
    ended = studied("export", exported)
    assert (ended.status, ended.out) == (0, "")
    assert studied("export").out == exported.read_text(encoding="utf-8")
    assert studied("export", "-").out == exported.read_text(encoding="utf-8")
    assert second("import", exported).status == 0
    for report in ("log", "today", "plan", "stats", "list"):
        assert second(report, "--json").out == studied(report, "--json").out
    assert second("export").out == exported.read_text(encoding="utf-8")


def test_import_over_reviews_asks_for_replace_and_then_keeps_a_backup(studied: Planner, tmp_path: Path) -> None:
    exported = tmp_path / "export.json"
    studied("export", exported)
    studied("undo")
    before = studied.dump()
    ended = studied("import", exported)
    assert (ended.status, ended.out) == (2, "")
    assert "--replace" in ended.err
    assert studied.dump() == before
    assert studied("import", exported, "--replace").status == 0
    assert len(_log(studied)) == 2
    assert studied("restore").status == 0
    assert len(_log(studied)) == 1


def _without_cards(document: Any) -> None:
    del document["cards"]


def _bad_rating(document: Any) -> None:
    document["reviews"][0]["rating"] = 7


def _newer(document: Any) -> None:
    document["format_version"] = 99


def _text_for_minutes(document: Any) -> None:
    document["reviews"][1]["minutes"] = "many"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without_cards, "cards"),
        (_bad_rating, "reviews[0].rating"),
        (_newer, "format_version"),
        (_text_for_minutes, "reviews[1].minutes"),
    ],
)
def test_import_of_a_spoilt_document_names_the_place_and_changes_nothing(
    studied: Planner, tmp_path: Path, spoil: Any, said: str
) -> None:
    document = json.loads(studied("export").out)
    spoil(document)
    file = tmp_path / "spoilt.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    before = studied.dump()
    ended = studied("import", file, "--replace")
    assert (ended.status, ended.out) == (3, "")
    assert said in ended.err
    assert studied.dump() == before


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b'{"format": "other"}'])
def test_import_of_anything_else_is_invalid_data(studied: Planner, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(content)
    before = studied.dump()
    ended = studied("import", file, "--replace")
    assert (ended.status, ended.out) == (3, "")
    assert "planner export" in ended.err or "export of planner's" in ended.err
    assert studied.dump() == before


def test_backup_restored_brings_the_state_back_and_keeps_the_present(studied: Planner) -> None:
    both, before = _log(studied), studied.dump()
    made = studied("backup").out.removeprefix("Backed up to ").strip()
    assert made in studied("restore", "--list").out.split()
    studied("undo")
    studied("plan", "--weekday", "5")
    ended = studied("restore", made)
    assert made in ended.out
    assert "kept as" in ended.out
    assert studied.dump() == before
    assert _log(studied) == both
    assert len(studied("restore", "--list").out.split()) >= 2


def test_store_that_is_lost_or_damaged_comes_back_from_the_newest_backup(studied: Planner) -> None:
    both = _log(studied)
    studied("backup")
    studied.store.unlink()
    assert studied("restore").status == 0
    assert _log(studied) == both
    studied.store.write_text("ruined " * 1000)
    assert studied("log").status == 3
    assert studied("restore").status == 0
    assert _log(studied) == both


def test_restore_without_a_backup_or_of_anything_else_changes_nothing(planner: Planner, tmp_path: Path) -> None:
    ended = planner("restore")
    assert (ended.status, ended.out) == (2, "")
    assert "no backup" in ended.err
    assert not planner.home.exists()
    planner("today")
    before = planner.dump()
    for path in (tmp_path / "missing.db", Path(__file__), tmp_path):
        ended = planner("restore", path)
        assert (ended.status, ended.out) == (3, "")
        assert str(path) in ended.err
    assert planner.dump() == before


def test_doctor_finds_a_tampered_card_and_rebuild_mends_it(studied: Planner) -> None:
    sound = studied.dump()
    studied.change("UPDATE cards SET stability = 99, due_on = '2026-12-31' WHERE drill = ?", "tensor-arithmetic")
    tampered = studied.dump()
    ended = studied("doctor")
    assert ended.status == 3
    assert "tensor-arithmetic" in ended.out
    assert "planner doctor --rebuild" in ended.out
    assert studied.dump() == tampered
    ended = studied("doctor", "--rebuild", "--json")
    examined = ended.json()
    assert complaints(examined, DOCTOR) == []
    assert (ended.status, examined["sound"], examined["rebuilt_cards"]) == (0, True, 2)
    assert [part["part"] for part in examined["parts"]] == ["store", "cards", "content", "checker"]
    assert studied.dump() == sound


def test_doctor_says_which_limits_of_a_run_hold(studied: Planner) -> None:
    told = studied("doctor", "--json").json()["limits"]
    assert {"memory", "file size", "open files", "network"} <= {limit["limit"] for limit in told}
    assert all(limit["value"] and limit["holds"] in (True, False) for limit in told)
    assert "memory: 6 GiB (holds)" in studied("doctor").out


def test_earlier_attempts_are_listed_and_what_was_typed_in_them_is_shown(studied: Planner) -> None:
    (attempt,) = studied("show", "csv-columns", "--history", "--json").json()
    assert (attempt["number"], attempt["rating"], attempt["typing"]) == (1, 1, None)
    assert attempt["runs"][0]["answer"] == "nothing = 'of what was asked'\n"
    assert studied("show", "csv-columns", "--attempt", "1", "--json").json() == attempt
    assert "nothing = 'of what was asked'" in studied("show", "csv-columns", "--attempt", "1").out
    for columns in ("60", "80", "120"):
        listed = studied("show", "csv-columns", "--history", env={"COLUMNS": columns}).out
        assert "Again" in listed
        assert "name-missing" in listed
        assert "runs  min" in listed
        assert len(listed.splitlines()) == 3  # the head, the attempt, and how to see more
        assert max(map(len, listed.splitlines())) <= int(columns)
    assert "No attempt at line-fit yet" in studied("show", "line-fit", "--history").out
    for words in (("csv-columns", "--attempt", "2"), ("csv", "--history"), ("csv-columns", "--history", "--solution")):
        assert studied("show", *words).status == 2
