"""What the store's tests put into stores: reviews, cards and a calendar, and a full dump to compare."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from planner.domain.calendar import Availability, Calendar
from planner.domain.memory import Card, Rating, Reviewed
from planner.domain.plan import DayPlan, Plan
from planner.domain.review import Review, Run, Typing
from planner.store import reviews
from planner.store.connection import Store
from planner.store.opening import open_store

NOW = datetime(2026, 3, 2, 19, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2026, 3, 2)

RUNS = (
    Run("failed", 0.1, ("layer-missing", "loss"), "model = None\n"),
    Run("passed", 0.30000000000000004, (), 'model = "größer" # 模型 🙂\n'),
)
REVIEW = Review(
    drill="cnn-basic",
    at=NOW,
    study_day=DAY,
    rating=Rating.HARD,
    passed=True,
    minutes=4.1,
    hints=1,
    solution_shown=False,
    variant_index=3,
    content_hash="abc123",
    retrievability=None,
    source="screen",
    runs=RUNS,
    typing=Typing(keys=412, pastes=1, seconds=0.1 + 96.2),
)
CARD = Card(
    drill="cnn-basic",
    memory=Reviewed(2.3065, 0.1 + 2.0, DAY, Rating.HARD, reviews=1, lapses=0),
    due_on=date(2026, 3, 4),
)
CALENDAR = Calendar(
    start_on=DAY,
    exam_on=date(2026, 3, 23),
    availability=Availability(
        by_weekday=(60, 60, 45, 60, 0, 150, 150),
        by_date={date(2026, 3, 9): 20, date(2026, 3, 5): 90},
        off=frozenset({date(2026, 3, 8), date(2026, 3, 7)}),
        mock=frozenset({date(2026, 3, 14)}),
    ),
)
PLAN = Plan(
    start_on=DAY,
    exam_on=date(2026, 3, 23),
    days=(DayPlan(DAY, 60, 58.1, ("cnn-basic",), ("dense",), mock=False, off=False),),
    readiness_exam_day=0.1 + 0.7,
    upper_bound=0.95,
    fits=False,
    left_out=("tuning",),
    advice=("Add 30 minutes on Friday.",),
)


def numbered(number: int) -> tuple[Review, Card]:
    """Return the ``number``-th of a row of reviews, each of its own drill and told apart by its answers."""
    runs = tuple(replace(run, answer=f"answer {number}.{place}") for place, run in enumerate(RUNS))
    review = replace(REVIEW, drill=f"drill-{number}", at=NOW + timedelta(minutes=number), runs=runs)
    return review, replace(CARD, drill=review.drill)


def record(store: Store, review: Review, card: Card) -> None:
    """Record a review that leaves this very card."""
    reviews.record(store, review, lambda _before, _review: card)


def filled(path: Path, reviews: int = 3) -> Path:
    """Make a store that holds some reviews; return its path."""
    with open_store(path, at=NOW) as store:
        for number in range(reviews):
            record(store, *numbered(number))
    return path


def spoil_table(path: Path, table: str) -> None:
    """Overwrite a table's first page, as a bad disk would."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        ((page,),) = connection.execute(query, (table,)).fetchall()
        ((size,),) = connection.execute("PRAGMA page_size").fetchall()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


def dump(path: Path) -> str:
    """Return the whole database as SQL, its schema included."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())
