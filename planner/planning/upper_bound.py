"""The most that any schedule could reach on exam day: a certificate beside the plan's own readiness.

With any prices on the minutes of the days, no plan within the minutes brings more than this: each drill attempted
as suits it best, minutes paid at their price, and all the minutes there are sold at it (the Lagrangian bound). It
holds for every schedule fixed ahead on the same beliefs that the plan is made on; requirements are waived, and a
new drill that has had five attempts, or a known one two, is granted the highest recall there is for one more.
Prices close to those that balance the plan make it tight.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from planner.planning.belief import NEVER, Belief
from planner.planning.ceiling import recall_ceiling
from planner.planning.day import Outset
from planner.planning.prices import LEAST_WEIGHT
from planner.planning.stages import HORIZON_DAYS, minutes_for_drills
from planner.planning.terms import Terms

NEW_ATTEMPTS = 5
KNOWN_ATTEMPTS = 2
MOST_LOOKED = 2000  # ways: one attempt more takes about six times as many
MANY_KNOWN = 300  # beliefs: with more of them, each is looked at for one attempt ahead only
GRID_STEP = 1.3  # between the weights per minute for which new drills are worked out


@dataclass(frozen=True, slots=True)
class _Day:
    """An open day, what a minute of it costs, and the least that a minute costs from then on."""

    on: int
    price: float
    least_from_here: float


def upper_bound(at: Outset, today: date, done_minutes: float = 0.0) -> float:
    """Return a readiness on exam day, 0 to 1, that no schedule within the minutes from ``today`` exceeds."""
    exam_on = at.calendar.exam_on
    if (exam_on - today).days > HORIZON_DAYS:
        return 1.0
    minutes = {day: minutes_for_drills(at.calendar, day) for day in at.calendar.study_days(today)}
    if today in minutes:
        minutes[today] -= done_minutes
    open_days = {day: left for day, left in minutes.items() if left > 0}
    return _bound(at, open_days)


def _bound(at: Outset, minutes: dict[date, float]) -> float:
    prices = [_price_on(at, day.toordinal()) for day in minutes]
    days = [
        _Day(day.toordinal(), price, min(prices[n:]))
        for n, (day, price) in enumerate(zip(minutes, prices, strict=True))
    ]
    sold = sum(price * left for price, left in zip(prices, minutes.values(), strict=True))
    return min(sold + _drills_at_their_best(at, days), 1.0)


def _price_on(at: Outset, day: int) -> float:
    """Return the price of a minute on a day: that of its stage, drawn to the neighbours' as the day is near them."""
    priced = at.scales.priced
    place = bisect_right(priced, day, key=lambda pair: pair[0].day)
    if place in {0, len(priced)}:
        return priced[min(place, len(priced) - 1)][1]
    (earlier, price_before), (later, price_after) = priced[place - 1], priced[place]
    share = (day - earlier.day) / (later.day - earlier.day)
    return price_before + share * (price_after - price_before)


def _drills_at_their_best(at: Outset, days: Sequence[_Day]) -> float:
    """Return the sum over all drills of the most that each brings, its minutes paid."""
    known = [terms for terms in at.ladder if at.beliefs[terms.id] != NEVER]
    unmet = [terms for terms in at.ladder if at.beliefs[terms.id] == NEVER]
    new = [terms for terms in unmet if terms.weight > LEAST_WEIGHT]
    beliefs = {at.beliefs[terms.id] for terms in known}
    attempts = KNOWN_ATTEMPTS if len(beliefs) <= MANY_KNOWN else 1
    ceiling = recall_ceiling(_strongest(beliefs), [day.on for day in days], at.scales.foresight) if known else 1.0
    seen: dict[tuple[object, ...], float] = {}
    total = _new_at_their_best(at, new, days)
    total += sum(terms.weight for terms in unmet if terms.weight <= LEAST_WEIGHT)
    for terms in known:
        belief = at.beliefs[terms.id]
        key = (belief, terms.weight, terms.passed_minutes, terms.failed_minutes)
        if key not in seen:
            seen[key] = _Search(at, terms, days, (attempts, ceiling)).best_from(belief)
        total += seen[key]
    return total


