"""Plan snapshots: each plan as it was shown, with the instant it was made. A snapshot is never changed."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from planner.domain.plan import Plan
from planner.errors import ContentError, StoreError
from planner.store.connection import Store
from planner.store.plain import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A plan, and when it was made."""

    made_at: datetime
    plan: Plan


def save_plan(store: Store, snapshot: Snapshot) -> None:
    """Add a snapshot. Raises StoreError."""
    with store.transaction() as connection:
        put_plan(connection, snapshot)


def last_plan(store: Store) -> Snapshot | None:
    """Return the snapshot saved last, or None. Raises StoreError."""
    rows = store.rows("SELECT made_at, plan FROM plans ORDER BY id DESC LIMIT 1")
    return _snapshot(store, *rows[0]) if rows else None


def read_plans(store: Store) -> list[Snapshot]:
    """Return all snapshots in the order they were saved. Raises StoreError."""
    return [_snapshot(store, *row) for row in store.rows("SELECT made_at, plan FROM plans ORDER BY id")]


def put_plan(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Add a snapshot inside an open transaction."""
    connection.execute(
        "INSERT INTO plans (made_at, plan) VALUES (?, ?)",
        (snapshot.made_at.isoformat(), json.dumps(to_plain(snapshot.plan))),
    )


def _snapshot(store: Store, made_at: str, plan: str) -> Snapshot:
    try:
        return Snapshot(datetime.fromisoformat(made_at), from_plain(Plan, json.loads(plan), "plan"))
    except ContentError as error:
        raise StoreError(
            f"A plan in {store.path} can't be read: {error} Make a new one with `planner plan`."
        ) from error
