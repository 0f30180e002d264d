"""What a learner does: how an attempt is rated, and which study days are missed.

The n-th attempt of a drill meets the same luck under every policy (common random numbers), so policies are told
apart by what they do and not by their draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from planner.domain.memory import Rating
from planner.planning.simulation.shares import FIRST, RECALLED


@dataclass(slots=True)
class Luck:
    """One learner's draws: two for every attempt of a drill, and one for each study day."""

    seed: str
    _draws: dict[str, Random] = field(default_factory=dict)

    def rating(self, drill: str, recall: float | None) -> Rating:
        """Return the rating of the drill's next attempt; ``recall`` is the true one, None for a new drill."""
        draws = self._draws.get(drill)
        if draws is None:
            draws = self._draws[drill] = Random(f"{self.seed}/{drill}")
        remembers, quality = draws.random(), draws.random()
        if recall is None:
            return _drawn(FIRST, quality)
        return _drawn(RECALLED, quality) if remembers < recall else Rating.AGAIN

    def passes_exam(self, drill: str, recall: float) -> bool:
        """Return whether the drill is recalled on exam day."""
        return Random(f"{self.seed}/{drill}/exam").random() < recall

    def missed(self, days: Sequence[date], share: float) -> frozenset[date]:
        """Return the days of which nothing comes, each with a probability of ``share``."""
        draws = Random(f"{self.seed}/days")
        return frozenset(day for day in days if draws.random() < share)


def _drawn(shares: Sequence[tuple[Rating, float]], draw: float) -> Rating:
    for rating, share in shares:
        if draw < share:
            return rating
        draw -= share
    return shares[-1][0]
