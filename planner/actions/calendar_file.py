"""The plan for other programs' calendars: when study blocks start, and writing the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from planner import clock
from planner.domain.library import Entry
from planner.domain.plan import Plan
from planner.errors import UsageError
from planner.store.connection import Store
from planner.store.settings import read_study_at, write_study_at

STUDY_AT = "19:00"  # after work
_TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class IcsWish:
    """A file that can be written, and the time of day that study blocks start at."""

    path: Path
    at: time


def ics_wish(store: Store, file: str | None, at: str | None) -> IcsWish | None:
    """Return what is to be written, None without a file. Raises UsageError before anything has changed."""
    chosen = at if at is not None else read_study_at(store) or STUDY_AT
    if not _TIME.fullmatch(chosen):
        raise UsageError(f'{chosen!r} is no time of day. Write it like "19:00" or "7:30".')
    if file is None:
        return None
    path = Path(file).expanduser()
    try:
        path.open("ab").close()
    except OSError as error:
        raise _unwritable(path, error) from error
    return IcsWish(path, time.fromisoformat(chosen.rjust(5, "0")))


def keep_study_at(store: Store, at: str | None) -> None:
    """Start study blocks at this time from now on, where one was said."""
    if at is not None:
        write_study_at(store, at)


def write_ics(wish: IcsWish, plan: Plan, entries: Sequence[Entry], now: datetime) -> None:
    """Write the plan; what the file held before and no longer holds is cancelled. Raises UsageError."""
    from planner.report.ics import ics_file

    topic_of = {entry.id: entry.topic for entry in entries}
    try:
        earlier = wish.path.read_bytes()
        wish.path.write_bytes(ics_file(plan, earlier, topic_of, lambda day: clock.instant_on(day, wish.at), now))
    except OSError as error:
        raise _unwritable(wish.path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} can't be written: {error.strerror}. Name a file in a folder of yours.")
