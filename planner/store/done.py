"""What was done on one study day: a few columns of the log, so that `planner today` reads no runs and no answers."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.memory import Rating
from planner.store.connection import Store


@dataclass(frozen=True, slots=True)
class Done:
    """What `today` says of a review: no runs, so no answers are read."""

    drill: str
    at: datetime
    rating: Rating
    passed: bool
    minutes: float


def last_studied_before(store: Store, day: date) -> date | None:
    """Return the last study day before ``day`` that has a review, None where there is none. Raises StoreError."""
    rows = store.rows("SELECT max(study_day) FROM reviews WHERE study_day < ?", (day.isoformat(),))
    return date.fromisoformat(rows[0][0]) if rows[0][0] else None


def done_on(store: Store, study_day: date) -> list[Done]:
    """Return the reviews of one study day in the log's order, without their runs. Raises StoreError."""
    rows = store.rows(
        "SELECT drill, at, rating, passed, minutes FROM reviews WHERE study_day = ? ORDER BY id",
        (study_day.isoformat(),),
    )
    return [
        Done(drill, datetime.fromisoformat(at), Rating(rating), bool(passed), minutes)
        for drill, at, rating, passed, minutes in rows
    ]
