"""Building the weeks: what the learner says of their time, kept, and the plan that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner import paths
from planner.actions.calendar_file import ics_wish, keep_study_at, write_ics
from planner.actions.desk import Desk, desk, entries
from planner.catalogue.index import build_index
from planner.catalogue.syllabus import read_syllabus
from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.errors import UsageError
from planner.planning.calendar import expand_days, parse_date, parse_minutes_on
from planner.planning.three_weeks import Weeks, plan_weeks
from planner.store.plans import Snapshot, save_plan
from planner.store.settings import write_calendar, write_syllabus_file

DEFAULT_SYLLABUS = "default"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the learner said on the command line, as typed; None or empty where nothing was said."""

    exam: str | None = None
    start: str | None = None
    weekday: int | None = None
    weekend: int | None = None
    on: Sequence[str] = ()
    off: Sequence[str] = ()
    mock: Sequence[str] = ()
    syllabus: str | None = None
    ics: str | None = None
    at: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything is to change."""
        return self != Wishes()


@dataclass(frozen=True, slots=True)
class Planned:
    """The weeks, and the drills they speak of."""

    weeks: Weeks
    calendar: Calendar
    entries: dict[str, Entry]
    today: date


def plan(wishes: Wishes) -> Planned:
    """Change the calendar as wished, make the plan, and keep both.

    Raises UsageError for a date or a figure that can't be; then nothing has changed.
    """
    with desk() as at:
        calendar, ics = _calendar(at, wishes), ics_wish(at.store, wishes.ics, wishes.at)
        if wishes.syllabus is not None:
            _use_syllabus(at, wishes.syllabus)
        if wishes.any:
            write_calendar(at.store, calendar)
            keep_study_at(at.store, wishes.at)
        library = entries(at.store)
        day = at.now.study_day
        weeks = plan_weeks(library, at.learner, calendar, day, at.done_minutes_today)
        if wishes.any or at.first_run:
            save_plan(at.store, Snapshot(at.now.at, weeks.plan))
        if ics is not None:
            write_ics(ics, weeks.plan, library, at.now.at)
        return Planned(weeks, calendar, {entry.id: entry for entry in library}, day)


def _use_syllabus(at: Desk, chosen: str) -> None:
    """Keep the learner's choice, once it fits the drills; ``default`` is the one that ships with the program."""
    shipped = chosen == DEFAULT_SYLLABUS
    syllabus = paths.default_syllabus() if shipped else Path(chosen).expanduser().resolve()
    build_index(paths.drills_folder(), read_syllabus(syllabus))
    write_syllabus_file(at.store, None if shipped else str(syllabus))


def _calendar(at: Desk, wishes: Wishes) -> Calendar:
    today, calendar = at.now.study_day, at.calendar
    start_on = parse_date(wishes.start, today) if wishes.start is not None else calendar.start_on
    exam_on = parse_date(wishes.exam, today) if wishes.exam is not None else calendar.exam_on
    if wishes.exam and exam_on < today:
        raise UsageError(f"The exam can't be on {exam_on}: that is past. Name a date after today, {today}.")
    if (wishes.exam or wishes.start) and exam_on <= start_on:
        raise UsageError(
            f"The exam on {exam_on} is not after the start on {start_on}. "
            "Set both: `planner plan --start DATE --exam DATE`."
        )
    return Calendar(start_on, exam_on, _availability(calendar.availability, wishes, today, start_on, exam_on))


def _availability(
    availability: Availability, wishes: Wishes, today: date, start_on: date, exam_on: date
) -> Availability:
    weekday = availability.by_weekday[0] if wishes.weekday is None else wishes.weekday
    weekend = availability.by_weekday[6] if wishes.weekend is None else wishes.weekend
    since = max(today, start_on)
    off, mock, on = set(availability.off), set(availability.mock), dict(availability.by_date)
    for text in wishes.off:
        off.update(expand_days(text, since, exam_on))
    for text in wishes.mock:
        mock.update(expand_days(text, since, exam_on))
    for text in wishes.on:
        day, minutes = parse_minutes_on(text, today)
        on[day] = minutes
        off.discard(day)  # the last word on a date counts
        mock.discard(day)
    if exam_on in mock:
        raise UsageError(f"A mock exam on {exam_on} falls on the day of the exam: choose an earlier day.")
    return replace(
        availability,
        by_weekday=(weekday,) * 5 + (weekend,) * 2,
        by_date=on,
        off=frozenset(off),
        mock=frozenset(mock),
    )


def plan_document(weeks: Weeks) -> dict[str, object]:
    """Return a plan in the shape of the JSON contract."""
    plan, readiness = weeks.plan, weeks.readiness
    return {
        "start": plan.start_on.isoformat(),
        "exam_date": plan.exam_on.isoformat(),
        "days": [
            {
                "date": day.date.isoformat(),
                "minutes_budget": day.minutes_budget,
                "minutes_planned": day.minutes_planned,
                "new": list(day.new),
                "review": list(day.review),
                "mock": day.mock,
                "off": day.off,
                "readiness_exam_day": round(level, 6),
            }
            for day, level in zip(plan.days, weeks.rising, strict=True)
        ],
        "readiness_exam_day": round(plan.readiness_exam_day, 6),
        "readiness_exam_day_interval": [round(readiness.low, 6), round(readiness.high, 6)],
        "upper_bound": round(plan.upper_bound, 6),
        "fits": plan.fits,
        "left_out": list(plan.left_out),
        "advice": list(plan.advice),
    }
