"""What a minute is worth at each stage, in expected recall: the prices that balance the whole plan.

A plan that looks only at today gives its minutes to the heaviest drills first, although those would be remembered
better if they came later. With a price on every stage's minutes each drill can be weighed for itself: its best
attempts are those that bring more than their minutes cost. Prices are right where the drills then ask for as many
minutes as there are. They are found by raising the price of a stage that is asked for too much and lowering it
where minutes are left: the plan's dual, in multiplicative steps. A few groups stand for all drills.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.planning.belief import NEVER, Belief, Foresight
from planner.planning.stages import Stage
from planner.planning.terms import Terms

MOST_ATTEMPTS = 3  # that a price looks ahead: further ones move it by next to nothing
NEW_GROUPS = 5
KNOWN_GROUPS = 8
SPREADS = (0.05, 0.02, 0.01, 0.005)  # of recall: courses that differ by no more are taken nearly alike; finer and finer
STEPS = 20  # at each spread
STEP = 4.0  # times the spread, the power of scarcity by which a price moves in a step
MOST_SCARCITY = 8.0  # in one step, either way
LEAST_WEIGHT = 1e-9  # of the readiness: lighter drills set no price


@dataclass(frozen=True, slots=True)
class _Course:
    """A way to study a drill: what it gains by exam day, and the minutes asked for by stage."""

    gain: float
    minutes: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """``count`` drills much alike, of one ``weight``, and what each of them may do."""

    count: int
    weight: float
    courses: Sequence[_Course]


def stage_prices(
    ladder: Sequence[Terms], beliefs: Mapping[str, Belief], stages: Sequence[Stage], foresight: Foresight
) -> tuple[float, ...]:
    """Return the price of a minute at each stage; what is not scarce costs next to nothing."""
    groups = [
        _Group(count, terms.weight, list(_courses(terms, belief, stages, foresight)))
        for count, terms, belief in _groups(ladder, beliefs, foresight)
        if terms.weight > LEAST_WEIGHT
    ]
    if not groups or not stages:
        return (0.0,) * len(stages)
    most = sum(group.count * max(course.gain for course in group.courses) for group in groups)
    return _balanced(groups, stages, most / sum(stage.minutes for stage in stages) / 4)


def _balanced(groups: Sequence[_Group], stages: Sequence[Stage], first_price: float) -> tuple[float, ...]:
    """Move the prices until what is asked for meets what there is."""
    prices = [first_price] * len(stages)
    for spread in SPREADS:
        for _ in range(STEPS):
            asked = [0.0] * len(stages)
            for group in groups:
                _ask(group, prices, spread, asked)
            for index, stage in enumerate(stages):
                scarcity = min(max(asked[index] / stage.minutes, 1 / MOST_SCARCITY), MOST_SCARCITY)
                prices[index] *= math.pow(scarcity, STEP * spread)
    return tuple(prices)


def _ask(group: _Group, prices: Sequence[float], spread: float, asked: list[float]) -> None:
    """Add the minutes that a group asks for: mostly those of its best course, some of those nearly as good.

    Drills that are alike would else all want the same days, and prices would never settle.
    """
    surpluses = []
    for course in group.courses:
        surplus = course.gain
        for index, minutes in course.minutes:
            surplus -= prices[index] * minutes
        surpluses.append(surplus)
    best, scale = max(surpluses), spread * group.weight
    shares = [math.exp((surplus - best) / scale) for surplus in surpluses]
    each = group.count / sum(shares)
    for course, share in zip(group.courses, shares, strict=True):
        for index, minutes in course.minutes:
            asked[index] += each * share * minutes


def _courses(terms: Terms, belief: Belief, stages: Sequence[Stage], foresight: Foresight) -> Iterator[_Course]:
    """Yield every way to attempt the drill at no more than three of the stages that have room for it."""
    start = foresight.exam_recall(belief)
    yield _Course(0.0, ())
    ways: list[tuple[Belief, int, tuple[tuple[int, float], ...]]] = [(belief, 0, ())]
    while ways:
        reached, first, spent = ways.pop()
        for index in range(first, len(stages)):
            if stages[index].day <= reached.last:
                continue
            after, recall = foresight.attempt(reached, stages[index].day)
            needed = terms.minutes(reached, recall)
            if needed > stages[index].longest:
                continue
            minutes = (*spent, (index, needed))
            yield _Course(terms.weight * (foresight.exam_recall(after) - start), minutes)
            if len(minutes) < MOST_ATTEMPTS:
                ways.append((after, index + 1, minutes))


def _groups(
    ladder: Sequence[Terms], beliefs: Mapping[str, Belief], foresight: Foresight
) -> list[tuple[int, Terms, Belief]]:
    """Return a few drills that stand for all, new and known, with how many each stands for."""

    def hunger(terms: Terms) -> tuple[float, str]:
        lacking = 1 - foresight.exam_recall(beliefs[terms.id])
        return terms.weight * lacking / terms.passed_minutes, terms.id

    ordered = sorted(ladder, key=hunger)
    new = [terms for terms in ordered if beliefs[terms.id] == NEVER]
    known = [terms for terms in ordered if beliefs[terms.id] != NEVER]
    parts = _parts(new, NEW_GROUPS) + _parts(known, KNOWN_GROUPS)
    return [(len(part), Terms.middle_of(part), beliefs[part[len(part) // 2].id]) for part in parts]


def _parts(ordered: Sequence[Terms], count: int) -> list[Sequence[Terms]]:
    edges = [len(ordered) * n // count for n in range(count + 1)]
    return [ordered[first:end] for first, end in pairwise(edges) if end > first]
