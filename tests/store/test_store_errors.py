"""SQLite's troubles arrive as StoreError, with a remedy, from one place."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import CALENDAR, CARD, NOW, REVIEW, RUNS, dump, record

from planner.errors import StoreError
from planner.store import connection as connections
from planner.store.connection import Store
from planner.store.opening import open_store
from planner.store.reviews import read_reviews
from planner.store.settings import write_calendar


def test_store_that_another_process_holds_is_reported_as_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.01)
    path = tmp_path / "planner.db"
    with open_store(path, at=NOW) as writer, open_store(path, at=NOW) as waiting:
        with writer.transaction(), pytest.raises(StoreError, match=r"is in use by another planner.*Close it"):
            write_calendar(waiting, CALENDAR)
        write_calendar(waiting, CALENDAR)


def test_reading_never_waits_for_a_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.01)
    path = tmp_path / "planner.db"
    with open_store(path, at=NOW) as writer, open_store(path, at=NOW) as reader, writer.transaction():
        assert read_reviews(reader) == []


def test_full_disk_is_named_and_nothing_is_recorded(store: Store) -> None:
    record(store, REVIEW, CARD)
    before = dump(store.path)
    ((pages,),) = store.rows("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages}")
    large = replace(REVIEW, runs=(replace(RUNS[0], answer="x" * 100_000),))
    with pytest.raises(StoreError, match=r"No room left to write .*Free some disk space"):
        record(store, large, CARD)
    assert dump(store.path) == before


def test_misuse_of_the_module_is_not_blamed_on_the_file(store: Store) -> None:
    store.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        read_reviews(store)


@pytest.mark.parametrize("ending", [KeyboardInterrupt, ValueError])
def test_block_that_ends_early_writes_nothing(store: Store, ending: type[BaseException]) -> None:
    def interrupted() -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO settings VALUES ('a', '1')")
            raise ending

    _assert_raises(ending, interrupted)
    assert store.rows("SELECT * FROM settings") == []
    write_calendar(store, CALENDAR)  # and the lock is free again


def _assert_raises(kind: type[BaseException], act: Callable[[], None]) -> None:
    with pytest.raises(kind):
        act()


def test_reading_block_sees_one_instant(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    with open_store(path, at=NOW) as reader, open_store(path, at=NOW) as writer:
        with reader.reading():
            assert read_reviews(reader) == []
            record(writer, REVIEW, CARD)
            assert read_reviews(reader) == []
        assert read_reviews(reader) == [REVIEW]
