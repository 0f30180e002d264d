"""The days left to the exam, in a handful of stages: single days at the end, longer and longer ones before.

Whether to attempt a drill today is weighed against attempting it later, and for that it is enough to know about
when. Close to the exam a day makes a difference; three weeks before it, a week hardly does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from planner.domain.calendar import Calendar

STAGE_DAYS = (1, 2, 3, 4, 6, 9, 13, 20)  # from the exam backwards, each half as long again as the one after it
HORIZON_DAYS = sum(STAGE_DAYS)  # further ahead of the exam, drills are kept up rather than aimed at it
EVE_SHARE = 1 / 2  # of the last day's minutes: nobody sits an exam well after an avalanche


@dataclass(frozen=True, slots=True)
class Stage:
    """Some days with minutes: ``day`` (an ordinal) stands for them, ``minutes`` is what they have in all.

    ``longest`` is what the longest of them has: an attempt that takes more can't be made then.
    """

    day: int
    minutes: float
    longest: float


def minutes_for_drills(calendar: Calendar, day: date) -> float:
    """Return the minutes that may be planned on ``day``: the date's budget, half of it on the eve of the exam.

    There are none before the calendar starts, nor on the exam's own day.
    """
    if day < calendar.start_on or day == calendar.exam_on:
        return 0.0
    return calendar.availability.minutes_on(day) * (EVE_SHARE if is_eve(calendar, day) else 1.0)


def is_eve(calendar: Calendar, day: date) -> bool:
    """Return whether the exam is tomorrow."""
    return day == calendar.exam_on - timedelta(days=1)


def stages_from(calendar: Calendar, since: date) -> tuple[Stage, ...]:
    """Return the stages from ``since`` to the eve of the exam, first to last; days without minutes are left out."""
    stages, left = [], 1
    for length in STAGE_DAYS:
        days = [calendar.exam_on - timedelta(days=left + n) for n in range(length)]
        minutes = {day: minutes_for_drills(calendar, day) for day in reversed(days) if day >= since}
        if any(minutes.values()):
            stages.append(Stage(_middle(minutes).toordinal(), sum(minutes.values()), max(minutes.values())))
        left += length
    return tuple(reversed(stages))


def _middle(minutes: Mapping[date, float]) -> date:
    """Return the day on which half of the minutes are reached: one that has hardly any stands for no other."""
    half = sum(minutes.values()) / 2
    return next(day for day, reached in zip(minutes, accumulate(minutes.values()), strict=True) if reached > half)
