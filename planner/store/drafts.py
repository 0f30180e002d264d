"""Drafts: the unfinished answer of a drill, so that closing the screen loses nothing. At most one a drill.

A draft belongs to one variant: the same text under other figures would be another answer.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from planner.domain.review import Begun
from planner.errors import ContentError, StoreError
from planner.store.connection import Store
from planner.store.plain import from_plain, to_plain

_SELECT = "SELECT drill, variant_index, text, saved_at, begun FROM drafts "


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as far as it was typed, and its attempt as far as it came; None where that isn't known."""

    drill: str
    variant_index: int
    text: str
    saved_at: datetime
    begun: Begun | None = None


def read_draft(store: Store, drill: str) -> Draft | None:
    """Return the drill's draft, or None. Raises StoreError."""
    rows = store.rows(_SELECT + "WHERE drill = ?", (drill,))
    return _draft(store, rows[0]) if rows else None


def read_drafts(store: Store) -> list[Draft]:
    """Return all drafts, by drill. Raises StoreError."""
    return [_draft(store, row) for row in store.rows(_SELECT + "ORDER BY drill")]


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
    begun = None if draft.begun is None else json.dumps(to_plain(draft.begun), ensure_ascii=False, allow_nan=False)
    connection.execute(
        "INSERT OR REPLACE INTO drafts (drill, variant_index, text, saved_at, begun) VALUES (?, ?, ?, ?, ?)",
        (
            draft.drill,
            draft.variant_index,
            storable(draft.text),
            draft.saved_at.isoformat(),
            None if begun is None else storable(begun),
        ),
    )


def drop(connection: sqlite3.Connection, drill: str) -> None:
    """Remove a drill's draft inside an open transaction."""
    connection.execute("DELETE FROM drafts WHERE drill = ?", (drill,))


def storable(typed: str) -> str:
    """Return what was typed with ``?`` for each lone surrogate: half a character, which UTF-8 can't hold.

    A terminal or a file in another encoding can hand one over, and it must not cost the attempt.
    """
    return typed.encode("utf-8", "replace").decode("utf-8")


def _draft(store: Store, row: tuple[str, int, str, str, str | None]) -> Draft:
    drill, variant_index, text, saved_at, begun = row
    try:
        known = None if begun is None else from_plain(Begun, json.loads(begun), "begun")
    except ContentError as error:
        raise StoreError(
            f"The draft of {drill} in {store.path} can't be read: {error} `planner restore` brings a day's backup back."
        ) from error
    return Draft(drill, variant_index, text, datetime.fromisoformat(saved_at), known)
