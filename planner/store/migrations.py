"""The steps that made the store what it is: numbered, only ever appended, never edited once released.

sqlite-utils runs each step and records it in the same transaction, so a step that fails leaves the schema as
it was. Checks keep out what no reader could decode: dates that are none, ratings beyond 1 to 4, text that is
not JSON, numbers that are not finite. Importing this module is slow; `planner.store.upgrade` does, only when
it must.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from planner.store.schema import MIGRATION_SET

MIGRATIONS = Migrations(MIGRATION_SET)

# Ids without AUTOINCREMENT: a number taken back is given again, so taking a review back leaves no trace.
_LEARNER_STATE = (
    """
    CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT
    """,
    """
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        drill TEXT NOT NULL,
        at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
        study_day TEXT NOT NULL CHECK (date(study_day) IS study_day),
        rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
        minutes REAL NOT NULL CHECK (minutes >= 0 AND minutes < 9e999),
        hints INTEGER NOT NULL CHECK (hints >= 0),
        solution_shown INTEGER NOT NULL CHECK (solution_shown IN (0, 1)),
        variant_index INTEGER NOT NULL CHECK (variant_index >= 0),
        content_hash TEXT NOT NULL,
        retrievability REAL CHECK (retrievability BETWEEN 0 AND 1),
        source TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reviews_by_study_day ON reviews (study_day)",
    "CREATE INDEX reviews_by_drill ON reviews (drill)",
    """
    CREATE TABLE runs (
        review_id INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 1),
        outcome TEXT NOT NULL,
        seconds REAL NOT NULL CHECK (seconds >= 0 AND seconds < 9e999),
        rules TEXT NOT NULL CHECK (json_valid(rules)),
        answer TEXT NOT NULL,
        PRIMARY KEY (review_id, number)
    ) STRICT
    """,
    """
    CREATE TABLE cards (
        drill TEXT PRIMARY KEY,
        stability REAL NOT NULL CHECK (stability >= 0.000001 AND stability < 9e999),
        difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
        last_on TEXT NOT NULL CHECK (date(last_on) IS last_on),
        last_rating INTEGER NOT NULL CHECK (last_rating BETWEEN 1 AND 4),
        reviews INTEGER NOT NULL CHECK (reviews >= 1),
        lapses INTEGER NOT NULL CHECK (lapses >= 0),
        due_on TEXT NOT NULL CHECK (date(due_on) IS due_on)
    ) STRICT
    """,
    """
    CREATE TABLE plans (
        id INTEGER PRIMARY KEY,
        made_at TEXT NOT NULL CHECK (datetime(made_at) IS NOT NULL),
        plan TEXT NOT NULL CHECK (json_valid(plan))
    ) STRICT
    """,
    """
    CREATE TABLE drafts (
        drill TEXT PRIMARY KEY,
        variant_index INTEGER NOT NULL CHECK (variant_index >= 0),
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL CHECK (datetime(saved_at) IS NOT NULL)
    ) STRICT
    """,
    """
    CREATE TABLE entries (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        topic TEXT NOT NULL,
        skills TEXT NOT NULL CHECK (json_valid(skills)),
        minutes REAL NOT NULL,
        requires TEXT NOT NULL CHECK (json_valid(requires)),
        variant_count INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        weight REAL NOT NULL,
        place INTEGER NOT NULL
    ) STRICT
    """,
    # What the cached index was made from; apart from the settings, which are the learner's.
    "CREATE TABLE index_source (fingerprint TEXT NOT NULL) STRICT",
)


@MIGRATIONS()
def m001_learner_state(db: Database) -> None:
    """Settings, the review log with its runs, cards, plans, drafts and the index of drills."""
    for statement in _LEARNER_STATE:
        db.execute(statement)


@MIGRATIONS()
def m002_typing(db: Database) -> None:
    """How an answer was typed, where that was seen: all three columns, or none of them."""
    for statement in (
        "ALTER TABLE reviews ADD COLUMN keys INTEGER CHECK (keys >= 0)",
        "ALTER TABLE reviews ADD COLUMN pastes INTEGER CHECK (pastes >= 0 AND (pastes IS NULL) = (keys IS NULL))",
        "ALTER TABLE reviews ADD COLUMN typing_seconds REAL "
        "CHECK (typing_seconds >= 0 AND typing_seconds < 9e999 AND (typing_seconds IS NULL) = (keys IS NULL))",
    ):
        db.execute(statement)


# A log only grows, so what attempts took is summed up as they come and go, and SQLite itself sees to that: whoever
# changes the log or the index changes the sums in the same transaction. Whole millionths add up exactly, in any order.
_MEASURED = (
    # An answer handed in as a file was not timed; only a drill's first attempt had no prediction. More than six times
    # the drill's own figure is somebody who left it open over lunch.
    """
    CREATE VIEW timed AS
    SELECT reviews.id,
        drill,
        CASE WHEN retrievability IS NULL THEN 'new' WHEN rating > 1 THEN 'passed' ELSE 'failed' END AS way,
        CAST(round(1000000 * min(reviews.minutes / entries.minutes, 6)) AS INTEGER) AS millionths
    FROM reviews JOIN entries ON entries.id = drill
    WHERE source <> 'file' AND entries.minutes > 0
    """,
    """
    CREATE TABLE measured (
        drill TEXT NOT NULL,
        way TEXT NOT NULL,
        attempts INTEGER NOT NULL CHECK (attempts >= 0),
        millionths INTEGER NOT NULL CHECK (millionths >= 0),
        PRIMARY KEY (drill, way)
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT INTO measured SELECT drill, way, count(*), sum(millionths) FROM timed GROUP BY drill, way",
    """
    CREATE TRIGGER measured_with_a_review AFTER INSERT ON reviews BEGIN
        INSERT INTO measured SELECT drill, way, 1, millionths FROM timed WHERE id = new.id
        ON CONFLICT DO UPDATE SET attempts = attempts + 1, millionths = millionths + excluded.millionths;
    END
    """,
    """
    CREATE TRIGGER measured_without_a_review BEFORE DELETE ON reviews BEGIN
        UPDATE measured SET attempts = attempts - 1, millionths = measured.millionths - gone.millionths
        FROM timed AS gone WHERE gone.id = old.id AND measured.drill = gone.drill AND measured.way = gone.way;
        DELETE FROM measured WHERE drill = old.drill AND attempts = 0;
    END
    """,
    """
    CREATE TRIGGER measured_with_a_drill AFTER INSERT ON entries BEGIN
        INSERT INTO measured SELECT drill, way, count(*), sum(millionths) FROM timed WHERE drill = new.id GROUP BY way;
    END
    """,
    """
    CREATE TRIGGER measured_without_a_drill AFTER DELETE ON entries BEGIN
        DELETE FROM measured WHERE drill = old.id;
    END
    """,
)


@MIGRATIONS()
def m003_measured(db: Database) -> None:
    """What timed attempts took, summed up by drill and by the way they went."""
    for statement in _MEASURED:
        db.execute(statement)


@MIGRATIONS()
def m004_begun(db: Database) -> None:
    """How far the attempt of a draft has come; not known of an older one."""
    db.execute("ALTER TABLE drafts ADD COLUMN begun TEXT CHECK (begun IS NULL OR json_valid(begun))")


def apply_pending(connection: sqlite3.Connection) -> None:
    """Apply what is pending, inside the transaction that is open.

    Plugins for sqlite-utils are the learner's own tools and have no business in this file.
    """
    MIGRATIONS.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
