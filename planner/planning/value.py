"""What an attempt today is worth: the recall it adds on exam day, against waiting, by the minute.

Waiting is worth something too: later minutes may do more for a drill, but have their price. So the value of an
attempt is the best that may follow it, less the best that may follow from leaving the drill alone today. A tenth
of the plain gain is added, which settles ties for what is certain: where prices are right, many drills are worth
their minutes equally, and days may be missed.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.planning.belief import Belief, Foresight
from planner.planning.stages import Stage
from planner.planning.terms import Terms

PRESENT = 0.1  # of the plain gain


class Offer(NamedTuple):
    """One attempt at one drill on one day.

    ``gain`` is what it adds to the readiness on exam day, ``minutes`` what it is expected to take, ``recall`` what
    it meets with, ``after`` what is believed of the drill then.
    """

    terms: Terms
    gain: float
    minutes: float
    recall: float
    after: Belief

    @property
    def whole_minutes(self) -> float:
        """The minutes that must be there for it: an attempt is made whole, whatever its chance was to be asked for."""
        return self.minutes / self.terms.chance


class Scales:
    """Weighs attempts, one exam day and one set of prices given."""

    def __init__(self, foresight: Foresight, stages: Sequence[Stage], prices: Sequence[float]) -> None:
        self.foresight = foresight
        self.priced = tuple(zip(stages, prices, strict=True))

    def offer(self, terms: Terms, belief: Belief, day: int) -> Offer:
        """Return what an attempt on ``day`` brings; the drill was not attempted on that day before."""
        after, recall = self.foresight.attempt(belief, day)
        gained = self.foresight.exam_recall(after) - self.foresight.exam_recall(belief)
        return Offer(terms, terms.weight * gained, terms.minutes(belief, recall), recall, after)

    def advantage(self, offer: Offer, belief: Belief, day: int) -> float:
        """Return how much better it is to attempt the drill on ``day`` than to wait, its minutes aside."""
        return self.made(offer, day) - self.put_off(offer.terms, belief, day)[0]

    def made(self, offer: Offer, day: int) -> float:
        """Return the most that the drill brings by exam day once it was attempted on ``day``."""
        return self.put_off(offer.terms, offer.after, day)[0] + PRESENT * offer.gain

    def put_off(
        self, terms: Terms, belief: Belief, day: int, room: Mapping[Stage, float] | None = None
    ) -> tuple[float, Stage | None, float]:
        """Return the most that the drill brings by exam day, with one attempt after ``day`` or none.

        With it come the stage of that attempt, None without one, and its minutes; ``room`` is what the stages have
        left, if not all their minutes.
        """
        foresight, weight = self.foresight, terms.weight
        best, place, needed = weight * foresight.exam_recall(belief), None, 0.0
        for stage, price in self.priced:
            if stage.day > day:
                after, recall = foresight.attempt(belief, stage.day)
                minutes = terms.minutes(belief, recall)
                if minutes / terms.chance > stage.longest or (room is not None and minutes > room[stage]):
                    continue
                brought = weight * foresight.exam_recall(after) - price * minutes
                if brought > best:
                    best, place, needed = brought, stage, minutes
        return best, place, needed
