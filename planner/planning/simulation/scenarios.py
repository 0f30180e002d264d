"""The situations that policies are tried in: one library, three weeks, and one thing changed at a time.

A to H share 150 drills, 45 minutes on weekdays and 150 at weekends; the learner's own situation takes the drills,
the calendar and the attempts so far as they are.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Rating
from planner.domain.minutes import Way
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters

DRILLS, TOPICS, DAYS = 150, 12, 21
WEIGHT_SPREAD = 0.6  # of the logarithms: the heaviest tenth of the drills weighs about a quarter of all
FIRST_DAY = date(2026, 3, 2)  # a Monday
OWN = "own"


@dataclass(frozen=True, slots=True)
class Costs:
    """What attempts really take, as multiples of the drill's own minutes."""

    new: float = 2.4
    passed: float = 1.0
    failed: float = 2.0

    def minutes(self, entry: Entry, way: Way) -> float:
        """Return the true minutes of an attempt that went this way."""
        return {Way.NEW: self.new, Way.PASSED: self.passed, Way.FAILED: self.failed}[way] * entry.minutes


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation. ``spread`` and ``decay`` make the true memories (see `truth`), ``missed`` is a share of days.

    ``attempts`` are those of the days before, in the order they were made; ``model`` are the memory parameters that
    schedulers go by, and true memories lie around.
    """

    key: str
    title: str
    entries: tuple[Entry, ...]
    calendar: Calendar
    today: date
    attempts: tuple[tuple[str, Rating, date], ...] = ()
    costs: Costs = Costs()
    spread: float = 0.25
    decay: float | None = None
    missed: float = 0.0
    model: Parameters = DEFAULT_PARAMETERS


def standard_scenarios() -> dict[str, Scenario]:
    """Return the scenarios A to H by their letter."""
    a = Scenario("A", "medium", _library(2.5), _three_weeks(), FIRST_DAY)
    scenarios = (
        a,
        replace(a, key="B", title="loose", entries=_library(1.5), costs=Costs(new=2.0, failed=2.0)),
        replace(a, key="C", title="tight", entries=_library(4.0), costs=Costs(new=2.5, failed=1.75)),
        replace(a, key="D", title="15 % of days missed", missed=0.15),
        replace(a, key="E", title="equal weights", entries=_library(2.5, weight_spread=0.0)),
        replace(a, key="F", title="the model exactly right", spread=0.0),
        replace(a, key="G", title="a strongly wrong model", spread=0.5),
        replace(a, key="H", title="forgetting by another curve", decay=0.5),
    )
    return {scenario.key: scenario for scenario in scenarios}


def own_scenario(
    entries: Sequence[Entry],
    calendar: Calendar,
    today: date,
    attempts: Sequence[tuple[str, Rating, date]],
    model: Parameters = DEFAULT_PARAMETERS,
) -> Scenario:
    """Return the learner's own situation, with a memory that is like the model's, but not quite."""
    known = {entry.id for entry in entries}
    return Scenario(
        OWN,
        "your drills, your calendar, what you did so far",
        tuple(sorted(entries, key=lambda entry: (entry.order, entry.id))),
        calendar,
        today,
        tuple(attempt for attempt in attempts if attempt[0] in known),
        model=model,
    )


def _three_weeks() -> Calendar:
    availability = Availability(by_weekday=(45,) * 5 + (150,) * 2)
    return Calendar(FIRST_DAY, FIRST_DAY + timedelta(days=DAYS), availability)


def _library(minutes: float, weight_spread: float = WEIGHT_SPREAD) -> tuple[Entry, ...]:
    """Return drills without requirements, their topics one after the other up the ladder."""
    chance = Random("library")
    weights = [math.exp(chance.gauss(0, weight_spread)) for _ in range(DRILLS)]
    return tuple(
        Entry(
            id=f"drill-{number:03}",
            title=f"Drill {number}",
            topic=f"topic-{number * TOPICS // DRILLS:02}",
            skills=(),
            minutes=minutes,
            requires=(),
            variant_count=1,
            content_hash="",
            weight=weight / sum(weights),
            order=number,
        )
        for number, weight in enumerate(weights)
    )
