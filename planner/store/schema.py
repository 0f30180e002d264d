"""Which migrations this program knows and which a store has recorded, told without loading what applies them.

Opening a store on the way to `today` costs two small queries: `planner.store.migrations` loads sqlite-utils,
and with it NumPy, so it is imported only where something is pending. A test holds both lists equal.
"""

import sqlite3

MIGRATION_SET = "planner"
MIGRATION_NAMES = ("m001_learner_state", "m002_typing", "m003_measured", "m004_begun")

_RECORD = "_sqlite_migrations"  # the table that sqlite-utils keeps


def recorded(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the migrations that the store has been through, in their order."""
    if _RECORD not in tables(connection):
        return ()
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (MIGRATION_SET,)
    )
    return tuple(name for (name,) in rows)


def unknown(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the recorded migrations that only a newer program knows."""
    return tuple(name for name in names if name not in MIGRATION_NAMES)


def pending(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known migrations that are not among the recorded ones."""
    return tuple(name for name in MIGRATION_NAMES if name not in names)


def tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of all tables, SQLite's own left out."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    return frozenset(name for (name,) in rows)
