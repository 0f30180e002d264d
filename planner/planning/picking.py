"""Which attempts a day is given to: the most worth by the minute first, until the minutes are used.

A new drill is open once each drill that it requires was attempted before or is picked for the same day. What opens
a drill that is worth much shares in that worth: it counts as the best chain of new drills that it is part of, by
the chain's worth per minute. An attempt too long for what is left of the day is passed over. This module does not
know of days or of memory.
"""

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence

from planner.planning.value import Offer

MOST_WORTH = 1.5  # times its gain: a review is worth no more against waiting than against never
LEAST_WORTH = 0.005  # of the drill's recall: below it, a review wastes its minutes however many there are
LONGEST_CHAIN = 12  # new drills before the last one of a chain that still share in its worth

Worth = Callable[[Offer], float]  # of the whole attempt, its minutes aside


def picked(reviews: Sequence[Offer], new: Sequence[Offer], minutes: float, worth: Worth) -> list[Offer]:
    """Return the attempts to make within ``minutes``, the most worth first.

    ``new`` holds every drill that was never attempted and may be begun. Among equals the order given decides.
    """
    day = _Day(new, worth)
    for place, offer in enumerate(reviews):
        if MOST_WORTH * offer.gain >= LEAST_WORTH * offer.terms.weight:
            day.put(MOST_WORTH * offer.gain / offer.minutes, place - len(reviews), offer, settled=False)
    day.open()
    return list(day.best_first(minutes))


class _Day:
    """What is open to be picked, in a heap by worth per minute; reviews are weighed only when their turn may come."""

    def __init__(self, new: Sequence[Offer], worth: Worth) -> None:
        self._worth = worth
        self._new = {offer.terms.id: offer for offer in new}
        self._places = {drill: place for place, drill in enumerate(self._new)}
        self._shared = chain_worth({drill: (worth(offer), offer) for drill, offer in self._new.items()})
        self._blocked = {
            drill: {d for d in offer.terms.requires if d in self._new} for drill, offer in self._new.items()
        }
        self._opened_by: dict[str, list[str]] = {}
        for drill, requires in self._blocked.items():
            for required in requires:
                self._opened_by.setdefault(required, []).append(drill)
        self._heap: list[tuple[float, int, bool, Offer]] = []

    def put(self, worth: float, place: int, offer: Offer, *, settled: bool) -> None:
        heapq.heappush(self._heap, (-worth, place, settled, offer))

    def open(self) -> None:
        for drill, requires in self._blocked.items():
            if not requires:
                self._put_new(drill)

    def best_first(self, minutes: float) -> Iterator[Offer]:
        """Yield what fits, best first, and open what it was required for."""
        while self._heap:
            _, place, settled, offer = heapq.heappop(self._heap)
            if offer.whole_minutes > minutes:
                continue
            if not settled:
                self._settle(offer, place)
                continue
            minutes -= offer.minutes
            yield offer
            for drill in self._opened_by.get(offer.terms.id, ()):
                self._blocked[drill].discard(offer.terms.id)
                if not self._blocked[drill]:
                    self._put_new(drill)

    def _settle(self, offer: Offer, place: int) -> None:
        worth = self._worth(offer)
        if worth >= LEAST_WORTH * offer.terms.weight:
            self.put(worth / offer.minutes, place, offer, settled=True)

    def _put_new(self, drill: str) -> None:
        self.put(self._shared[drill], self._places[drill], self._new[drill], settled=True)


def chain_worth(new: Mapping[str, tuple[float, Offer]]) -> dict[str, float]:
    """Return each new drill's worth per minute, as part of the best chain that it stands in."""
    best = {drill: worth / offer.minutes for drill, (worth, offer) in new.items()}
    for drill in new:
        chain = _before(drill, new)
        if len(chain) > 1:
            worth = sum(new[each][0] for each in chain) / sum(new[each][1].minutes for each in chain)
            for each in chain:
                best[each] = max(best[each], worth)
    return best


def _before(drill: str, new: Mapping[str, tuple[float, Offer]]) -> list[str]:
    """Return the drill and the new ones it requires, directly or through others: none where they are too many."""
    chain, known = [drill], {drill}
    for each in chain:
        for required in new[each][1].terms.requires:
            if required in new and required not in known:
                known.add(required)
                chain.append(required)
        if len(chain) > LONGEST_CHAIN:
            return []
    return chain
