"""What missed days cost: the readiness that exam day would have seen had the plan been followed on them.

Nothing is owed for them: the plan starts anew each morning. Only days with minutes can be missed, and only the
last ones in a row count, since what lies before them is in the cards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.planning.learner import Learner
from planner.planning.stages import minutes_for_drills

LOOKED_BACK_DAYS = 21


@dataclass(frozen=True, slots=True)
class Missed:
    """Study days in a row that passed without an attempt, and the readiness on exam day ``lost`` by them."""

    days: tuple[date, ...]
    lost: float


def missed_days(
    entries: Sequence[Entry], learner: Learner, calendar: Calendar, today: date, last_studied_on: date | None
) -> Missed | None:
    """Return the days missed right before ``today``, or None; ``last_studied_on`` is None before the first attempt."""
    earliest = max(calendar.start_on, today - timedelta(days=LOOKED_BACK_DAYS))
    since = max(last_studied_on + timedelta(days=1), earliest) if last_studied_on else earliest
    days = tuple(
        day
        for day in (since + timedelta(days=n) for n in range((today - since).days))
        if minutes_for_drills(calendar, day) > 0
    )
    if not days or today >= calendar.exam_on:
        return None
    from planner.planning.forecast import exam_day_readiness  # noqa: PLC0415 - most mornings need no forecast

    followed = exam_day_readiness(entries, learner, calendar, days[0]).expected
    now = exam_day_readiness(entries, learner, calendar, today).expected
    return Missed(days, max(followed - now, 0.0))
