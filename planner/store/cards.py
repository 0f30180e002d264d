"""Cards: what follows from the review log, kept so that today's queue needs no replay.

A drill without a row is new. Rows change only together with the log, or all at once when they are rebuilt
from it.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.domain.memory import Card, New, Rating, Reviewed
from planner.store.changing import changing
from planner.store.connection import Store

_SELECT = "SELECT drill, stability, difficulty, last_on, last_rating, reviews, lapses, due_on FROM cards "


def read_cards(store: Store) -> dict[str, Card]:
    """Return the card of every drill that was ever reviewed, by drill. Raises StoreError."""
    return {row[0]: _card(row) for row in store.rows(_SELECT + "ORDER BY drill")}


def card_of(store: Store, drill: str) -> Card:
    """Return a drill's card, a new one where it was never reviewed. Raises StoreError."""
    rows = store.rows(_SELECT + "WHERE drill = ?", (drill,))
    return _card(rows[0]) if rows else Card(drill, New())


def replace_cards(store: Store, cards: Iterable[Card]) -> None:
    """Put these cards in the place of all there were. Raises StoreError."""
    with changing(store) as connection:
        connection.execute("DELETE FROM cards")
        for card in cards:
            put_card(connection, card)


def put_card(connection: sqlite3.Connection, card: Card) -> None:
    """Write one card inside an open transaction; a new one has no row."""
    memory = card.memory
    if isinstance(memory, New):
        connection.execute("DELETE FROM cards WHERE drill = ?", (card.drill,))
        return
    connection.execute(
        "INSERT OR REPLACE INTO cards "
        "(drill, stability, difficulty, last_on, last_rating, reviews, lapses, due_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            card.drill,
            memory.stability,
            memory.difficulty,
            memory.last_on.isoformat(),
            int(memory.last_rating),
            memory.reviews,
            memory.lapses,
            card.due_on.isoformat() if card.due_on else None,
        ),
    )


def _card(row: tuple[Any, ...]) -> Card:
    drill, stability, difficulty, last_on, last_rating, reviews, lapses, due_on = row
    return Card(
        drill=drill,
        memory=Reviewed(
            stability=stability,
            difficulty=difficulty,
            last_on=date.fromisoformat(last_on),
            last_rating=Rating(last_rating),
            reviews=reviews,
            lapses=lapses,
        ),
        due_on=date.fromisoformat(due_on),
    )
