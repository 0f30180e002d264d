"""Comparing scheduling policies on simulated learners, several at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planner.actions.desk import desk
from planner.actions.parallel import workers
from planner.errors import UsageError
from planner.near import did_you_mean
from planner.planning.simulation.compare import Standing, compare
from planner.planning.simulation.forecasts import Forecast, first_plan, forecasts
from planner.planning.simulation.life import Life, live
from planner.planning.simulation.policies import POLICIES, THE_PLAN
from planner.planning.simulation.scenarios import OWN, Scenario, own_scenario, standard_scenarios
from planner.store.reviews import read_reviews

ALL = "all"


@dataclass(frozen=True, slots=True)
class Simulated:
    """A scenario and how the policies did in it, the best first; ``learners`` lived under each.

    ``bound`` is the most that the plan's model says any schedule reaches; ``forecasts`` are empty without the plan.
    """

    scenario: Scenario
    standings: tuple[Standing, ...]
    learners: int
    bound: float
    forecasts: tuple[Forecast, ...]


@dataclass(frozen=True, slots=True)
class Population:
    """Who is simulated: ``learners`` of each seed, 1 to ``seeds``."""

    learners: int
    seeds: int

    @property
    def names(self) -> list[str]:
        """What each learner's chances follow from."""
        return [f"{seed}/{number}" for seed in range(1, self.seeds + 1) for number in range(self.learners)]


def choose_scenarios(keys: Sequence[str]) -> list[Scenario]:
    """Return the scenarios named: letters, ``own``, or ``all`` for A to H. Raises UsageError."""
    standard = standard_scenarios()
    wanted: list[str] = []
    for key in keys:
        wanted += standard if key.lower() == ALL else [key.lower() if key.lower() == OWN else key.upper()]
    for key in wanted:
        if key not in standard and key != OWN:
            raise UsageError(f"There is no scenario {key!r}. Name one of {', '.join(standard)}, {OWN} or {ALL}.")
    return [_own() if key == OWN else standard[key] for key in dict.fromkeys(wanted)]


def choose_policies(names: Sequence[str]) -> list[str]:
    """Return the policies named, all where none is. Raises UsageError."""
    for name in names:
        if name not in POLICIES:
            raise UsageError(
                f"There is no policy {name!r}.{did_you_mean(name, POLICIES)} Policies: {', '.join(POLICIES)}."
            )
    return list(dict.fromkeys(names)) or list(POLICIES)


def simulate(
    scenarios: Sequence[Scenario],
    policies: Sequence[str],
    population: Population,
    jobs: int,
    advance: Callable[[], None] = lambda: None,
) -> Iterator[Simulated]:
    """Yield each scenario's comparison when it is done; the figures don't depend on ``jobs``.

    ``advance`` is called once for each learner that has lived under all policies.
    """
    with workers(jobs) as in_parallel:
        for scenario in scenarios:
            lived: list[list[Life]] = []
            for lives in in_parallel(partial(_live_under_each, scenario, policies), population.names):
                lived.append(lives)
                advance()
            by_policy = {policy: [lives[place] for lives in lived] for place, policy in enumerate(policies)}
            weeks, planned = first_plan(scenario), by_policy.get(THE_PLAN)
            held = forecasts(weeks.readiness, planned) if planned else ()
            yield Simulated(scenario, compare(by_policy), len(lived), weeks.plan.upper_bound, held)


def _live_under_each(scenario: Scenario, policies: Sequence[str], learner: str) -> list[Life]:
    return [live(scenario, POLICIES[policy].policy, learner) for policy in policies]


def _own() -> Scenario:
    with desk() as at:
        if at.calendar.exam_on <= at.now.study_day:
            raise UsageError("The exam is over, so there is nothing to simulate: `planner plan --exam DATE` sets one.")
        attempts = [(review.drill, review.rating, review.study_day) for review in read_reviews(at.store)]
        return own_scenario(at.entries, at.calendar, at.now.study_day, attempts, at.parameters)
