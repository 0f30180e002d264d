"""The index of drills: a cache, so that planning reads no drill file.

Whoever asks names what the index was made from: a fingerprint that differs makes it absent, never wrong. What
a fingerprint is made of is not known here.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from planner.domain.library import Entry
from planner.store.connection import Store


def read_index(store: Store, fingerprint: str) -> list[Entry] | None:
    """Return the entries in the ladder's order, or None where the index was made from something else."""
    # One statement, so that the entries are of the fingerprint; an empty index is a single row of nulls.
    rows = store.rows(
        "SELECT id, title, topic, skills, minutes, requires, variant_count, content_hash, weight, place "
        "FROM index_source LEFT JOIN entries WHERE fingerprint = ? ORDER BY place, id",
        (fingerprint,),
    )
    return [_entry(row) for row in rows if row[0] is not None] if rows else None


def write_index(store: Store, fingerprint: str, entries: Iterable[Entry]) -> None:
    """Put this index in the place of the former one. Raises StoreError."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM index_source")
        connection.execute("DELETE FROM entries")
        connection.execute("INSERT INTO index_source (fingerprint) VALUES (?)", (fingerprint,))
        _insert(connection, [_row(entry) for entry in entries])


def _insert(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    connection.executemany(
        "INSERT INTO entries (id, title, topic, skills, minutes, requires, variant_count, content_hash, "
        "weight, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _row(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.id,
        entry.title,
        entry.topic,
        json.dumps(entry.skills),
        entry.minutes,
        json.dumps(entry.requires),
        entry.variant_count,
        entry.content_hash,
        entry.weight,
        entry.order,
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    drill, title, topic, skills, minutes, requires, variant_count, content_hash, weight, place = row
    return Entry(
        id=drill,
        title=title,
        topic=topic,
        skills=tuple(json.loads(skills)),
        minutes=minutes,
        requires=tuple(json.loads(requires)),
        variant_count=variant_count,
        content_hash=content_hash,
        weight=weight,
        order=place,
    )
