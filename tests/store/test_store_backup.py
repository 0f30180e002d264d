"""Backups: verified before they are named, ten of them, one for each day of study, and the way back."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_samples import NOW, dump, filled, numbered, record, spoil_table

from planner.errors import StoreError
from planner.store.backup import backups_folder, daily_backup, list_backups, made_at, make_backup
from planner.store.opening import open_store
from planner.store.reviews import read_reviews


def test_backup_holds_all_of_the_store_in_one_file(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    backup = make_backup(path, tmp_path / "elsewhere", NOW)
    assert dump(backup) == dump(path)
    assert list((tmp_path / "elsewhere").iterdir()) == [backup]
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_backup_holds_what_is_committed_but_still_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    with open_store(path, at=NOW) as store:
        record(store, *numbered(0))
        backup = make_backup(path, tmp_path / "elsewhere", NOW)
        assert "answer 0.1" in dump(backup)


def test_names_sort_by_time_whatever_the_offset(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    east = datetime.fromisoformat("2026-03-02T08:00:00+09:00")
    west = datetime.fromisoformat("2026-03-01T20:00:00-05:00")
    earlier, later = (make_backup(path, tmp_path / "b", at) for at in (east, west))
    assert list_backups(tmp_path / "b") == [later, earlier]
    assert (made_at(earlier), made_at(later)) == (east, west)


def test_two_backups_of_one_instant_are_both_kept(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    assert len({make_backup(path, tmp_path / "b", NOW) for _ in range(3)}) == 3


def test_newest_ten_are_kept(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    made = [make_backup(path, tmp_path / "b", NOW + timedelta(days=day)) for day in range(13)]
    assert list_backups(tmp_path / "b") == made[:2:-1]


def test_backup_just_made_stays_though_the_clock_was_set_back(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    for day in range(10):
        make_backup(path, tmp_path / "b", NOW + timedelta(days=day))
    made = make_backup(path, tmp_path / "b", NOW - timedelta(days=365))
    assert made.exists()
    assert len(list_backups(tmp_path / "b")) == 10


def test_files_of_others_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    folder = tmp_path / "b"
    folder.mkdir()
    for name in ("planner-mine.db", "planner-20260302T000000.000000-00.db", "notes.txt"):
        (folder / name).write_text("mine")
    for day in range(12):
        make_backup(path, folder, NOW + timedelta(days=day))
    assert len(list_backups(folder)) == 10
    assert len(list(folder.iterdir())) == 13


def test_damaged_store_makes_no_backup_and_drops_none(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db", reviews=40)
    make_backup(path, tmp_path / "b", NOW)
    before = sorted((tmp_path / "b").iterdir())
    spoil_table(path, "runs")
    with pytest.raises(StoreError, match=r"is damaged .*planner restore"):
        make_backup(path, tmp_path / "b", NOW + timedelta(days=1))
    assert sorted((tmp_path / "b").iterdir()) == before


def test_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        make_backup(tmp_path / "planner.db", tmp_path / "b", NOW)


def test_backup_where_no_folder_can_be_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    (tmp_path / "b").write_text("a file")
    with pytest.raises(StoreError, match="could not be written to"):
        make_backup(path, tmp_path / "b", NOW)


def test_study_day_has_one_daily_backup(tmp_path: Path) -> None:
    path, folder = filled(tmp_path / "planner.db"), tmp_path / "b"
    evening = datetime(2026, 3, 2, 20, tzinfo=UTC)
    assert daily_backup(path, folder, evening) is not None
    assert daily_backup(path, folder, datetime(2026, 3, 3, 3, 59, tzinfo=UTC)) is None, (
        "the night still belongs to the evening"
    )
    assert daily_backup(path, folder, datetime(2026, 3, 3, 4, tzinfo=UTC)) is not None


def test_first_change_of_a_day_is_preceded_by_a_backup_and_no_other_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db", reviews=1)
    before = dump(path)
    tomorrow = NOW + timedelta(days=1)
    with open_store(path, at=tomorrow) as store:
        record(store, *numbered(1))
        record(store, *numbered(2))
    newest, *older = list_backups(backups_folder(path))
    assert dump(newest) == before
    assert made_at(newest) == tomorrow
    assert len(older) == 1


def test_backup_that_fails_does_not_cost_the_attempt(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "planner.db"
    backups_folder(path).write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING), open_store(path, at=NOW) as store:
        record(store, *numbered(0))
        assert len(read_reviews(store)) == 1
    assert "Today's backup was not made." in caplog.text
