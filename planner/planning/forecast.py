"""What following the plan leads to: each date's choices on what is to be believed by then.

`planner today` shows where it ends, the plan shows every day of it. Nothing is read or stored here.

Each morning the plan is made anew on what really happened, and that is worth something: the last minutes go to what
slipped and not to what held. So on the last days before the exam, when every drill has its last attempt, a drill
counts as two that are weighed each for itself: as it is where the attempt before held, and where it slipped, each
with its chance in weight and in minutes. Two days foretell most of what knowing on every day would; without them
readiness comes out nearly a point too low.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.planning.belief import Belief, branches_of, recall_on
from planner.planning.day import Choice, Outset, choices_on, outset
from planner.planning.learner import Learner
from planner.planning.readiness import Readiness, readiness_of
from planner.planning.stages import minutes_for_drills

KNOWN_DAYS = 2  # before the exam, on which it counts how the attempts before them went


@dataclass(frozen=True, slots=True)
class Ending:
    """Where following the plan leads: the ``readiness`` on exam day, and what it would be left at by each day's end."""

    readiness: Readiness
    rising: tuple[float, ...]


def exam_day_readiness(
    entries: Sequence[Entry],
    learner: Learner,
    calendar: Calendar,
    today: date,
    done_minutes_today: float = 0.0,
) -> Readiness:
    """Return the readiness on exam day if the plan is followed every day from ``today``."""
    return led_to(outset(calendar, today, entries, learner), today, done_minutes_today).readiness


def led_to(at: Outset, today: date, done_minutes_today: float = 0.0) -> Ending:
    """Return what the plan leads to from an outset of today."""
    exam_on = max(at.calendar.exam_on, today)
    beliefs, drill_of = dict(at.beliefs), {terms.id: terms.id for terms in at.ladder}
    level, rising = readiness_on(at, beliefs, exam_on).expected, []
    for day in at.calendar.study_days(today):
        if (exam_on - day).days <= KNOWN_DAYS:
            at, beliefs, drill_of = _parted(at, beliefs, drill_of)
        level += sum(
            offer.gain for _, offer in _followed(at, beliefs, day, done_minutes_today if day == today else 0.0)
        )
        rising.append(level)
    return Ending(_put_together(at, beliefs, drill_of, exam_on), tuple(rising))


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
        yield day, _followed(at, beliefs, day, done_minutes_today if day == today else 0.0)


def _followed(at: Outset, beliefs: dict[str, Belief], day: date, done_minutes: float) -> list[Choice]:
    choices = choices_on(day, at, beliefs, minutes_for_drills(at.calendar, day) - done_minutes)
    for _, offer in choices:
        beliefs[offer.terms.id] = offer.after
    return choices


def _parted(
    at: Outset, beliefs: Mapping[str, Belief], drill_of: Mapping[str, str]
) -> tuple[Outset, dict[str, Belief], dict[str, str]]:
    """Return the same with each drill in as many parts as there are ways that its last attempt went."""
    ladder, parts, drills = [], {}, {}
    for terms in at.ladder:
        ways = branches_of(beliefs[terms.id])
        for number, (chance, belief) in enumerate(ways):
            part = terms if len(ways) == 1 else terms.part(chance, f"{terms.id}\0{number}")
            ladder.append(part)
            parts[part.id], drills[part.id] = belief, drill_of[terms.id]
    return replace(at, ladder=tuple(ladder), beliefs=parts), parts, drills


def _put_together(at: Outset, beliefs: Mapping[str, Belief], drill_of: Mapping[str, str], day: date) -> Readiness:
    """Return the readiness on a day over whole drills, each recalled or not in all its parts."""
    on, parameters = day.toordinal(), at.scales.foresight.parameters
    weights: dict[str, float] = {}
    recalled: dict[str, float] = {}
    for terms in at.ladder:
        drill = drill_of[terms.id]
        weights[drill] = weights.get(drill, 0.0) + terms.weight
        recalled[drill] = recalled.get(drill, 0.0) + terms.weight * recall_on(beliefs[terms.id], on, parameters)
    return readiness_of((weight, min(recalled[drill] / weight, 1.0)) for drill, weight in weights.items() if weight)
