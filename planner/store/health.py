"""Is a store sound: its pages, references and tables, cards and sums against the log. It tells, it mends nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from planner.errors import StoreError
from planner.store import schema
from planner.store.connection import Store, connect_to_existing, translated


def check_integrity(store: Store) -> list[str]:
    """Return what is wrong with an open store, a sentence each; an empty list where all is well."""
    try:
        with translated(store.path):
            damage = _damage(store.connection) or _schema_differences(store.connection)
            return damage or _drifted_cards(store.connection) + _drifted_minutes(store.connection)
    except StoreError as error:
        return [str(error)]


def file_problems(path: Path) -> list[str]:
    """Return why a file could not serve as the store, a sentence each; an empty list where it could."""
    if not path.is_file():
        return [f"There is no file at {path}."]
    try:
        with translated(path), closing(connect_to_existing(path)) as connection:
            return _damage(connection) or _foreign_or_newer(connection)
    except StoreError as error:
        return [str(error)]


def page_damage(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds wrong with the file's pages, a line each. Raises sqlite3.Error where it can't look."""
    found = (text for (text,) in connection.execute("PRAGMA integrity_check"))
    return [" ".join(text.replace("*** in database main ***", "").split()) for text in found if text != "ok"]


def _damage(connection: sqlite3.Connection) -> list[str]:
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [f"The file is damaged: {finding}." for finding in page_damage(connection)] + [
        f"Row {row} of {table} belongs to a row of {parent} that is not there." for table, row, parent, _ in loose
    ]


def _foreign_or_newer(connection: sqlite3.Connection) -> list[str]:
    names = schema.recorded(connection)
    if not names:
        return ["It is not a planner store: no migration is recorded in it."]
    return [f"It was made by a newer version of planner: it has {name}." for name in schema.unknown(names)]


def _schema_differences(connection: sqlite3.Connection) -> list[str]:
    """Compare the tables with those that the migrations make from nothing."""
    # Imported here: it brings sqlite-utils and NumPy.
    from planner.store.migrations import apply_pending  # noqa: PLC0415

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        apply_pending(model)
        wanted, found = _definitions(model), _definitions(connection)
    return [f"The {name} is missing." for name in sorted(wanted.keys() - found.keys())] + [
        f"The {name} is not what planner made."
        for name in sorted(wanted)
        if found.get(name, wanted[name]) != wanted[name]
    ]


def _definitions(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the SQL of each table and index by its name; sqlite-utils's own record is its own affair."""
    rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE tbl_name NOT GLOB '[_]*'")
    return dict(rows.fetchall())


def _drifted_cards(connection: sqlite3.Connection) -> list[str]:
    """Compare how many reviews each card counts with how many the log holds."""
    rows = connection.execute(
        "WITH log AS (SELECT drill, count(*) AS reviews FROM reviews GROUP BY drill) "
        "SELECT drill, coalesce(cards.reviews, 0), coalesce(log.reviews, 0) "
        "FROM (SELECT drill FROM cards UNION SELECT drill FROM log) "
        "LEFT JOIN cards USING (drill) LEFT JOIN log USING (drill) "
        "WHERE coalesce(cards.reviews, 0) <> coalesce(log.reviews, 0) ORDER BY drill"
    )
    return [
        f"The card of {drill} counts {counted} reviews, the log holds {logged}: rebuild the cards."
        for drill, counted, logged in rows
    ]


def _drifted_minutes(connection: sqlite3.Connection) -> list[str]:
    """Compare the minutes summed up with those of the whole log."""
    kept = "SELECT drill, way, attempts, millionths FROM measured"
    logged = "SELECT drill, way, count(*), sum(millionths) FROM timed GROUP BY drill, way"
    rows = connection.execute(
        f"SELECT drill FROM (SELECT * FROM ({kept}) EXCEPT {logged}) "  # noqa: S608  (constants)
        f"UNION SELECT drill FROM (SELECT * FROM ({logged}) EXCEPT {kept}) ORDER BY drill"
    )
    return [
        f"The minutes summed up for {drill} are not those of the log: `planner doctor --rebuild` mends them."
        for (drill,) in rows
    ]
