"""Drafts: the unfinished answer of a drill, so that closing the screen loses nothing. At most one a drill.

A draft belongs to one variant: the same text under other figures would be another answer.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from planner.store.connection import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as far as it was typed."""

    drill: str
    variant_index: int
    text: str
    saved_at: datetime


def read_draft(store: Store, drill: str) -> Draft | None:
    """Return the drill's draft, or None. Raises StoreError."""
    rows = store.rows("SELECT drill, variant_index, text, saved_at FROM drafts WHERE drill = ?", (drill,))
    return _draft(*rows[0]) if rows else None


def read_drafts(store: Store) -> list[Draft]:
    """Return all drafts, by drill. Raises StoreError."""
    rows = store.rows("SELECT drill, variant_index, text, saved_at FROM drafts ORDER BY drill")
    return [_draft(*row) for row in rows]


def save_draft(store: Store, draft: Draft) -> None:
    """Put the draft in the place of the drill's former one. Raises StoreError."""
    with store.transaction() as connection:
        put_draft(connection, draft)


def drop_draft(store: Store, drill: str) -> None:
    """Forget the drill's draft, where there is one. Raises StoreError."""
    with store.transaction() as connection:
        drop(connection, drill)


def put_draft(connection: sqlite3.Connection, draft: Draft) -> None:
    """Write a draft inside an open transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO drafts (drill, variant_index, text, saved_at) VALUES (?, ?, ?, ?)",
        (draft.drill, draft.variant_index, storable(draft.text), draft.saved_at.isoformat()),
    )


def drop(connection: sqlite3.Connection, drill: str) -> None:
    """Remove a drill's draft inside an open transaction."""
    connection.execute("DELETE FROM drafts WHERE drill = ?", (drill,))


def storable(typed: str) -> str:
    """Return what was typed with ``?`` for each lone surrogate: half a character, which UTF-8 can't hold.

    A terminal or a file in another encoding can hand one over, and it must not cost the attempt.
    """
    return typed.encode("utf-8", "replace").decode("utf-8")


def _draft(drill: str, variant_index: int, text: str, saved_at: str) -> Draft:
    return Draft(drill, variant_index, text, datetime.fromisoformat(saved_at))
