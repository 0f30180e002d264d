"""The one place that reads the time.

``PLANNER_NOW`` (ISO 8601 with an offset) fixes the clock. A study day starts at 04:00 local time, so that an
evening which runs past midnight is still the same day; memory models are given whole study days.
"""

import os
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day

from planner.errors import UsageError

ROLLOVER_HOURS = 4


@dataclass(frozen=True, slots=True)
class Now:
    """An instant with its offset, and the study day it belongs to."""

    at: datetime
    study_day: date


def study_day_of(at: datetime) -> date:
    """Return the study day that the instant belongs to, by its own local clock."""
    return (at.replace(tzinfo=None) - timedelta(hours=ROLLOVER_HOURS)).date()


def instant_on(day: date, at: time_of_day) -> datetime:
    """Return the instant of a study day at which this machine's clock shows ``at``, by its own time zone.

    What comes before the rollover is the night that ends the study day. A time that the clocks leap over is the one
    that they show instead, one that comes twice is the first of both.
    """
    night = at.hour < ROLLOVER_HOURS
    local = datetime.combine(day + timedelta(days=night), at)
    found = local.astimezone()
    return found if found.time() == at else local.replace(fold=1).astimezone()


def now() -> Now:
    """Read the clock, or ``PLANNER_NOW`` where it is set.

    Raises UsageError where ``PLANNER_NOW`` is no ISO 8601 time with an offset.
    """
    fixed = os.environ.get("PLANNER_NOW")
    at = datetime.now().astimezone() if not fixed else _parse(fixed)
    return Now(at=at, study_day=study_day_of(at))


def seconds() -> float:
    """Return a running count of seconds, to time an attempt with; its start means nothing."""
    return time.monotonic()


def _parse(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise UsageError(
            f"PLANNER_NOW is {text!r}, which is no ISO 8601 time with an offset. "
            "Write it like 2026-03-02T07:30:00+01:00, or unset it."
        )
    return at