def _strongest(beliefs: set[Belief]) -> Belief:
    """Return a belief that is in every way at least as strong as each of these."""
    return NEVER._replace(
        last=min(belief.last for belief in beliefs),
        held=1.0,
        held_stability=max(belief.held_stability for belief in beliefs),
        held_difficulty=min(belief.held_difficulty for belief in beliefs),
    )


def _new_at_their_best(at: Outset, new: Sequence[Terms], days: Sequence[_Day]) -> float:
    """Return the same for drills never attempted, which differ in weight and minutes only.

    What one of them brings is a convex function of its weight, everything else being equal, so a straight line
    between two weights lies above it: a few weights per minute are worked out, and lines drawn between them.
    """
    if not new:
        return 0.0
    unit = min(new, key=lambda terms: terms.new_minutes)
    scales = {terms.id: _size(terms, unit) for terms in new}
    densities = [terms.weight / scales[terms.id] for terms in new]
    low, high = min(densities), max(densities)

    ceiling = recall_ceiling(NEVER, [day.on for day in days], at.scales.foresight)

    @cache
    def best(density: float) -> float:
        return _Search(at, unit.weighing(density), days, (NEW_ATTEMPTS, ceiling)).best_from(NEVER)

    total = 0.0
    for terms, density in zip(new, densities, strict=True):
        below, above = _neighbours(density, low, high)
        share = (density - below) / (above - below) if above > below else 0.0
        total += scales[terms.id] * ((1 - share) * best(below) + share * best(above))
    return total


def _size(terms: Terms, unit: Terms) -> float:
    """Return how many times the unit's minutes the drill takes at least, whichever way its attempts go."""
    return min(
        terms.new_minutes / unit.new_minutes,
        terms.passed_minutes / unit.passed_minutes,
        terms.failed_minutes / unit.failed_minutes,
    )


def _neighbours(density: float, low: float, high: float) -> tuple[float, float]:
    """Return the grid's values around ``density``; the grid starts at a twentieth of the highest."""
    start = max(low, high / 20)
    if density < start:
        return low, start
    below = start
    while below * GRID_STEP <= density:
        below *= GRID_STEP
    return below, min(below * GRID_STEP, high) if below < high else below


class _Search:
    """Every way to attempt one drill on the days, those left out that can't beat what was found."""

    def __init__(self, at: Outset, terms: Terms, days: Sequence[_Day], most: tuple[int, float]) -> None:
        self._foresight = at.scales.foresight
        self._terms = terms
        self._days = days
        self._most_attempts, ceiling = most
        self._attempts = self._looked = 0
        self._ceiling = terms.weight * ceiling
        self._best = 0.0

    def best_from(self, belief: Belief) -> float:
        """Return the most that the drill brings from here on, looking further ahead while that is soon done."""
        alone = self._terms.weight * self._foresight.exam_recall(belief)
        least = max(alone, self._ceiling)
        for attempts in range(1, self._most_attempts + 1):
            self._attempts, self._best, self._looked = attempts, alone, 0
            self._look(belief, 0, 0.0, 0)
            least = min(least, self._best)
            if self._looked > MOST_LOOKED:
                break
        return least

    def _look(self, belief: Belief, first: int, paid: float, attempts: int) -> None:
        terms, foresight = self._terms, self._foresight
        least = terms.new_minutes if belief == NEVER else terms.passed_minutes
        for place in range(first, len(self._days)):
            day = self._days[place]
            if self._ceiling - paid - day.least_from_here * least <= self._best:
                return
            if day.on <= belief.last or self._ceiling - paid - day.price * least <= self._best:
                continue
            if attempts == self._attempts:
                self._best = self._ceiling - paid - day.price * least
                continue
            self._looked += 1
            after, recall = foresight.attempt(belief, day.on)
            spent = paid + day.price * terms.minutes(belief, recall)
            self._best = max(self._best, terms.weight * foresight.exam_recall(after) - spent)
            self._look(after, place + 1, spent, attempts + 1)
