"""Finding drills: by id, by topic, with their figures filled in; what `list` and `show` report."""

from dataclasses import dataclass
from datetime import date

from planner import paths
from planner.actions.desk import Desk
from planner.catalogue.files import find_drill
from planner.catalogue.reader import read_drill
from planner.domain.drill import Drill, Variant, draw_variant, fill
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating, Reviewed
from planner.errors import UsageError
from planner.near import did_you_mean
from planner.store.reviews import count_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of `planner list`; ``state`` is new, learning (last rated Again) or known."""

    entry: Entry
    state: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A drill with one variant's figures filled in."""

    drill: Drill
    variant_index: int
    variant: Variant
    prompt: str
    given: str
    solution: str
    hints: tuple[str, ...]


def listed(at: Desk, topic: str | None) -> list[Listed]:
    """Return the drills of a topic, or all. Raises UsageError for an unknown topic."""
    if topic is not None:
        known_topic(at, topic)
    rows = [(entry, at.cards.get(entry.id)) for entry in at.entries if topic in (None, entry.topic)]
    return [Listed(entry, _state(card), card.due_on if card else None) for entry, card in rows]


def _state(card: Card | None) -> str:
    match card.memory if card else New():
        case Reviewed(last_rating=Rating.AGAIN):
            return "learning"
        case Reviewed():
            return "known"
        case _:
            return "new"


def known_topic(at: Desk, name: str) -> str:
    """Return the topic, or raise UsageError with near names."""
    if name in at.topics:
        return name
    raise UsageError(f"There is no topic {name!r}.{did_you_mean(name, at.topics)} Topics: {', '.join(at.topics)}.")


def known_entry(at: Desk, drill_id: str) -> Entry:
    """Return a drill's entry, or raise UsageError with near names."""
    if drill_id in at.by_id:
        return at.by_id[drill_id]
    raise UsageError(
        f"There is no drill {drill_id!r}.{did_you_mean(drill_id, at.by_id)} `planner list` shows them all."
    )


def unknown_target(at: Desk, name: str) -> UsageError:
    """Return the error for a target that is neither a drill nor a topic."""
    near = did_you_mean(name, [*at.topics, *at.by_id])
    return UsageError(f"There is no drill and no topic {name!r}.{near} `planner list` shows them all.")


def next_variant(at: Desk, entry: Entry) -> int:
    """Return the variant that the drill's next attempt asks."""
    return draw_variant(entry.id, count_of(at.store, entry.id), entry.variant_count)


def shown(at: Desk, drill_id: str, variant_index: int | None = None) -> Shown:
    """Read a drill and fill in a variant, the next attempt's unless one is named.

    Raises UsageError for an unknown drill or variant, ContentError for a drill that can't be read.
    """
    entry = known_entry(at, drill_id)
    drill = read_drill(find_drill(paths.drills_folder(), entry.id))
    index = next_variant(at, entry) if variant_index is None else variant_index
    if not 0 <= index < drill.variant_count:
        last = drill.variant_count - 1
        raise UsageError(f"{drill_id} has no variant {index}: choose one from 0 to {last}.")
    return filled(drill, index)


def filled(drill: Drill, index: int) -> Shown:
    """Fill in a variant that the drill has."""
    variant = drill.variant(index)
    return Shown(
        drill=drill,
        variant_index=index,
        variant=variant,
        prompt=fill(drill.prompt, variant),
        given=fill(drill.given, variant),
        solution=fill(drill.solution, variant),
        hints=tuple(fill(hint, variant) for hint in drill.hints),
    )
