"""What every command starts from: the time, the open store, the calendar and the index of drills.

On the very first run the store is made and a default calendar with it. Everything here is on the path of
`planner today`, so what is needed only once, or only after a change of the drills, is imported there.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planner import clock, paths
from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card
from planner.domain.queue import QueueEntry, last_done_waits
from planner.errors import StoreError
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters
from planner.planning.cost import pace_of
from planner.planning.learner import Learner
from planner.store.cards import read_cards
from planner.store.connection import Store
from planner.store.done import Done, done_on
from planner.store.minutes import measured_minutes
from planner.store.opening import open_store
from planner.store.parameters import REMEDY, read_weights
from planner.store.settings import read_calendar, read_syllabus_file, write_calendar

if TYPE_CHECKING:
    from planner.planning.day import Outset

DEFAULT_DAYS = 21


@dataclass(frozen=True)
class Desk:
    """An open store at one instant; ``first_run`` says that it was made just now."""

    now: clock.Now
    store: Store
    calendar: Calendar
    first_run: bool

    @cached_property
    def index_mark(self) -> str:
        """What the index follows from, in short: another one where a drill or the syllabus has changed."""
        return index_mark(self.store)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The drills in ladder order; the index is refreshed where a file has changed."""
        return entries(self.store, self.index_mark)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The cards of the drills that are in the library."""
        known = {entry.id for entry in self.entries}
        return {drill: card for drill, card in read_cards(self.store).items() if drill in known}

    @cached_property
    def parameters(self) -> Parameters:
        """The learner's own memory parameters, or the published ones. Raises StoreError."""
        weights = read_weights(self.store)
        try:
            return DEFAULT_PARAMETERS if weights is None else Parameters(weights)
        except (TypeError, ValueError) as error:
            raise StoreError(f"The memory parameters in {self.store.path} can't be used: {error} {REMEDY}") from error

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries by drill id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def done_today(self) -> list[Done]:
        """The reviews of this study day."""
        return done_on(self.store, self.now.study_day)

    @cached_property
    def learner(self) -> Learner:
        """The learner's cards, and own figures as far as anything was measured."""
        return Learner(self.cards, pace_of(measured_minutes(self.store)), self.parameters)

    @property
    def last_done_today(self) -> str | None:
        """The drill of today's last review; None before the first."""
        return self.done_today[-1].drill if self.done_today else None

    @property
    def done_minutes_today(self) -> float:
        """The minutes of the reviews of this study day."""
        return sum((done.minutes for done in self.done_today), 0.0)

    @cached_property
    def outset(self) -> "Outset":
        """Where today's plan starts from: the queue and what it leads to both follow from it."""
        from planner.planning.day import outset

        return outset(self.calendar, self.now.study_day, self.entries, self.learner)

    @property
    def queue(self) -> tuple[QueueEntry, ...]:
        """What is left to do today, in order."""
        from planner.planning.queue import queue_from

        left = queue_from(self.outset, self.now.study_day, self.done_minutes_today)
        return last_done_waits(left, self.last_done_today)

    def refreshed(self) -> "Desk":
        """Return the desk as it is now, after something was recorded."""
        return Desk(clock.now(), self.store, self.calendar, first_run=False)

    @property
    def topics(self) -> list[str]:
        """The topics that have drills, in the syllabus's order."""
        return list(dict.fromkeys(entry.topic for entry in self.entries))


@contextmanager
def desk() -> Iterator[Desk]:
    """Open the learner's store for one command. Raises StoreError, ContentError, UsageError."""
    now = clock.now()
    with open_store(paths.store_file(), at=now.at) as store:
        calendar = read_calendar(store)
        first_run = calendar is None
        if calendar is None:
            calendar = default_calendar(now)
            write_calendar(store, calendar)
        yield Desk(now, store, calendar, first_run)


def default_calendar(now: clock.Now) -> Calendar:
    """Return three weeks from today: an hour on weekdays, two and a half at weekends."""
    return Calendar(now.study_day, now.study_day + timedelta(days=DEFAULT_DAYS), Availability())


def syllabus_file(store: Store) -> Path:
    """Return the syllabus in use: the learner's choice, or the one that ships with the program."""
    chosen = read_syllabus_file(store)
    return Path(chosen) if chosen else paths.default_syllabus()


def index_mark(store: Store) -> str:
    """Return the fingerprint of the drills and the syllabus in use."""
    from planner.catalogue.files import fingerprint

    return fingerprint(paths.drills_folder(), syllabus_file(store))


def entries(store: Store, mark: str | None = None) -> tuple[Entry, ...]:
    """Return the index from the store, built anew where ``mark``, that of the present files, is not its own."""
    from planner.store.index import read_index, write_index

    mark = mark or index_mark(store)
    found = read_index(store, mark)
    if found is None:
        from planner.catalogue.index import build_index
        from planner.catalogue.syllabus import read_syllabus

        found = build_index(paths.drills_folder(), read_syllabus(syllabus_file(store)))
        with suppress(StoreError):  # it is a cache: a store that can't be written is read without it
            write_index(store, mark, found)
    return tuple(found)
