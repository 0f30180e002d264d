"""Today's queue and what it leads to, worked out anew only where something that they follow from has changed.

What plans is imported only then.
"""

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import planner
from planner.actions.desk import Desk
from planner.domain.queue import QueueEntry
from planner.planning.missed import Missed, missed_days
from planner.planning.readiness import Readiness
from planner.store.done import last_studied_before
from planner.store.foreseen import read_foreseen, write_foreseen
from planner.store.plain import to_plain


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What is left to do today, the readiness on exam day if the plan is followed, and what missed days cost."""

    queue: tuple[QueueEntry, ...]
    readiness_exam_day: Readiness
    missed: Missed | None


def foreseen_at(at: Desk) -> Foreseen:
    """Return what today's state leads to. Raises StoreError."""
    last_studied_on = last_studied_before(at.store, at.now.study_day)
    follows_from = _everything(at, last_studied_on)
    kept = read_foreseen(at.store, follows_from, Foreseen)
    if kept is not None:
        return kept
    found = _worked_out(at, last_studied_on)
    write_foreseen(at.store, follows_from, found)
    return found


def _worked_out(at: Desk, last_studied_on: date | None) -> Foreseen:
    from planner.planning.forecast import led_to

    day = at.now.study_day
    missed = None if at.done_today else missed_days(at.entries, at.learner, at.calendar, day, last_studied_on)
    return Foreseen(at.queue, led_to(at.outset, day, at.done_minutes_today).readiness, missed)


def _everything(at: Desk, last_studied_on: date | None) -> str:
    """Return all that planning looks at, and the program's own state, as one text."""
    cards = sorted(at.cards.items())
    state = (at.now.study_day, last_studied_on, at.done_minutes_today, len(at.done_today), at.index_mark, cards)
    calendar = json.dumps(to_plain(at.calendar))  # its sets have no order of their own
    return f"{_program()} {calendar} {at.learner.pace} {at.learner.parameters.w} {state}"


def _program() -> str:
    """Return what tells this program from another: its version, and when the files that plan were last changed."""
    package = Path(planner.__file__).parent
    files = (entry for folder in ("planning", "memory") for entry in os.scandir(package / folder) if entry.is_file())
    changed = [entry.stat().st_mtime_ns for entry in files]
    return f"{planner.__version__} {len(changed)} {max(changed)}"
