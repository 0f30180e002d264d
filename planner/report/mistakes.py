"""The mistakes a learner keeps making: how many runs broke each rule, over all drills."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.review import Review


@dataclass(frozen=True, slots=True)
class Mistake:
    """A rule, the ``count`` of runs that broke it, and the ``last`` study day it happened."""

    rule: str
    count: int
    last: date


def mistakes(reviews: Iterable[Review]) -> tuple[Mistake, ...]:
    """Return every rule broken in any run: most frequent first, then the most recent, then by name.

    A run counts once for each rule, however many findings it had of it.
    """
    broken: dict[str, list[date]] = {}
    for review in reviews:
        for run in review.runs:
            for rule in dict.fromkeys(run.rules):
                broken.setdefault(rule, []).append(review.study_day)
    found = [Mistake(rule, len(days), max(days)) for rule, days in broken.items()]
    return tuple(sorted(found, key=lambda each: (-each.count, -each.last.toordinal(), each.rule)))
