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
from planner.domain.minutes import Measured, Way
from planner.memory.replay import rated
from planner.planning.cost import Pace, expected_minutes, pace_of
from planner.planning.learner import Learner
from planner.planning.readiness import Readiness, memory_of, readiness, readiness_of
from planner.planning.simulation.behaviour import Luck
from planner.planning.simulation.scenarios import Scenario
from planner.planning.simulation.seen import Policy, Seen
from planner.planning.simulation.truth import Truth, true_parameters
from planner.planning.stages import minutes_for_drills

ASKED_AT_MOST = 3  # a day: a policy may add what failed, and what the minutes saved leave room for


@dataclass(frozen=True, slots=True)
class Life:
    """How it ended: ``recall`` is the true readiness on exam day, ``share`` what was really recalled on it.

    ``believed`` is the readiness for exam day that the program would show after the last attempt.
    """

    recall: float
    share: float
    believed: Readiness
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
    measured: dict[tuple[str, Way], list[float]] = field(default_factory=dict)
    minutes: float = 0.0

    @property
    def pace(self) -> Pace:
        """The pace that the program works out from the minutes taken so far."""
        rows = self.measured.items()
        return pace_of(Measured(drill, way, len(ratios), sum(ratios)) for (drill, way), ratios in rows)

    @property
    def known(self) -> Learner:
        """What the program knows of the learner by now."""
        return Learner(self.cards, self.pace, self.scenario.model)

    def is_ready(self, entry: Entry) -> bool:
        """Return whether every drill of the library that this one requires was attempted."""
        return all(drill in self.cards for drill in entry.requires if drill in self.by_id)

    def rate(self, drill: str, rating: Rating, day: date) -> None:
        """Let truth, cards and the record of attempts follow from a rating."""
        card = self.cards.get(drill, Card(drill, New()))
        self.truth.attempt(drill, rating, day)
        self.cards[drill] = rated(card, rating, day, parameters=self.scenario.model)
        self.attempts.setdefault(drill, []).append((day, rating))

    def attempt(self, entry: Entry, day: date) -> float:
        """Make an attempt and return the minutes it took."""
        first = entry.id not in self.cards
        rating = self.luck.rating(entry.id, None if first else self.truth.recall(entry.id, day))
        self.rate(entry.id, rating, day)
        way = Way.NEW if first else Way.FAILED if rating is Rating.AGAIN else Way.PASSED
        minutes = self.scenario.costs.minutes(entry, way)
        self.measured.setdefault((entry.id, way), []).append(minutes / entry.minutes)
        return minutes


def live(scenario: Scenario, policy: Policy, seed: str) -> Life:
    """Return how the learner that ``seed`` makes fares under the policy."""
    parameters = true_parameters(Random(f"{seed}/memory"), scenario.spread, scenario.decay, scenario.model)
    by_id = {entry.id: entry for entry in scenario.entries}
    learner = _Learner(scenario, Truth(parameters), Luck(seed), Random(f"{seed}/policy"), by_id)
    for drill, rating, day in scenario.attempts:
        learner.rate(drill, rating, day)
    days = scenario.calendar.study_days(scenario.today)
    missed = learner.luck.missed(days, scenario.missed)
    for day in days:
        if day not in missed:
            _study(learner, policy, day)
    return _ended(learner)


def _ended(learner: _Learner) -> Life:
    entries, truth = learner.scenario.entries, learner.truth
    exam_on = max(learner.scenario.calendar.exam_on, learner.scenario.today)
    share = readiness_of(
        (entry.weight, float(learner.luck.passes_exam(entry.id, truth.recall(entry.id, exam_on)))) for entry in entries
    )
    return Life(
        recall=truth.readiness(entries, exam_on),
        share=share.expected,
        believed=readiness(entries, learner.known, exam_on),
        minutes=learner.minutes,
        attempts=sum(map(len, learner.attempts.values())) - len(learner.scenario.attempts),
    )


def _study(learner: _Learner, policy: Policy, day: date) -> None:
    budget = minutes_for_drills(learner.scenario.calendar, day)
    done = 0.0
    for _ in range(ASKED_AT_MOST):
        seen = _seen(learner, day, budget, done)
        spent = _work_through(learner, policy(seen), seen)
        if not spent:
            break
        done += spent
    learner.minutes += done


def _work_through(learner: _Learner, queue: Sequence[str], seen: Seen) -> float:
    """Attempt what fits and is ready, in the queue's order; the rest is passed over. Returns the minutes spent."""
    spent, known, day = 0.0, seen.learner, seen.day
    for drill in queue:
        entry = learner.by_id[drill]
        memory = memory_of(drill, learner.cards)
        minutes = expected_minutes(entry, memory, day, known.pace, known.parameters)
        if minutes <= seen.minutes_left - spent and learner.is_ready(entry):
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
        learner=learner.known,
        attempts=learner.attempts,
        chance=learner.chance,
    )
