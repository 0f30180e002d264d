"""Restoring: only what is sound, never without keeping what was there, and never something in between."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database
from store_samples import NOW, dump, filled, numbered, record

from planner.errors import StoreError
from planner.store import connection as connections
from planner.store.backup import backups_folder, list_backups, make_backup
from planner.store.opening import open_store
from planner.store.restore import restore
from planner.store.reviews import read_reviews

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of three reviews."""
    return filled(tmp_path / "planner.db")


@pytest.fixture
def backup(path: Path) -> Path:
    """A backup of that store, in another place."""
    return make_backup(path, path.parent / "elsewhere", NOW)


def _add(path: Path, number: int) -> None:
    with open_store(path, at=LATER) as store:
        record(store, *numbered(number))


def test_restored_store_is_what_the_backup_holds(path: Path, backup: Path) -> None:
    wanted = dump(path)
    _add(path, 3)
    restore(backup, path, at=LATER)
    assert dump(path) == wanted == dump(backup)


def test_former_store_is_kept_as_a_backup(path: Path, backup: Path) -> None:
    _add(path, 3)
    before = dump(path)
    kept = restore(backup, path, at=LATER)
    assert kept is not None
    assert kept in list_backups(backups_folder(path))
    assert dump(kept) == before


def test_restoring_twice_goes_there_and_back(path: Path, backup: Path) -> None:
    _add(path, 3)
    before = dump(path)
    kept = restore(backup, path, at=LATER)
    assert kept is not None
    restore(kept, path, at=LATER)
    assert dump(path) == before


def test_store_that_was_lost_is_restored(path: Path, backup: Path) -> None:
    wanted = dump(path)
    path.unlink()
    assert restore(backup, path, at=LATER) is None
    assert dump(path) == wanted


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 500, b"\xff" * 8192])
def test_damaged_store_is_set_aside_and_replaced(path: Path, backup: Path, damage: bytes) -> None:
    wanted = dump(path)
    content = path.read_bytes()
    path.write_bytes(content[:100] + damage + content[100 + len(damage) :] if damage else content[:9000])
    spoilt = path.read_bytes()
    kept = restore(backup, path, at=LATER)
    assert kept is not None
    assert kept.read_bytes() == spoilt
    assert dump(path) == wanted


def test_log_of_a_damaged_store_is_not_played_into_the_new_one(path: Path, backup: Path) -> None:
    wanted = dump(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("UPDATE reviews SET minutes = 99")
        log = Path(f"{path}-wal").read_bytes()
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])
    Path(f"{path}-wal").write_bytes(log)
    kept = restore(backup, path, at=LATER)
    assert kept is not None
    assert dump(path) == wanted


@pytest.mark.parametrize("lost", [False, True])
def test_restored_store_writes_ahead_again(path: Path, backup: Path, *, lost: bool) -> None:
    if lost:
        path.unlink()
    restore(backup, path, at=LATER)
    with open_store(path, at=LATER) as store:
        assert store.rows("PRAGMA journal_mode") == [("wal",)]


def test_open_store_sees_the_restored_state_and_can_write_on(path: Path, backup: Path) -> None:
    _add(path, 3)
    with open_store(path, at=LATER) as store:
        assert len(read_reviews(store)) == 4
        restore(backup, path, at=LATER)
        assert len(read_reviews(store)) == 3
        record(store, *numbered(7))
    with open_store(path, at=LATER) as store:
        assert [review.drill for review in read_reviews(store)][-1] == "drill-7"


def test_oldest_backup_can_be_restored_though_keeping_the_present_drops_it(path: Path) -> None:
    folder = backups_folder(path)
    wanted = dump(path)
    for day in range(1, 11):
        make_backup(path, folder, NOW + timedelta(days=day))
    _add(path, 3)
    *_, oldest = list_backups(folder)
    restore(oldest, path, at=NOW + timedelta(days=30))
    assert not oldest.exists()
    assert dump(path) == wanted


def test_store_in_use_is_not_waited_for_without_end(path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.01)
    before = dump(path)
    with open_store(path, at=LATER) as writer:
        with writer.transaction(), pytest.raises(StoreError, match="is in use by another planner"):
            restore(backup, path, at=LATER)
        assert dump(path) == before
        restore(backup, path, at=LATER)


def _text(backup: Path) -> None:
    backup.write_text("no database")


def _cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:9000])


def _other_program(backup: Path) -> None:
    backup.unlink()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def _loose_run(backup: Path) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("INSERT INTO runs VALUES (99, 1, 'passed', 0.1, '[]', '')")


def _newer(backup: Path) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('planner', 'm999_far', '')"
        )


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_text, "isn't an SQLite database"),
        (_cut, "damaged"),
        (_other_program, "It is not a planner store"),
        (_loose_run, "belongs to a row of reviews that is not there"),
        (_newer, "made by a newer version of planner: it has m999_far"),
        (Path.unlink, "There is no file at"),
    ],
)
def test_backup_that_is_not_sound_is_refused_and_changes_nothing(
    path: Path, backup: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    before, files = dump(path), sorted(path.parent.rglob("*"))
    spoil(backup)
    with pytest.raises(StoreError, match=rf"can't be restored\. .*{reason}.* Choose another backup\."):
        restore(backup, path, at=LATER)
    assert dump(path) == before
    assert set(path.parent.rglob("*")) <= set(files)


def test_backup_of_an_older_version_is_upgraded_when_opened(
    path: Path, backup: Path, newer_program: Callable[[Callable[[Database], object]], None]
) -> None:
    newer_program(lambda db: db.execute("ALTER TABLE reviews ADD COLUMN mood TEXT"))
    open_store(path, at=LATER).close()
    restore(backup, path, at=LATER)
    with open_store(path, at=LATER) as store:
        assert store.rows("SELECT mood FROM reviews") == [(None,)] * 3
