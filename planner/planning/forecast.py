"""What following the plan leads to: each date's choices on what is to be believed by then.

`planner today` shows where it ends, the plan shows every day of it. Nothing is read or stored here.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.planning.belief import Belief, recall_on
from planner.planning.day import Choice, Outset, choices_on, outset
from planner.planning.learner import Learner
from planner.planning.readiness import Readiness, readiness_of
from planner.planning.stages import minutes_for_drills


def exam_day_readiness(
    entries: Sequence[Entry],
    learner: Learner,
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> Readiness:
    """Return the readiness on exam day if the plan is followed every day from ``today``."""
    return readiness_led_to(outset(calendar, today, entries, learner), today, done_minutes_today)


def readiness_led_to(at: Outset, today: date, done_minutes_today: float = 0.0) -> Readiness:
    """Return the readiness on exam day that the plan leads to from an outset of today."""
    beliefs = dict(at.beliefs)
    for _ in follow(at, beliefs, today, done_minutes_today):
        pass
    return readiness_on(at, beliefs, max(at.calendar.exam_on, today))


def readiness_on(at: Outset, beliefs: Mapping[str, Belief], day: date) -> Readiness:
    """Return the readiness on a day, by what is believed."""
    on, parameters = day.toordinal(), at.scales.foresight.parameters
    return readiness_of((terms.weight, recall_on(beliefs[terms.id], on, parameters)) for terms in at.ladder)


def follow(
    at: Outset, beliefs: dict[str, Belief], today: date, done_minutes_today: float = 0.0
) -> Iterator[tuple[date, list[Choice]]]:
    """Yield each study day and its choices, and bring ``beliefs`` to what they are after it.

    Of today only what is left is worked through, once ``done_minutes_today`` are spent.
    """
    for day in at.calendar.study_days(today):
        minutes = minutes_for_drills(at.calendar, day) - (done_minutes_today if day == today else 0.0)
        choices = choices_on(day, at, beliefs, minutes)
        for _, offer in choices:
            beliefs[offer.terms.id] = offer.after
        yield day, choices
