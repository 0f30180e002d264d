"""Opening: what is made on first use, what is refused, and how little it loads."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from store_samples import DAY, NOW, filled, spoil_table
from store_versions import recorded_by

from planner.errors import StoreError
from planner.store import schema
from planner.store.connection import Store
from planner.store.opening import open_store
from planner.store.reviews import read_reviews

PROCESS = Path(__file__).with_name("store_process.py")


def test_first_use_makes_the_folder_and_the_store(tmp_path: Path) -> None:
    path = tmp_path / "new" / "home" / "planner.db"
    with open_store(path, at=NOW) as store:
        assert read_reviews(store) == []
    assert path.is_file()


def test_what_was_recorded_is_there_when_opened_again(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db", reviews=2)
    with open_store(path, at=NOW) as store:
        assert [review.drill for review in read_reviews(store)] == ["drill-0", "drill-1"]


def test_open_store_keeps_its_promises_to_sqlite(store: Store) -> None:
    assert store.rows("PRAGMA journal_mode") == [("wal",)]
    assert store.rows("PRAGMA foreign_keys") == [(1,)]
    assert store.rows("PRAGMA synchronous") == [(2,)]
    assert store.rows("PRAGMA busy_timeout") == [(5000,)]


def test_every_table_of_ours_is_strict(store: Store) -> None:
    lax = store.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT GLOB '*sqlite_*'"
    )
    assert lax == []


def test_light_list_of_migrations_equals_the_real_one() -> None:
    assert recorded_by() == schema.MIGRATION_NAMES


def test_store_of_a_newer_version_is_refused(
    tmp_path: Path, newer_program: Callable[[Callable[[Database], object]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "planner.db"
    with monkeypatch.context():
        newer_program(lambda _: None)
        open_store(path, at=NOW).close()
    monkeypatch.undo()
    with pytest.raises(StoreError, match=r"planner\.db was made by a newer version .*m005_next.*upgrade planner"):
        open_store(path, at=NOW)


def _text(path: Path) -> None:
    path.write_text("These are my notes, and nothing that SQLite would read. " * 100)


def _folder(path: Path) -> None:
    path.mkdir()


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def _damaged_header(path: Path) -> None:
    filled(path)
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)


def _cut(path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (_text, r"is not a planner store: .*Move it away, or restore a backup with `planner restore`"),
        (_folder, r"is a folder where the store's file should be"),
        (_other_program, r"is a database of another program"),
        (_damaged_header, r"is damaged .*Restore a backup with `planner restore`"),
        (_cut, r"is damaged .*Restore a backup with `planner restore`"),
    ],
)
def test_what_is_no_sound_store_is_refused_with_its_path_and_a_remedy(
    tmp_path: Path, spoil: Callable[[Path], None], complaint: str
) -> None:
    path = tmp_path / "planner.db"
    spoil(path)
    with pytest.raises(StoreError, match=complaint) as caught:
        open_store(path, at=NOW)
    assert str(path) in str(caught.value)


def test_refused_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    _text(path)
    before = path.read_bytes()
    with pytest.raises(StoreError):
        open_store(path, at=NOW)
    assert path.read_bytes() == before


def test_damage_found_while_reading_is_a_store_error(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db", reviews=40)
    spoil_table(path, "runs")
    with open_store(path, at=NOW) as store, pytest.raises(StoreError, match="is damaged"):
        read_reviews(store)


def test_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(StoreError, match=r"can't hold the store.*Set PLANNER_HOME"):
        open_store(tmp_path / "home" / "planner.db", at=NOW)


def test_sqlite_without_strict_tables_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 0))
    with pytest.raises(StoreError, match=r"planner needs 3\.38\.0 or later"):
        open_store(tmp_path / "planner.db", at=NOW)


def test_read_only_store_reads_and_refuses_to_write(shared_folder: Path) -> None:
    path = filled(shared_folder / "planner.db", reviews=2)
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    command = [sys.executable, str(PROCESS), "read-only", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    read, complaint = done.stdout.splitlines()
    assert read == "drill-0 drill-1"
    assert complaint.startswith(f"{path} can't be written: the file or its folder is read-only.")


def test_read_only_folder_can_hold_no_new_store(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    command = [sys.executable, str(PROCESS), "read-only", str(shared_folder / "planner.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "StoreError" in done.stderr
    assert "can't be opened (unable to open database file)" in done.stderr


def test_reading_an_existing_store_loads_neither_sqlite_utils_nor_numpy(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    script = f"""
import json, sys
from datetime import date, datetime
from pathlib import Path
from planner.store.opening import open_store
from planner.store.cards import read_cards
from planner.store.index import read_index
from planner.store.done import done_on
from planner.store.reviews import count_of
from planner.store.settings import read_calendar
with open_store(Path({str(path)!r}), at=datetime.fromisoformat({NOW.isoformat()!r})) as store:
    done = done_on(store, date.fromisoformat({DAY.isoformat()!r}))
    read_cards(store), read_index(store, ""), read_calendar(store), count_of(store, "drill-0")
print(json.dumps([len(done), sorted(sys.modules)]))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    reviews, modules = json.loads(done.stdout)
    assert reviews == 3
    loaded = {module.partition(".")[0] for module in modules}
    assert not loaded & {"sqlite_utils", "numpy", "click", "tensorflow", "logging"}
    assert not {"planner.store.migrations", "planner.store.upgrade", "planner.store.backup"} & set(modules)
