"""The minutes that an attempt takes, from the drill's own figure: the time to type it once it is known.

A first meeting, with its hints and several runs, takes 2.4 times that, and a failed review 2 times: the
proportions 6 / 2.5 / 5 minutes of the medium scenario that the scheduling policies were measured on. Costs are
whole quarters of a minute: finer would be false precision, and sums of quarters are exact in floating point,
so whether a day's work fits its budget never depends on the order of adding up.
"""

from datetime import date

from planner.domain.library import Entry
from planner.domain.memory import Memory, New
from planner.memory.fsrs import retrievability_on

NEW_FACTOR = 2.4
FAILED_FACTOR = 2.0


def expected_minutes(entry: Entry, memory: Memory, day: date) -> float:
    """Return the minutes to set aside for an attempt on ``day``."""
    if isinstance(memory, New):
        return new_minutes(entry)
    return review_minutes(entry, retrievability_on(memory, day))


def new_minutes(entry: Entry) -> float:
    """Return the minutes of a drill's first attempt."""
    return _in_quarters(NEW_FACTOR * entry.minutes)


def review_minutes(entry: Entry, retrievability: float) -> float:
    """Return the expected minutes of a review: R · passed + (1 − R) · failed."""
    share = retrievability + (1 - retrievability) * FAILED_FACTOR
    return _in_quarters(share * entry.minutes)


def _in_quarters(minutes: float) -> float:
    return max(round(minutes * 4), 1) / 4
