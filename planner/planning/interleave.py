"""Topics in turn: two drills of one topic follow each other only where it can't be helped.

Changing the kind of task makes each answer a choice again rather than a repetition. Order within a topic is kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from planner.domain.library import Entry

_T = TypeVar("_T")


def first_of_another_topic(ready: Sequence[Entry], previous_topic: str | None) -> Entry:
    """Return the first entry that changes the topic, the first of all where none does."""
    return next((entry for entry in ready if entry.topic != previous_topic), ready[0])


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
