"""Policies side by side: mean true recall on exam day, and how far each is behind the plan, with 95 % intervals.

The same learners live under every policy, so the distance to the plan is taken learner by learner, which tells
policies apart that the means alone could not.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from planner.planning.simulation.life import Life
from planner.planning.simulation.policies import POLICIES, THE_PLAN

Z_95 = 1.96  # half the width of a 95 % interval, in standard errors of a mean


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over learners; the true one lies within ``margin`` of it in 95 of 100 such simulations."""

    mean: float
    margin: float

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.mean - self.margin

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self.mean + self.margin


@dataclass(frozen=True, slots=True)
class Standing:
    """How a policy did. ``behind`` is the plan's recall minus this one's, None where the plan did not take part."""

    policy: str
    title: str
    recall: Estimate
    behind: Estimate | None
    minutes: float
    attempts: float


def compare(lives: Mapping[str, Sequence[Life]]) -> tuple[Standing, ...]:
    """Return every policy's standing, the best first; the lives of each are those of the same learners in order."""
    plan = lives.get(THE_PLAN)
    standings = [_standing(policy, lived, plan) for policy, lived in lives.items()]
    return tuple(sorted(standings, key=lambda standing: -standing.recall.mean))


def estimate(values: Sequence[float]) -> Estimate:
    """Return the mean of two values or more, and the margin of its 95 % interval."""
    return Estimate(fmean(values), Z_95 * stdev(values) / math.sqrt(len(values)))


def _standing(policy: str, lived: Sequence[Life], plan: Sequence[Life] | None) -> Standing:
    behind = estimate([best.recall - life.recall for best, life in zip(plan, lived, strict=True)]) if plan else None
    return Standing(
        policy=policy,
        title=POLICIES[policy].title,
        recall=estimate([life.recall for life in lived]),
        behind=behind,
        minutes=fmean(life.minutes for life in lived),
        attempts=fmean(life.attempts for life in lived),
    )
