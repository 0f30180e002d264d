"""The orders that simple policies are put together from: new drills up the ladder, and the most faded first."""

from collections.abc import Callable, Sequence

from planner.planning.simulation.seen import Seen


def new_drills(seen: Seen) -> list[str]:
    """Return the new drills in ladder order, which keeps each after what it requires."""
    return [entry.id for entry in seen.entries if seen.is_new(entry.id)]


def studied(seen: Seen) -> list[str]:
    """Return the drills met before today, most faded first; one attempted today has its turn another day."""
    drills = [entry.id for entry in seen.entries if not seen.is_new(entry.id) and not seen.done_today(entry.id)]
    return sorted(drills, key=seen.recall)


def faded_to(seen: Seen, retention: float) -> list[str]:
    """Return the drills whose recall is down to ``retention``, most faded first."""
    return [drill for drill in studied(seen) if seen.recall(drill) <= retention]


def one_after_the_other(*orders: Callable[[Seen], Sequence[str]]) -> Callable[[Seen], list[str]]:
    """Return the policy that takes all of the first order, then what the next ones add."""

    def policy(seen: Seen) -> list[str]:
        return list(dict.fromkeys(drill for order in orders for drill in order(seen)))

    return policy
