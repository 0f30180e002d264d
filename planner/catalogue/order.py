"""The order that ``requires`` imposes: what comes first, and where it goes round in a circle.

Results depend on the ids alone, never on the order in which they are handed over.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def find_cycle(requires: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return one cycle, each id requiring the next and the first again at the end; empty if there is none."""
    try:
        _sorter(requires).prepare()
    except CycleError as error:
        ring = list(reversed(error.args[1]))[:-1]  # graphlib lists it the other way, closed
        start = ring.index(min(ring))
        return (*ring[start:], *ring[:start], ring[start])
    return ()


def ladder(requires: Mapping[str, Iterable[str]], rank: Callable[[str], tuple[int, ...]]) -> list[str]:
    """Return the ids with every one after all it requires.

    Among the ids that are ready, the lowest rank goes first, then the id itself. Raises
    graphlib.CycleError where there is no such order.
    """
    sorter = _sorter(requires)
    sorter.prepare()
    ready: list[tuple[tuple[int, ...], str]] = []
    order = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heapq.heappush(ready, (rank(name), name))
        _, name = heapq.heappop(ready)
        order.append(name)
        sorter.done(name)
    return order


def _sorter(requires: Mapping[str, Iterable[str]]) -> TopologicalSorter[str]:
    # Sorted, so that of several cycles always the same one is shown.
    return TopologicalSorter({name: sorted(requires[name]) for name in sorted(requires)})
