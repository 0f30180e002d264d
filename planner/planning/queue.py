"""One day's queue: what to study, in which order, and why each, within the day's minutes.

What failed today comes first, then what is new, then reviews; topics take turns, and nothing new comes before
what it requires. The plan over the weeks chooses each day's attempts with the same function, so that plan and
queue can't disagree.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain.calendar import Calendar
from planner.domain.library import Entry
from planner.domain.queue import Kind, QueueEntry
from planner.planning.belief import NEVER
from planner.planning.day import Choice, Outset, choices_on, outset
from planner.planning.interleave import in_turn, interleaved
from planner.planning.learner import Learner
from planner.planning.stages import minutes_for_drills
from planner.planning.terms import Terms
from planner.planning.value import Offer


def queue_for(
    calendar: Calendar,
    day: date,
    entries: Iterable[Entry],
    learner: Learner,
    done_minutes: float = 0.0,
) -> tuple[QueueEntry, ...]:
    """Return the queue that the calendar has room for on ``day``, once ``done_minutes`` of it are spent.

    The cards say what is done: a drill attempted on ``day`` is not asked again, one failed on it is to be
    relearnt. The result does not depend on the order of ``entries``.
    """
    return queue_from(outset(calendar, day, tuple(entries), learner), day, done_minutes)


def queue_from(at: Outset, day: date, done_minutes: float = 0.0) -> tuple[QueueEntry, ...]:
    """Return the day's queue from an outset of that very day."""
    minutes = minutes_for_drills(at.calendar, day) - done_minutes
    return queue_of(at, day, choices_on(day, at, at.beliefs, minutes))


def queue_of(at: Outset, day: date, choices: Sequence[Choice]) -> tuple[QueueEntry, ...]:
    """Put a day's choices in order, with the reason for each."""
    why = _Reasons(at, day)
    return tuple(
        QueueEntry(offer.terms.id, kind, offer.minutes, offer.recall, why.of(kind, offer))
        for kind, offer in arranged(choices)
    )


def arranged(choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices in the order to work through them."""
    relearn = interleaved([choice for choice in choices if choice[0] is Kind.RELEARN], _topic, None)
    new = in_turn([choice for choice in choices if choice[0] is Kind.NEW], _terms, _last_topic(relearn))
    reviews = [choice for choice in choices if choice[0] is Kind.REVIEW]
    return relearn + new + interleaved(reviews, _topic, _last_topic(relearn + new))


class _Reasons:
    """Why each attempt is asked, in plain words with its own figures."""

    def __init__(self, at: Outset, day: date) -> None:
        self._at = at
        self._exam_on = at.calendar.exam_on if at.calendar.exam_on > day else None
        self._unmet = [terms for terms in at.ladder if at.beliefs[terms.id] == NEVER]

    def of(self, kind: Kind, offer: Offer) -> str:
        if kind is Kind.RELEARN:
            return "failed today"
        points = _points(offer.gain)
        if kind is Kind.NEW:
            opened = opened_by(offer.terms.id, self._unmet)
            opens = f"opens {opened} drill{'s' if opened > 1 else ''}, " if opened else ""
            return f"new: {opens}{points}"
        if self._exam_on is None:
            return f"due: recall down to {100 * offer.recall:.0f} %"
        without = self._at.scales.foresight.exam_recall(self._at.beliefs[offer.terms.id])
        return f"{100 * without:.0f} % by {self._exam_on:%b} {self._exam_on.day} without it: {points}"


def opened_by(drill: str, unmet: Sequence[Terms]) -> int:
    """Return how many of the unmet drills require ``drill``, directly or through others."""
    opened = {drill}
    while further := {terms.id for terms in unmet if terms.id not in opened and not opened.isdisjoint(terms.requires)}:
        opened |= further
    return len(opened) - 1


def _points(gain: float) -> str:
    points = 100 * gain
    return f"+{points:.1f} points" if points >= 0.95 else f"+{points:.2f} points"


def _terms(choice: Choice) -> Terms:
    return choice[1].terms


def _topic(choice: Choice) -> str:
    return choice[1].terms.topic


def _last_topic(choices: Sequence[Choice]) -> str | None:
    return _topic(choices[-1]) if choices else None
