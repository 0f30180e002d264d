"""Do the plan's promises hold: the readiness it foretells for exam day, against what simulated learners recall.

On the first morning it foretells where the plan will lead; after the last attempt, what is left on exam day. Each
comes with an interval that nine in ten learners' real shares should fall into.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from planner.domain.memory import Card, New
from planner.memory.replay import rated
from planner.planning.learner import Learner
from planner.planning.readiness import Readiness
from planner.planning.simulation.compare import Estimate, estimate
from planner.planning.simulation.life import Life
from planner.planning.simulation.scenarios import Scenario
from planner.planning.three_weeks import Weeks, plan_weeks


@dataclass(frozen=True, slots=True)
class Forecast:
    """One promise: the recall ``predicted`` on average, and how far the true one was above it (``error``).

    ``covered`` is the share of learners whose share of the syllabus really recalled lay within the interval.
    """

    when: str
    predicted: float
    error: Estimate
    covered: float


def first_plan(scenario: Scenario) -> Weeks:
    """Return the plan of the first morning, the same for every learner: none has shown a difference yet."""
    cards: dict[str, Card] = {}
    for drill, rating, on in scenario.attempts:
        cards[drill] = rated(cards.get(drill, Card(drill, New())), rating, on, parameters=scenario.model)
    return plan_weeks(scenario.entries, Learner(cards, parameters=scenario.model), scenario.calendar, scenario.today)


def forecasts(first: Readiness, lives: Sequence[Life]) -> tuple[Forecast, ...]:
    """Return how the promises of the first morning and after the last attempt held for lives under the plan."""
    return (
        _forecast("first morning", [first] * len(lives), lives),
        _forecast("last evening", [life.believed for life in lives], lives),
    )


def _forecast(when: str, promised: Sequence[Readiness], lives: Sequence[Life]) -> Forecast:
    pairs = list(zip(promised, lives, strict=True))
    return Forecast(
        when=when,
        predicted=fmean(promise.expected for promise in promised),
        error=estimate([life.recall - promise.expected for promise, life in pairs]),
        covered=fmean(promise.low <= life.share <= promise.high for promise, life in pairs),
    )
