"""Policies that know no memory model: a drill is due a number of days after its last attempt.

Due drills come first, the longest overdue before all; then new ones; then the most faded, until the minutes are used.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from planner.domain.memory import Rating
from planner.planning.simulation.fill import new_drills, one_after_the_other, studied
from planner.planning.simulation.seen import Policy, Seen

Interval = Callable[[Sequence[tuple[date, Rating]]], int]
"""The days from the last of the attempts to the next."""


def by_interval(interval: Interval) -> Policy:
    """Return the policy that follows the intervals."""

    def due(seen: Seen) -> list[str]:
        def due_on(drill: str) -> date:
            attempts = seen.attempts[drill]
            return attempts[-1][0] + timedelta(days=interval(attempts))

        return sorted((drill for drill in studied(seen) if due_on(drill) <= seen.day), key=due_on)

    return one_after_the_other(due, new_drills, studied)


def sm2(attempts: Sequence[tuple[date, Rating]]) -> int:
    """SM-2 of 1987: 1 day, 6 days, then times an ease of 2.5 that ratings move; Again starts over."""
    ease, days, passes = 2.5, 1.0, 0
    for _, rating in attempts:
        quality = rating + 1  # Again 2, Hard 3, Good 4, Easy 5 of SM-2's 0 to 5
        if rating is Rating.AGAIN:
            days, passes = 1.0, 0
        else:
            passes += 1
            days = {1: 1.0, 2: 6.0}.get(passes, days * ease)
        ease = max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
    return round(days)


def leitner(attempts: Sequence[tuple[date, Rating]]) -> int:
    """Leitner's boxes, opened every 1, 2, 4, 8 and 16 days; a failed drill goes back to the first."""
    return (1, 2, 4, 8, 16)[min(_passes_in_a_row(attempts), 4)]


def on_1_3_7_14(attempts: Sequence[tuple[date, Rating]]) -> int:
    """The fixed schedule that study guides print: 1, 3, 7 and 14 days after the first meeting, whatever happens."""
    gaps = (1, 2, 4, 7)
    return gaps[min(len(attempts) - 1, 3)]


def _passes_in_a_row(attempts: Sequence[tuple[date, Rating]]) -> int:
    passes = 0
    for _, rating in reversed(attempts):
        if rating is Rating.AGAIN:
            break
        passes += 1
    return passes
