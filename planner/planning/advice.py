"""What the plan means for the learner, in plain sentences with its own figures.

What doesn't fit, what a little more time a day would buy, and how much room there is to spare.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.calendar import Calendar

MORE_MINUTES = 15  # a day: what most people could still find
WORTH_SAYING = 0.01  # of readiness
SPARE_SHARE = 0.1  # of all minutes: less than this is no room to spare
NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where following a plan leads: ``readiness`` on exam day, and which of the drills were never begun.

    ``fixed_readiness`` is what these very days would lead to, were the plan not made anew on what happens.
    ``minutes`` there are for drills until then, ``minutes_planned`` of them used.
    """

    readiness: float
    fixed_readiness: float
    drill_count: int
    left_out: tuple[str, ...]
    minutes: float
    minutes_planned: float


def with_more_time(calendar: Calendar) -> Calendar:
    """Return the calendar with 15 minutes more on every day that has any."""
    availability = calendar.availability
    richer = replace(
        availability,
        by_weekday=tuple(map(_longer, availability.by_weekday)),
        by_date={day: _longer(minutes) for day, minutes in availability.by_date.items()},
    )
    return replace(calendar, availability=richer)


def advise(calendar: Calendar, today: date, outlook: Outlook, richer: Outlook, bound: float) -> tuple[str, ...]:
    """Return the sentences for a plan with this ``outlook``; ``richer`` is the one with more time a day."""
    if today >= calendar.exam_on:
        return (_over(calendar.exam_on, today),)
    if not outlook.drill_count:
        return ("There are no drills, so there is nothing to plan: `planner doctor` says where they are looked for.",)
    if not outlook.minutes:
        return ("No day before the exam has any minutes left: `planner plan --weekday MIN` gives them some.",)
    return (
        _what_fits(outlook),
        f"Followed, it leads to a readiness of {_percent(outlook.readiness)} on exam day. "
        f"Fixed as it stands, it has {_certified(outlook.fixed_readiness, bound)}.",
        *_what_more_time_buys(outlook, richer),
    )


def _over(exam_on: date, today: date) -> str:
    if today == exam_on:
        return "The exam is today, so nothing more is planned. Good luck."
    return f"The exam was on {exam_on}: `planner plan --exam DATE` sets the next one."


def _what_fits(outlook: Outlook) -> str:
    if outlook.left_out:
        share = f"{len(outlook.left_out)} of {outlook.drill_count} drills"
        return f"{share} don't fit before the exam, least worth first: {_names(outlook.left_out)}."
    spare = outlook.minutes - outlook.minutes_planned
    if spare >= SPARE_SHARE * outlook.minutes:
        return (
            f"Everything fits, with {spare:.0f} of {outlook.minutes:.0f} minutes to spare: "
            "a mock exam (`planner plan --mock sat`) or a day off (`--off fri`) is the best use of them."
        )
    return "Everything fits, and no time is left over."


def _what_more_time_buys(outlook: Outlook, richer: Outlook) -> tuple[str, ...]:
    more_drills = len(outlook.left_out) - len(richer.left_out)
    bought = [f"make room for {more_drills} more"] if more_drills > 0 else []
    if richer.readiness - outlook.readiness >= WORTH_SAYING:
        bought.append(f"lift it to {_percent(richer.readiness)}")
    if not bought:
        return ()
    return (f"{MORE_MINUTES} more minutes a day would {' and '.join(bought)}.",)


def _names(drills: Sequence[str]) -> str:
    named = ", ".join(drills[:NAMED_AT_MOST])
    rest = len(drills) - NAMED_AT_MOST
    return f"{named} and {rest} more" if rest > 0 else named


def _certified(readiness: float, bound: float) -> str:
    """Return the share of the best possible, rounded down so that it never claims too much, and what bounds that."""
    share = math.floor(100 * readiness / bound + 1e-9) if bound else 100
    most = _percent(bound)
    limit = f": no schedule made ahead reaches more than {most}" if most != "100 %" else ""
    return f"{share} % of the best possible{limit}"


def _longer(minutes: int) -> int:
    return minutes + MORE_MINUTES if minutes else 0


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
