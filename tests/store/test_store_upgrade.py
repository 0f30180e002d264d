"""Migrating: all steps or none, a backup first, and any number of processes at once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database
from store_samples import NOW, dump, filled

from planner.errors import StoreError
from planner.store.backup import backups_folder, list_backups
from planner.store.opening import open_store
from planner.store.reviews import read_reviews

PROCESS = Path(__file__).with_name("store_process.py")
Become = Callable[[Callable[[Database], object]], None]


def _all_at_once(*arguments: str, processes: int) -> list[str]:
    """Start processes together; return what each printed."""
    command = [sys.executable, str(PROCESS), *arguments]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
    printed = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * processes
    return printed


def test_older_store_is_upgraded_with_all_it_holds(tmp_path: Path, newer_program: Become) -> None:
    path = filled(tmp_path / "planner.db")
    newer_program(lambda db: db.execute("ALTER TABLE reviews ADD COLUMN mood TEXT"))
    with open_store(path, at=NOW) as store:
        assert len(read_reviews(store)) == 3
        assert store.rows("SELECT mood FROM reviews") == [(None,)] * 3


def test_backup_of_the_older_store_is_made_first(tmp_path: Path, newer_program: Become) -> None:
    path = filled(tmp_path / "planner.db")
    before = dump(path)
    earlier = list_backups(backups_folder(path))
    newer_program(lambda db: db.execute("DELETE FROM reviews"))
    open_store(path, at=NOW).close()
    (made,) = set(list_backups(backups_folder(path))) - set(earlier)
    assert dump(made) == before


def test_new_store_needs_no_backup(tmp_path: Path) -> None:
    open_store(tmp_path / "planner.db", at=NOW).close()
    assert not backups_folder(tmp_path / "planner.db").exists()


def test_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, newer_program: Become) -> None:
    path = filled(tmp_path / "planner.db")
    before = dump(path)

    def half_a_step(db: Database) -> None:
        db.execute("ALTER TABLE reviews ADD COLUMN mood TEXT")
        db.execute("DELETE FROM cards")
        db.execute("INSERT INTO no_such_table VALUES (1)")

    newer_program(half_a_step)
    with pytest.raises(StoreError, match="no_such_table"):
        open_store(path, at=NOW)
    assert dump(path) == before


def test_creation_that_was_cut_short_can_be_done_again(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    path.touch()  # what a process killed at its very first step leaves behind
    with open_store(path, at=NOW) as store:
        assert read_reviews(store) == []


def test_processes_that_make_a_store_at_once_all_get_it(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    printed = _all_at_once("open", str(path), processes=4)
    assert printed == ["0\n"] * 4


def test_processes_that_upgrade_at_once_make_one_backup(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    earlier = list_backups(backups_folder(path))
    printed = _all_at_once("upgrade", str(path), processes=4)
    assert printed == ["m001_learner_state m002_typing m003_measured m004_begun m005_next\n"] * 4
    assert len(list_backups(backups_folder(path))) == len(earlier) + 1
