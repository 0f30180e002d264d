"""Who may wait when a day has minutes left: no more attempts are put off to a day to come than it has room for.

Each drill is weighed for itself, and where prices are right many are as well off later as now. If all of them waited
for the same light evening, it could not hold them, and today's minutes would be lost. So those that gain most by
waiting take the room there is, and who finds none has its attempt today.
"""

from collections.abc import Iterator, Mapping, Sequence

from planner.planning.belief import Belief
from planner.planning.picking import LEAST_WORTH, MOST_WORTH
from planner.planning.value import Offer, Scales


def crowded_out(
    waiting: Sequence[Offer], minutes: float, scales: Scales, beliefs: Mapping[str, Belief], day: int
) -> Iterator[Offer]:
    """Yield the attempts to make in the ``minutes`` that are left, of those that would be ``waiting``."""
    able = [offer for offer in waiting if offer.whole_minutes <= minutes and _is_worth_it(offer)]
    if not able:
        return
    worth = {offer.terms.id: scales.advantage(offer, beliefs[offer.terms.id], day) / offer.minutes for offer in able}
    room = {stage: stage.minutes for stage, _ in scales.priced}
    for offer in sorted(able, key=lambda offer: worth[offer.terms.id]):
        belief = beliefs[offer.terms.id]
        best, place, needed = scales.put_off(offer.terms, belief, day, room)
        if scales.made(offer, day) - best < LEAST_WORTH * offer.terms.weight:
            if place is not None:
                room[place] -= needed
        elif offer.whole_minutes <= minutes:
            minutes -= offer.minutes
            yield offer


def _is_worth_it(offer: Offer) -> bool:
    return MOST_WORTH * offer.gain >= LEAST_WORTH * offer.terms.weight
