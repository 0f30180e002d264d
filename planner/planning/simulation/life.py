"""One learner's days under one policy, from the first morning to the exam.

Each morning the policy names drills and the learner works through them; while minutes are left at the end, it is
asked again with what happened since. An attempt is begun only if its expected minutes fit, by the same estimate
for every policy, so all have equal time; and a new drill only after what it requires.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.memory.replay import rated
from planner.planning.cost import expected_minutes
from planner.planning.queue import minutes_for_drills
from planner.planning.readiness import memory_of
from planner.planning.simulation.behaviour import Luck
from planner.planning.simulation.scenarios import Scenario
from planner.planning.simulation.seen import Policy, Seen
from planner.planning.simulation.truth import Truth, true_parameters

ASKED_AT_MOST = 6  # a day: a policy may add what failed, and what the minutes saved leave room for


@dataclass(frozen=True, slots=True)
class Life:
    """How it ended: true recall of the syllabus on exam day, and the minutes it took."""

    recall: float
    minutes: float
    attempts: int


@dataclass(slots=True)
class _Learner:
    scenario: Scenario
    truth: Truth
    luck: Luck
    chance: Random
    by_id: dict[str, Entry]
    cards: dict[str, Card] = field(default_factory=dict)
    attempts: dict[str, list[tuple[date, Rating]]] = field(default_factory=dict)
    minutes: float = 0.0

    def is_ready(self, entry: Entry) -> bool:
        """Return whether every drill of the library that this one requires was attempted."""
        return all(drill in self.cards for drill in entry.requires if drill in self.by_id)

    def rate(self, drill: str, rating: Rating, day: date) -> None:
        """Let truth, cards and the record of attempts follow from a rating."""
        self.truth.attempt(drill, rating, day)
        self.cards[drill] = rated(self.cards.get(drill, Card(drill, New())), rating, day)
        self.attempts.setdefault(drill, []).append((day, rating))

    def attempt(self, entry: Entry, day: date) -> float:
        """Make an attempt and return the minutes it took."""
        first = entry.id not in self.cards
        rating = self.luck.rating(entry.id, None if first else self.truth.recall(entry.id, day))
        self.rate(entry.id, rating, day)
        return self.scenario.costs.minutes(entry, rating, first=first)


def live(scenario: Scenario, policy: Policy, seed: str) -> Life:
    """Return how the learner that ``seed`` makes fares under the policy."""
    parameters = true_parameters(Random(f"{seed}/memory"), scenario.spread, scenario.decay)
    by_id = {entry.id: entry for entry in scenario.entries}
    learner = _Learner(scenario, Truth(parameters), Luck(seed), Random(f"{seed}/policy"), by_id)
    for drill, rating, day in scenario.attempts:
        learner.rate(drill, rating, day)
    days = scenario.calendar.study_days(scenario.today)
    missed = learner.luck.missed(days, scenario.missed)
    for day in days:
        if day not in missed:
            _study(learner, policy, day)
    exam_on = max(scenario.calendar.exam_on, scenario.today)
    made = sum(map(len, learner.attempts.values())) - len(scenario.attempts)
    return Life(learner.truth.readiness(scenario.entries, exam_on), learner.minutes, made)


def _study(learner: _Learner, policy: Policy, day: date) -> None:
    budget = minutes_for_drills(learner.scenario.calendar, day)
    done = 0.0
    for _ in range(ASKED_AT_MOST):
        spent = _work_through(learner, policy(_seen(learner, day, budget, done)), day, budget - done)
        if not spent:
            break
        done += spent
    learner.minutes += done


def _work_through(learner: _Learner, queue: Sequence[str], day: date, minutes: float) -> float:
    """Attempt what fits and is ready, in the queue's order; the rest is passed over. Returns the minutes spent."""
    spent = 0.0
    for drill in queue:
        entry = learner.by_id[drill]
        fits = expected_minutes(entry, memory_of(drill, learner.cards), day) <= minutes - spent
        if fits and learner.is_ready(entry):
            spent += learner.attempt(entry, day)
    return spent


def _seen(learner: _Learner, day: date, budget: float, done: float) -> Seen:
    scenario = learner.scenario
    return Seen(
        calendar=scenario.calendar,
        day=day,
        minutes_left=budget - done,
        minutes_done=done,
        entries=scenario.entries,
        cards=learner.cards,
        attempts=learner.attempts,
        chance=learner.chance,
    )
