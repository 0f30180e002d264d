"""Today's queue inside today's minutes, and where the learner stands."""

from dataclasses import dataclass
from datetime import date

from planner.actions.desk import Desk, desk
from planner.actions.foreseeing import foreseen_at
from planner.domain.library import Entry
from planner.domain.queue import QueueEntry, last_done_waits
from planner.planning.missed import Missed
from planner.planning.readiness import Readiness, readiness
from planner.planning.stages import is_eve
from planner.store.done import Done


@dataclass(frozen=True, slots=True)
class Today:
    """What `planner today` shows. ``minutes_budget`` is the day's, what is done already included."""

    day: date
    exam_on: date
    days_left: int
    minutes_budget: int
    minutes_planned: float
    readiness_now: Readiness
    readiness_exam_day: Readiness
    queue: tuple[tuple[Entry, QueueEntry], ...]
    done: tuple[Done, ...]
    titles: dict[str, str]
    is_eve: bool
    first_run: bool
    missed: Missed | None


def today() -> Today:
    """Return the queue from the actual state, so a missed day needs no command."""
    with desk() as at:
        return today_at(at)


def today_at(at: Desk) -> Today:
    """Return today's queue at an open desk."""
    day = at.now.study_day
    foreseen, done = foreseen_at(at), at.done_today
    queue = last_done_waits(foreseen.queue, at.last_done_today)
    closed = day < at.calendar.start_on or day == at.calendar.exam_on
    budget = 0 if closed else at.calendar.availability.minutes_on(day)
    return Today(
        day=day,
        exam_on=at.calendar.exam_on,
        days_left=max((at.calendar.exam_on - day).days, 0),
        minutes_budget=budget,
        minutes_planned=sum(entry.minutes for entry in foreseen.queue),
        readiness_now=readiness(at.entries, at.learner, day),
        readiness_exam_day=foreseen.readiness_exam_day,
        queue=tuple((at.by_id[entry.drill], entry) for entry in queue),
        done=tuple(done),
        titles={entry.id: entry.title for entry in at.entries},
        is_eve=is_eve(at.calendar, day),
        first_run=at.first_run,
        missed=foreseen.missed,
    )
