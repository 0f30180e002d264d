"""A program one version further, for tests of migrating. Apart from the samples: sqlite-utils is slow to load."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from sqlite_utils import Database, Migrations

from planner.store.migrations import MIGRATIONS, m001_learner_state, m002_typing, m003_measured, m004_begun
from planner.store.schema import MIGRATION_NAMES, MIGRATION_SET


def next_version(step: Callable[[Database], object]) -> tuple[tuple[str, ...], Migrations]:
    """Return the migrations of a program one version further, whose newest runs ``step``."""
    migrations = Migrations(MIGRATION_SET)
    migrations()(m001_learner_state)
    migrations()(m002_typing)
    migrations()(m003_measured)
    migrations()(m004_begun)

    @migrations(name="m005_next")
    def run_step(db: Database) -> None:
        step(db)

    return (*MIGRATION_NAMES, "m005_next"), migrations


def recorded_by(migrations: Migrations = MIGRATIONS) -> tuple[str, ...]:
    """Return the names in a set of migrations."""
    with closing(sqlite3.connect(":memory:")) as connection:
        return tuple(step.name for step in migrations.pending(Database(connection)))
