"""The review log: recording a finished attempt, taking the last one back, and reading what was done.

One attempt is one transaction: the review, its runs, the card that follows and the end of its draft become
visible together or not at all. The log's order is the order of recording. How a card follows from a review is
not known here.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from planner.domain.memory import Card, New, Rating
from planner.domain.review import Review, Run, Typing
from planner.errors import StoreError
from planner.store.cards import card_of, put_card
from planner.store.changing import changing
from planner.store.connection import Store
from planner.store.drafts import drop, storable

# One statement, so that a review and its runs are seen at the same instant. Column 0 groups its rows.
_SELECT = (
    "SELECT id, drill, at, study_day, rating, passed, minutes, hints, solution_shown, variant_index, "
    "content_hash, retrievability, source, keys, pastes, typing_seconds, outcome, seconds, rules, answer "
    "FROM reviews LEFT JOIN runs ON review_id = id "
)
_SOME = _SELECT + "WHERE study_day >= ? AND drill = coalesce(?, drill) ORDER BY id, number"
_LAST = _SELECT + "WHERE id = (SELECT max(id) FROM reviews) ORDER BY number"  # noqa: S608  (constants)


def record(store: Store, review: Review, advance: Callable[[Card, Review], Card]) -> Card:
    """Add a review to the log, with the card that it leaves, and end the drill's draft; return that card.

    ``advance`` works the card out from the one before. It is asked while this process alone may write, so two
    sittings of one drill that end at once both count. When this returns, the review survives a killed process
    and a lost power supply. Raises StoreError; then nothing was recorded.
    """
    with changing(store) as connection:
        card = advance(card_of(store, review.drill), review)
        put_review(connection, review)
        put_card(connection, card)
        drop(connection, review.drill)
    return card


def take_back(store: Store, review: Review, card_before: Card | None) -> None:
    """Remove the last review of the log, and put its drill's card back to what it was (None: new).

    The caller says which review it believes to be the last, since the card was worked out for that one.
    Raises StoreError where the log has moved on meanwhile.
    """
    with changing(store) as connection:
        if _joined(connection.execute(_LAST)) != [review]:
            raise StoreError(
                f"The last review in {store.path} is no longer the one of {review.drill} "
                f"at {review.at:%H:%M}: another planner changed the log. Look at `planner log`, then undo again."
            )
        connection.execute("DELETE FROM reviews WHERE id = (SELECT max(id) FROM reviews)")
        put_card(connection, card_before or Card(review.drill, New()))


def read_reviews(store: Store, *, since: date | None = None, drill: str | None = None) -> list[Review]:
    """Return the log in its order: from a study day on, of one drill, or all. Raises StoreError."""
    return _joined(store.rows(_SOME, (since.isoformat() if since else "", drill)))


def last_review(store: Store) -> Review | None:
    """Return the review recorded last, or None in an empty log. Raises StoreError."""
    found = _joined(store.rows(_LAST))
    return found[0] if found else None


def count_of(store: Store, drill: str) -> int:
    """Return how many reviews a drill has: the number of the one to come, counting from 0."""
    (row,) = store.rows("SELECT count(*) FROM reviews WHERE drill = ?", (drill,))
    return int(row[0])


def put_review(connection: sqlite3.Connection, review: Review) -> None:
    """Add a review and its runs inside an open transaction."""
    cursor = connection.execute(
        "INSERT INTO reviews (drill, at, study_day, rating, passed, minutes, hints, solution_shown, "
        "variant_index, content_hash, retrievability, source, keys, pastes, typing_seconds) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            review.drill,
            review.at.isoformat(),
            review.study_day.isoformat(),
            int(review.rating),
            review.passed,
            review.minutes,
            review.hints,
            review.solution_shown,
            review.variant_index,
            review.content_hash,
            review.retrievability,
            review.source,
            *((typing.keys, typing.pastes, typing.seconds) if (typing := review.typing) else (None, None, None)),
        ),
    )
    connection.executemany(
        "INSERT INTO runs (review_id, number, outcome, seconds, rules, answer) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (cursor.lastrowid, number, run.outcome, run.seconds, json.dumps(run.rules), storable(run.answer))
            for number, run in enumerate(review.runs, start=1)
        ],
    )


def _joined(rows: Iterable[Any]) -> list[Review]:
    """Return the reviews of the joined rows; a review without runs comes as one row of empty run columns."""
    reviews: list[Review] = []
    for _, group in groupby(rows, key=itemgetter(0)):
        lines = list(group)
        runs = tuple(
            Run(outcome, seconds, tuple(json.loads(rules)), answer)
            for outcome, seconds, rules, answer in (line[16:] for line in lines)
            if outcome is not None
        )
        reviews.append(_review(lines[0][1:13], lines[0][13:16], runs))
    return reviews


def _review(row: tuple[Any, ...], typing: tuple[Any, ...], runs: tuple[Run, ...]) -> Review:
    drill, at, study_day, rating, passed, minutes, hints, shown, variant, content_hash, predicted, source = row
    return Review(
        drill=drill,
        at=datetime.fromisoformat(at),
        study_day=date.fromisoformat(study_day),
        rating=Rating(rating),
        passed=bool(passed),
        minutes=minutes,
        hints=hints,
        solution_shown=bool(shown),
        variant_index=variant,
        content_hash=content_hash,
        retrievability=predicted,
        source=source,
        runs=runs,
        typing=None if typing[0] is None else Typing(*typing),
    )
