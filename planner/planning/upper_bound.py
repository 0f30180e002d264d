"""The most that any schedule could reach on exam day: a certificate beside the plan's own readiness.

Minutes are unlimited, requirements are waived, each drill may be attempted once on every day that is neither off
nor given to a mock exam, and every attempt passes with Good, as the plan assumes too. Whatever the budget, no
plan under that assumption exceeds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, Memory, New, Rating
from planner.memory.fsrs import after_review, retrievability_on
from planner.planning.readiness import memory_of, readiness_of


def upper_bound(entries: Iterable[Entry], cards: Mapping[str, Card], calendar: Calendar, today: date) -> float:
    """Return the readiness on exam day, 0 to 1, that unlimited minutes from ``today`` would reach at most."""
    closed = calendar.availability.off | calendar.availability.mock
    days = [day for day in calendar.study_days(today) if day not in closed]
    exam_on = max(calendar.exam_on, today)
    new = best_recall(New(), days, exam_on)  # most drills are new, and all of them alike

    def best(drill: str) -> float:
        memory = memory_of(drill, cards)
        return new if isinstance(memory, New) else best_recall(memory, days, exam_on)

    return readiness_of((entry.weight, best(entry.id)) for entry in entries).expected


def best_recall(memory: Memory, days: Sequence[date], exam_on: date) -> float:
    """Return the highest retrievability on ``exam_on`` that reviews on any of the ``days`` (ascending) can give.

    Dynamic programming over the day of the last review: of all schedules that end there only the largest
    stability counts, because a stabler memory stays the stabler one through the same further reviews. Difficulty
    would tell schedules apart by their number of reviews; it falls a little with each Good, so all are granted
    the lowest, that of a Good on every day. This keeps the bound a bound, and loosens it by under 0.002.
    """
    if not days:
        return retrievability_on(memory, exam_on)
    every_day = after_review(memory, Rating.GOOD, days[0])
    for day in days[1:]:
        every_day = after_review(every_day, Rating.GOOD, day)
    easiest = every_day.difficulty
    reached: list[Memory] = [memory]
    for day in days:
        ended_here = (after_review(earlier, Rating.GOOD, day) for earlier in reached)
        stablest = max(ended_here, key=lambda after: after.stability)
        reached.append(replace(stablest, difficulty=easiest))
    return max(retrievability_on(each, exam_on) for each in reached)
