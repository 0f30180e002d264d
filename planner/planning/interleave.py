"""Topics in turn: two drills of one topic follow each other only where it can't be helped.

Changing the kind of task makes each answer a choice again rather than a repetition. Order within a topic is kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from planner.planning.terms import Terms

_T = TypeVar("_T")


def in_turn(items: Sequence[_T], terms_of: Callable[[_T], Terms], previous_topic: str | None) -> list[_T]:
    """Return new drills in an order that keeps each after what it requires, changing the topic where it can.

    The order given need only be possible: an item comes next if it is the first one that is ready and changes the
    topic; any topic where none changes it.
    """
    waiting = list(items)
    blocking = {terms_of(item).id for item in items}
    arranged: list[_T] = []
    while waiting:
        ready = [item for item in waiting if blocking.isdisjoint(terms_of(item).requires)]
        chosen = next((item for item in ready if terms_of(item).topic != previous_topic), ready[0])
        waiting.remove(chosen)
        blocking.remove(terms_of(chosen).id)
        arranged.append(chosen)
        previous_topic = terms_of(chosen).topic
    return arranged


def interleaved(items: Iterable[_T], topic_of: Callable[[_T], str], previous_topic: str | None) -> list[_T]:
    """Return the items with neighbours of different topics wherever an order allows it.

    The first item of another topic comes next, unless one topic makes up more than half of what is left: then
    that one has to, or it would end up next to itself.
    """
    waiting: list[_T] = list(items)
    arranged: list[_T] = []
    while waiting:
        topic = _next_topic([topic_of(item) for item in waiting], previous_topic)
        chosen = next(item for item in waiting if topic_of(item) == topic)
        waiting.remove(chosen)
        arranged.append(chosen)
        previous_topic = topic
    return arranged


def _next_topic(waiting: Sequence[str], previous_topic: str | None) -> str:
    """Return the topic that comes next, of the topics of all items that wait."""
    commonest, count = Counter(waiting).most_common(1)[0]
    if 2 * count > len(waiting) and commonest != previous_topic:
        return commonest
    return next((topic for topic in waiting if topic != previous_topic), waiting[0])
