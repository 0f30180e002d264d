"""The learner's whole state as one JSON document, for another machine or another program, and back.

What is exported and imported again is the same to the last bit. An import is checked from end to end before a
row is written, and replaces everything or nothing. The index of drills is not part of it: it is a cache.
"""

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.calendar import Availability, Calendar
from planner.domain.memory import Card, Reviewed
from planner.domain.review import Begun, Review, Run, Typing
from planner.domain.settings import Settings
from planner.errors import ContentError, UsageError
from planner.store.backup import backups_folder, make_backup
from planner.store.cards import put_card, read_cards
from planner.store.connection import Store
from planner.store.drafts import Draft, put_draft, read_drafts
from planner.store.parameters import put_weights, read_weights
from planner.store.plain import Limits, complain, from_plain, to_plain
from planner.store.plans import Snapshot, put_plan, read_plans
from planner.store.reviews import put_review, read_reviews
from planner.store.screen import put_screen, read_screen
from planner.store.settings import (
    put_calendar,
    put_study_at,
    put_syllabus_file,
    read_calendar,
    read_study_at,
    read_syllabus_file,
)

FORMAT = "planner-export"
FORMAT_VERSION = 1

_LEAST_STABILITY_DAYS = 1e-6  # a tenth of a second, as the table has it
_NONE_BELOW = (0, math.inf)
_LIMITS: Limits = {
    (Availability, "by_weekday"): (0, 24 * 60),
    (Review, "minutes"): _NONE_BELOW,
    (Review, "hints"): _NONE_BELOW,
    (Review, "variant_index"): _NONE_BELOW,
    (Review, "retrievability"): (0, 1),
    (Begun, "minutes"): _NONE_BELOW,
    (Begun, "hints"): _NONE_BELOW,
    (Run, "seconds"): _NONE_BELOW,
    (Typing, "keys"): _NONE_BELOW,
    (Typing, "pastes"): _NONE_BELOW,
    (Typing, "seconds"): _NONE_BELOW,
    (Reviewed, "stability"): (_LEAST_STABILITY_DAYS, math.inf),
    (Reviewed, "difficulty"): (1, 10),
    (Reviewed, "reviews"): (1, math.inf),
    (Reviewed, "lapses"): _NONE_BELOW,
    (Draft, "variant_index"): _NONE_BELOW,
}


@dataclass(frozen=True, slots=True)
class _Settings:
    calendar: Calendar | None
    syllabus_file: str | None
    study_at: str | None = None
    memory_parameters: tuple[float, ...] | None = None
    screen: Settings | None = None


@dataclass(frozen=True, slots=True)
class _KnownCard:
    """A card of a drill that was reviewed; new ones are not in the store."""

    drill: str
    memory: Reviewed
    due_on: date


@dataclass(frozen=True, slots=True)
class _Document:
    """The export format: these fields, by these names, in this order."""

    format: str
    format_version: int
    settings: _Settings
    reviews: tuple[Review, ...]
    cards: tuple[_KnownCard, ...]
    drafts: tuple[Draft, ...]
    plans: tuple[Snapshot, ...]


def export_text(store: Store) -> str:
    """Return the document, indented, as of one instant. Raises StoreError."""
    with store.reading():
        document = _Document(
            format=FORMAT,
            format_version=FORMAT_VERSION,
            settings=_Settings(
                calendar=read_calendar(store),
                syllabus_file=read_syllabus_file(store),
                study_at=read_study_at(store),
                memory_parameters=read_weights(store),
                screen=read_screen(store),
            ),
            reviews=tuple(read_reviews(store)),
            cards=tuple(_known(read_cards(store).values())),
            drafts=tuple(read_drafts(store)),
            plans=tuple(read_plans(store)),
        )
    return json.dumps(to_plain(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def import_text(store: Store, text: str, *, replace: bool = False) -> int:
    """Put a document's state in the place of the store's; return how many reviews it holds.

    Raises ContentError where the document isn't what the format promises, UsageError where the store holds
    reviews and ``replace`` is false, and StoreError; the store is then unchanged. What is replaced goes into
    a backup first.
    """
    document = _read(text)
    with store.transaction() as connection:
        ((reviews,),) = connection.execute("SELECT count(*) FROM reviews").fetchall()
        if reviews and not replace:
            raise UsageError(
                f"{store.path} already holds {reviews} reviews. To replace them with the "
                f"{len(document.reviews)} of the file, add --replace."
            )
        if reviews:
            make_backup(store.path, backups_folder(store.path), store.at)
        _clear(connection)
        _write(connection, document)
    return len(document.reviews)


def _known(cards: Iterable[Card]) -> Iterator[_KnownCard]:
    for card in cards:
        if isinstance(card.memory, Reviewed) and card.due_on:
            yield _KnownCard(card.drill, card.memory, card.due_on)


def _read(text: str) -> _Document:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ContentError(f"The file is not JSON: {error}. Give one that `planner export` wrote.") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ContentError(
            f'The file is no planner export: its "format" is not "{FORMAT}". Give one that `planner export` wrote.'
        )
    version = value.get("format_version")
    if version is not FORMAT_VERSION:
        raise ContentError(
            f"format_version is {version!r}; this planner reads {FORMAT_VERSION}. "
            "Import the file with the version of planner that wrote it, or a newer one."
        )
    document = from_plain(_Document, value, "", _LIMITS)
    _check(document)
    return document


def _check(document: _Document) -> None:
    """Check what the types of the fields can't say."""
    calendar = document.settings.calendar
    if calendar and len(calendar.availability.by_weekday) != 7:
        where = "settings.calendar.availability.by_weekday"
        complain(where, list(calendar.availability.by_weekday), "it takes seven numbers, from Monday")
    _check_once("cards", [card.drill for card in document.cards])
    _check_once("drafts", [draft.drill for draft in document.drafts])


def _check_once(where: str, drills: list[str]) -> None:
    for number, drill in enumerate(drills):
        if drill in drills[:number]:
            complain(f"{where}[{number}].drill", drill, "an earlier one is of the same drill")


def _clear(connection: sqlite3.Connection) -> None:
    for statement in (
        "DELETE FROM settings",
        "DELETE FROM reviews",  # and with them their runs
        "DELETE FROM cards",
        "DELETE FROM drafts",
        "DELETE FROM plans",
    ):
        connection.execute(statement)


def _write(connection: sqlite3.Connection, document: _Document) -> None:
    put_calendar(connection, document.settings.calendar)
    put_syllabus_file(connection, document.settings.syllabus_file)
    put_study_at(connection, document.settings.study_at)
    put_screen(connection, document.settings.screen)
    put_weights(connection, document.settings.memory_parameters)
    for review in document.reviews:
        put_review(connection, review)
    for card in document.cards:
        put_card(connection, Card(card.drill, card.memory, card.due_on))
    for draft in document.drafts:
        put_draft(connection, draft)
    for snapshot in document.plans:
        put_plan(connection, snapshot)
