"""What planning knows of a drill that no attempt changes: its share of the readiness, its minutes, what it requires."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.domain.library import Entry
from planner.domain.minutes import Way
from planner.planning.belief import NEVER, Belief
from planner.planning.cost import Pace, in_sixteenths, mixed


@dataclass(frozen=True, slots=True)
class Terms:
    """A drill's ``weight`` as its share of the readiness, 0 to 1, and the minutes of an attempt by how it goes.

    ``requires`` names only drills that are in the library, each other than this one. Where it stands for what a drill
    is with a ``chance``, weight and minutes are those of the whole drill times that.
    """

    id: str
    topic: str
    weight: float
    requires: tuple[str, ...]
    new_minutes: float
    passed_minutes: float
    failed_minutes: float
    chance: float = 1.0

    def minutes(self, belief: Belief, recall: float) -> float:
        """Return the expected minutes of an attempt that meets with ``recall``."""
        if belief == NEVER:
            return self.new_minutes
        return mixed(recall, self.passed_minutes, self.failed_minutes)

    def weighing(self, weight: float) -> "Terms":
        """Return the same drill with another weight."""
        return replace(self, weight=weight)

    def part(self, chance: float, name: str) -> "Terms":
        """Return what stands for the drill as it is with a ``chance``."""
        return replace(
            self,
            id=name,
            weight=chance * self.weight,
            chance=chance * self.chance,
            new_minutes=in_sixteenths(chance * self.new_minutes),
            passed_minutes=in_sixteenths(chance * self.passed_minutes),
            failed_minutes=in_sixteenths(chance * self.failed_minutes),
        )

    @staticmethod
    def middle_of(terms: Sequence["Terms"]) -> "Terms":
        """Return the one in the middle, with the weight and the minutes of them all on average."""
        count = len(terms)
        return replace(
            terms[count // 2],
            weight=sum(each.weight for each in terms) / count,
            new_minutes=sum(each.new_minutes for each in terms) / count,
            passed_minutes=sum(each.passed_minutes for each in terms) / count,
            failed_minutes=sum(each.failed_minutes for each in terms) / count,
        )


def ladder_of(entries: Iterable[Entry], pace: Pace) -> tuple[Terms, ...]:
    """Return the terms of all drills in the order of the ladder, whatever the order given."""
    ordered = sorted(entries, key=lambda entry: (entry.order, entry.id))
    total = sum(entry.weight for entry in ordered) or 1.0
    ids = {entry.id for entry in ordered}
    return tuple(
        Terms(
            id=entry.id,
            topic=entry.topic,
            weight=entry.weight / total,
            requires=tuple(drill for drill in entry.requires if drill in ids and drill != entry.id),
            new_minutes=pace.minutes(entry, Way.NEW),
            passed_minutes=pace.minutes(entry, Way.PASSED),
            failed_minutes=pace.minutes(entry, Way.FAILED),
        )
        for entry in ordered
    )
