"""The minutes that an attempt takes: the drill's own figure until there is data, then what was measured.

A drill states the time to type it once it is known. A first meeting, with its hints and several runs, takes 2.4
times that, and a failed review 2 times: the proportions 6 / 2.5 / 5 minutes of the medium scenario that the
scheduling policies were measured on. A learner's own minutes move these figures by shrinkage, see `pace_of`.
Costs are whole sixteenths of a minute, whose sums are exact in floating point, so whether a day's work fits its
budget never depends on the order of adding up.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.domain.library import Entry
from planner.domain.memory import Memory, New
from planner.domain.minutes import Measured, Way
from planner.memory.fsrs import retrievability_on
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters

PRIOR_ATTEMPTS = 10  # the stated proportions count as much as so many measured attempts of that kind
PRIOR_ATTEMPTS_OF_DRILL = 3  # and the learner's own pace as so many attempts of one drill


_STATED = {Way.NEW: 2.4, Way.PASSED: 1.0, Way.FAILED: 2.0}


@dataclass(frozen=True, slots=True)
class Pace:
    """The minutes of an attempt in terms of the drill's own figure: by the way it goes, and by drill."""

    by_way: Mapping[Way, float] = field(default_factory=lambda: _STATED)
    by_drill: Mapping[str, float] = field(default_factory=dict)

    def minutes(self, entry: Entry, way: Way) -> float:
        """Return the minutes of an attempt that goes this way."""
        return in_sixteenths(self.by_way[way] * self.by_drill.get(entry.id, 1.0) * entry.minutes)


STATED_PACE = Pace()


def pace_of(measured: Iterable[Measured]) -> Pace:
    """Return a learner's pace: means of what was measured, drawn to what is stated while there is little of it.

    A kind of attempt starts at the stated proportion, which weighs as much as ten attempts. A drill starts at the
    learner's pace in all drills, which weighs as much as three attempts of it.
    """
    rows = sorted(measured, key=lambda row: (row.drill, row.way))
    by_way = {way: _drawn(stated, PRIOR_ATTEMPTS, [r for r in rows if r.way is way]) for way, stated in _STATED.items()}
    ratios: dict[str, tuple[int, float]] = {}
    for row in rows:
        attempts, total = ratios.get(row.drill, (0, 0.0))
        ratios[row.drill] = (attempts + row.attempts, total + row.ratio_sum / by_way[row.way])
    by_drill = {
        drill: (PRIOR_ATTEMPTS_OF_DRILL + total) / (PRIOR_ATTEMPTS_OF_DRILL + attempts)
        for drill, (attempts, total) in ratios.items()
    }
    return Pace(by_way, by_drill)


def expected_minutes(
    entry: Entry,
    memory: Memory,
    day: date,
    pace: Pace = STATED_PACE,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> float:
    """Return the minutes to set aside for an attempt on ``day``."""
    if isinstance(memory, New):
        return new_minutes(entry, pace)
    return review_minutes(entry, retrievability_on(memory, day, parameters), pace)


def new_minutes(entry: Entry, pace: Pace = STATED_PACE) -> float:
    """Return the minutes of a drill's first attempt."""
    return pace.minutes(entry, Way.NEW)


def review_minutes(entry: Entry, retrievability: float, pace: Pace = STATED_PACE) -> float:
    """Return the expected minutes of a review: R · passed + (1 − R) · failed."""
    return mixed(retrievability, pace.minutes(entry, Way.PASSED), pace.minutes(entry, Way.FAILED))


def mixed(recall: float, passed_minutes: float, failed_minutes: float) -> float:
    """Return the minutes to expect of an attempt that passes with the chance ``recall``, rounded up."""
    return math.ceil((recall * passed_minutes + (1 - recall) * failed_minutes) * 16) / 16


def _drawn(stated: float, weight: int, rows: Iterable[Measured]) -> float:
    attempts, total = weight, weight * stated
    for row in rows:
        attempts += row.attempts
        total += row.ratio_sum
    return total / attempts


def in_sixteenths(minutes: float) -> float:
    """Return the nearest cost that there is to minutes: a whole number of sixteenths, and one at least."""
    return max(round(minutes * 16), 1) / 16
