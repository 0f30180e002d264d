"""The attempts that a day is given to, out of all that could be made on it.

What failed on the day comes first. Then, on the way to an exam, what is worth most by the minute. After the exam,
or long before it, memories are kept up instead: what has fallen below the desired retention, faintest first, and
new drills in the minutes left. Planned minutes never exceed those given.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.memory import Rating, Reviewed
from planner.domain.queue import Kind
from planner.memory.fsrs import DESIRED_RETENTION
from planner.planning.belief import NEVER, Belief, Foresight, belief_of
from planner.planning.learner import Learner
from planner.planning.picking import picked
from planner.planning.prices import stage_prices
from planner.planning.readiness import memory_of
from planner.planning.stages import HORIZON_DAYS, stages_from
from planner.planning.terms import Terms, ladder_of
from planner.planning.value import Offer, Scales
from planner.planning.waiting import crowded_out

UPKEEP_DAYS = 30  # after the exam, memories are kept for the month to come

Choice = tuple[Kind, Offer]


@dataclass(frozen=True, slots=True)
class Outset:
    """Where a plan starts from: the drills' terms, what is believed of each, and the scales to weigh them on."""

    calendar: Calendar
    ladder: tuple[Terms, ...]
    beliefs: Mapping[str, Belief]
    failed_on: Mapping[str, int]
    scales: Scales


def outset(calendar: Calendar, since: date, entries: Sequence[Entry], learner: Learner) -> Outset:
    """Look at everything once, as it is on the morning of ``since``."""
    ladder = ladder_of(entries, learner.pace)
    memories = {terms.id: memory_of(terms.id, learner.cards) for terms in ladder}
    beliefs = {drill: belief_of(memory) for drill, memory in memories.items()}
    exam_on = calendar.exam_on.toordinal()
    aim = exam_on if calendar.exam_on > since else since.toordinal() + UPKEEP_DAYS
    foresight = Foresight(aim, learner.parameters)
    stages = stages_from(calendar, since)
    failed_on = {
        drill: memory.last_on.toordinal()
        for drill, memory in memories.items()
        if isinstance(memory, Reviewed) and memory.last_rating is Rating.AGAIN
    }
    scales = Scales(foresight, stages, stage_prices(ladder, beliefs, stages, foresight))
    return Outset(calendar, ladder, beliefs, failed_on, scales)


def choices_on(day: date, at: Outset, beliefs: Mapping[str, Belief], minutes: float) -> list[Choice]:
    """Return the attempts of ``day`` within ``minutes``, in the order they were chosen."""
    if minutes <= 0:
        return []
    relearn = list(_fitting(_failed(day, at, beliefs), minutes))
    left = minutes - sum(offer.minutes for _, offer in relearn)
    on = day.toordinal()
    open_ones = [terms for terms in at.ladder if beliefs[terms.id].last < on]
    reviews = [at.scales.offer(terms, beliefs[terms.id], on) for terms in open_ones if beliefs[terms.id] != NEVER]
    new = [at.scales.offer(terms, NEVER, on) for terms in open_ones if beliefs[terms.id] == NEVER]
    if not 0 < (at.calendar.exam_on - day).days <= HORIZON_DAYS:
        return relearn + _kept_up(reviews, new, left)

    def worth(offer: Offer) -> float:
        return at.scales.advantage(offer, beliefs[offer.terms.id], on)

    chosen = picked(reviews, new, left, worth)
    names = {offer.terms.id for offer in chosen}
    waiting = [offer for offer in reviews if offer.terms.id not in names]
    chosen += crowded_out(waiting, left - sum(offer.minutes for offer in chosen), at.scales, beliefs, on)
    return relearn + [_named(offer, beliefs) for offer in chosen]


def _named(offer: Offer, beliefs: Mapping[str, Belief]) -> Choice:
    return (Kind.NEW if beliefs[offer.terms.id] == NEVER else Kind.REVIEW, offer)


def _failed(day: date, at: Outset, beliefs: Mapping[str, Belief]) -> Iterator[Choice]:
    """Yield what failed on the very day: its recall is fresh, so the minutes are those of a pass."""
    for terms in at.ladder:
        if at.failed_on.get(terms.id) == day.toordinal():
            belief = beliefs[terms.id]
            after, recall = at.scales.foresight.attempt(belief, day.toordinal())
            gained = at.scales.foresight.exam_recall(after) - at.scales.foresight.exam_recall(belief)
            yield Kind.RELEARN, Offer(terms, terms.weight * gained, terms.passed_minutes, recall, after)


def _kept_up(reviews: Sequence[Offer], new: Sequence[Offer], minutes: float) -> list[Choice]:
    due = sorted((offer for offer in reviews if offer.recall < DESIRED_RETENTION), key=lambda offer: offer.recall)
    kept = list(_fitting(((Kind.REVIEW, offer) for offer in due), minutes))
    left = minutes - sum(offer.minutes for _, offer in kept)
    begun = picked([], new, left, lambda offer: offer.gain)
    return kept + [(Kind.NEW, offer) for offer in begun]


def _fitting(choices: Iterator[Choice], minutes: float) -> Iterator[Choice]:
    """Yield what fits into the minutes, in the order given; one too long is passed over."""
    for kind, offer in choices:
        if offer.minutes <= minutes:
            minutes -= offer.minutes
            yield kind, offer
