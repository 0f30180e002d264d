"""The time a learner has put in: minutes a study day over the last weeks, and the streak of days without a gap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.review import Review

WEEKS_SHOWN = 5  # this week and the four before it: three weeks of study with some room around them


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A date of the calendar and the minutes studied on it, 0 on a day without."""

    date: date
    minutes: float


def recent_days(reviews: Iterable[Review], today: date, weeks: int = WEEKS_SHOWN) -> tuple[StudyDay, ...]:
    """Return every date from a Monday ``weeks`` weeks back, this week counted, to ``today``."""
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    minutes = {monday + timedelta(days=n): 0.0 for n in range((today - monday).days + 1)}
    for review in reviews:
        if review.study_day in minutes:
            minutes[review.study_day] += review.minutes
    return tuple(StudyDay(day, spent) for day, spent in minutes.items())


def streak_days(study_days: Iterable[date], today: date) -> int:
    """Return how many study days in a row end today, or yesterday: today may still be to come."""
    studied = set(study_days)
    day = today if today in studied else today - timedelta(days=1)
    streak = 0
    while day in studied:
        streak += 1
        day -= timedelta(days=1)
    return streak
