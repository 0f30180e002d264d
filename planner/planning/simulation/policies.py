"""The policies under comparison, by the name that one types. The plan is what `planner today` does each morning."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.planning.queue import queue_for
from planner.planning.simulation.fill import faded_to, new_drills, one_after_the_other, studied
from planner.planning.simulation.greedy import greedy
from planner.planning.simulation.intervals import by_interval, leitner, on_1_3_7_14, sm2
from planner.planning.simulation.seen import Policy, Seen

THE_PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Named:
    """A policy with its name in words."""

    title: str
    policy: Policy


def planned(seen: Seen) -> list[str]:
    """Return today's queue, as the program would show it now."""
    queue = queue_for(seen.calendar, seen.day, seen.entries, seen.learner, seen.minutes_done)
    return [queued.drill for queued in queue]


def at_random(seen: Seen) -> list[str]:
    """Return new and known drills in an order drawn by lot."""
    drills = new_drills(seen) + studied(seen)
    return seen.chance.sample(drills, len(drills))


def _due_at_80(seen: Seen) -> list[str]:
    return faded_to(seen, 0.8)


def _due_at_90(seen: Seen) -> list[str]:
    return faded_to(seen, 0.9)


def _all_again_in_the_last_4_days(seen: Seen) -> list[str]:
    """Return the drills not yet repeated in the last 4 days, the longest unseen first; none before those days."""
    first = seen.calendar.exam_on - timedelta(days=4)
    unseen = [drill for drill in studied(seen) if _last_seen(seen, drill) < first]
    return sorted(unseen, key=lambda drill: _last_seen(seen, drill)) if seen.day >= first else []


def _cramming(seen: Seen) -> list[str]:
    """Return the drills met, most faded first, in the last 5 days only."""
    return studied(seen) if seen.days_left <= 5 else []


def _last_seen(seen: Seen, drill: str) -> date:
    return seen.attempts[drill][-1][0]


POLICIES: Mapping[str, Named] = {
    THE_PLAN: Named("the plan, made anew each morning", planned),
    "greedy": Named("most gain on exam day per minute, one attempt ahead", greedy),
    "new-first": Named("new first, then the most faded", one_after_the_other(new_drills, studied)),
    "again-last-4": Named(
        "new first, all again in the last 4 days, then the most faded",
        one_after_the_other(new_drills, _all_again_in_the_last_4_days, studied),
    ),
    "retention-80": Named(
        "FSRS due at 80 %, then new, then the most faded", one_after_the_other(_due_at_80, new_drills, studied)
    ),
    "lowest-recall": Named(
        "the most faded down to 90 %, then new, then all others", one_after_the_other(_due_at_90, new_drills, studied)
    ),
    "retention-90": Named("FSRS due at 90 %, then new, and no more", one_after_the_other(_due_at_90, new_drills)),
    "cram-5": Named("new only, and the last 5 days to repeat", one_after_the_other(new_drills, _cramming)),
    "sm2": Named("SM-2, then new, then the most faded", by_interval(sm2)),
    "leitner": Named("Leitner's boxes, then new, then the most faded", by_interval(leitner)),
    "1-3-7-14": Named("after 1, 3, 7 and 14 days, then new, then the most faded", by_interval(on_1_3_7_14)),
    "random": Named("drawn by lot", at_random),
}
