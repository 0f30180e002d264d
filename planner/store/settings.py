"""What the learner has decided: the calendar, a syllabus other than the one that ships, the hour of study.

None means never set; defaults are not known here.
"""

import json
import sqlite3
from typing import Any

from planner.domain.calendar import Calendar
from planner.errors import ContentError, StoreError
from planner.store.changing import changing
from planner.store.connection import Store
from planner.store.plain import from_plain, to_plain

_CALENDAR = "calendar"
_SYLLABUS_FILE = "syllabus_file"
_STUDY_AT = "study_at"


def read_calendar(store: Store) -> Calendar | None:
    """Return the calendar, or None before one was written. Raises StoreError."""
    value = read_value(store, _CALENDAR)
    try:
        return None if value is None else from_plain(Calendar, value, _CALENDAR)
    except ContentError as error:
        raise StoreError(
            f"The calendar in {store.path} can't be read: {error} Set it again with `planner plan`."
        ) from error


def write_calendar(store: Store, calendar: Calendar) -> None:
    """Put the calendar in the place of the one before. Raises StoreError."""
    with changing(store) as connection:
        put_calendar(connection, calendar)


def read_syllabus_file(store: Store) -> str | None:
    """Return the path of the learner's own syllabus, or None where the shipped one is used."""
    value = read_value(store, _SYLLABUS_FILE)
    return None if value is None else str(value)


def write_syllabus_file(store: Store, path: str | None) -> None:
    """Use the syllabus at ``path`` from now on; None goes back to the shipped one. Raises StoreError."""
    with changing(store) as connection:
        put_syllabus_file(connection, path)


def read_study_at(store: Store) -> str | None:
    """Return the time of day that study blocks start at, as HH:MM. Raises StoreError."""
    value = read_value(store, _STUDY_AT)
    return None if value is None else str(value)


def write_study_at(store: Store, at: str) -> None:
    """Start study blocks at this time of day, HH:MM, from now on. Raises StoreError."""
    with changing(store) as connection:
        put_study_at(connection, at)


def put_calendar(connection: sqlite3.Connection, calendar: Calendar | None) -> None:
    """Write the calendar inside an open transaction; None removes it."""
    put_value(connection, _CALENDAR, to_plain(calendar))


def put_syllabus_file(connection: sqlite3.Connection, path: str | None) -> None:
    """Write the syllabus's path inside an open transaction; None removes it."""
    put_value(connection, _SYLLABUS_FILE, path)


def put_study_at(connection: sqlite3.Connection, at: str | None) -> None:
    """Write the hour of study inside an open transaction; None removes it."""
    put_value(connection, _STUDY_AT, at)


def read_value(store: Store, key: str) -> Any:
    """Return the value kept under a key, None where there is none."""
    rows = store.rows("SELECT value FROM settings WHERE key = ?", (key,))
    return json.loads(rows[0][0]) if rows else None


def put_value(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Keep a value under a key inside an open transaction; None removes it."""
    if value is None:
        connection.execute("DELETE FROM settings WHERE key = ?", (key,))
    else:
        connection.execute(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, json.dumps(value)),
        )
