"""Is everything sound: the store, the cards against the log, the content, the checker.

It mends nothing but what follows from the log: cards, and minutes summed up.
"""

from dataclasses import dataclass

from planner import paths
from planner.actions.desk import Desk, desk, entries, syllabus_file
from planner.checking.diagnosis import diagnose
from planner.checking.limits_probe import HeldLimit
from planner.domain.memory import Card, Reviewed
from planner.errors import PlannerError
from planner.memory.replay import replay
from planner.store.cards import read_cards, replace_cards
from planner.store.health import check_integrity
from planner.store.minutes import measure_anew
from planner.store.reviews import read_reviews

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Finding:
    """One part looked at: what is wrong with it, nothing where it is sound, and a word on what was seen.

    ``limits``: of the checker, what keeps a learner's run in its bounds on this system.
    """

    part: str
    problems: tuple[str, ...]
    seen: str
    limits: tuple[HeldLimit, ...] = ()


def examine() -> list[Finding]:
    """Look at every part. Raises StoreError where the store can't even be opened."""
    with desk() as at:
        return [_store(at), _cards(at), _content(at), _checker()]


def rebuild() -> int:
    """Put in place what follows from the log, the cards and the minutes summed up; return how many cards."""
    with desk() as at:
        cards = replay(read_reviews(at.store), parameters=at.parameters)
        replace_cards(at.store, cards.values())
        measure_anew(at.store)
        return len(cards)


def _store(at: Desk) -> Finding:
    return Finding("store", tuple(check_integrity(at.store)), str(at.store.path))


def _cards(at: Desk) -> Finding:
    reviews = read_reviews(at.store)
    expected, actual = replay(reviews, parameters=at.parameters), read_cards(at.store)
    wrong = [drill for drill in sorted({*expected, *actual}) if not _same(expected.get(drill), actual.get(drill))]
    problems = [
        f"The card of {drill} doesn't follow from the log: `planner doctor --rebuild` mends it." for drill in wrong
    ]
    return Finding("cards", tuple(problems), f"{len(actual)} cards follow from {len(reviews)} reviews")


def _same(one: Card | None, other: Card | None) -> bool:
    if one is None or other is None or not (isinstance(one.memory, Reviewed) and isinstance(other.memory, Reviewed)):
        return one is other
    near = (
        abs(one.memory.stability - other.memory.stability) <= TOLERANCE * one.memory.stability
        and abs(one.memory.difficulty - other.memory.difficulty) <= TOLERANCE * one.memory.difficulty
    )
    rest = ("last_on", "last_rating", "reviews", "lapses")
    return near and one.due_on == other.due_on and all(getattr(one.memory, k) == getattr(other.memory, k) for k in rest)


def _content(at: Desk) -> Finding:
    try:
        found = entries(at.store)
    except PlannerError as error:
        return Finding("content", (str(error),), str(paths.drills_folder()))
    return Finding("content", (), f"{len(found)} drills in {paths.drills_folder()}, syllabus {syllabus_file(at.store)}")


def _checker() -> Finding:
    found = diagnose()
    return Finding("checker", found.problems, found.seen, found.limits)
