"""What a scheduler is shown in the morning: what the program itself would know, and nothing of the true memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.memory.fsrs import retrievability_on
from planner.planning.learner import Learner
from planner.planning.readiness import memory_of

Attempts = Mapping[str, Sequence[tuple[date, Rating]]]
"""Every rated attempt of each drill, oldest first."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One moment of a study day: ``minutes_left`` of it, ``minutes_done`` before.

    ``entries`` stand in ladder order; the ``learner`` is what the program knows: cards that follow from the attempts by
    the model's parameters, and the pace measured so far. ``chance`` is for policies that draw lots, and independent
    of everything that happens to the learner.
    """

    calendar: Calendar
    day: date
    minutes_left: float
    minutes_done: float
    entries: Sequence[Entry]
    learner: Learner
    attempts: Attempts
    chance: Random

    @property
    def cards(self) -> Mapping[str, Card]:
        """The drills' cards."""
        return self.learner.cards

    @property
    def days_left(self) -> int:
        """How many study days are left, this one included."""
        return (self.calendar.exam_on - self.day).days

    def is_new(self, drill: str) -> bool:
        """Return whether the drill was never attempted."""
        return drill not in self.cards

    def recall(self, drill: str) -> float:
        """Return the retrievability that the model gives the drill today; 0 for a new one."""
        return retrievability_on(memory_of(drill, self.cards), self.day, self.learner.parameters)

    def done_today(self, drill: str) -> bool:
        """Return whether the drill was attempted today."""
        memory = memory_of(drill, self.cards)
        return not isinstance(memory, New) and memory.last_on == self.day


Policy = Callable[[Seen], Sequence[str]]
"""Names the drills to attempt, first things first; the day ends where its minutes do."""
