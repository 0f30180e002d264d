"""What planning needs to know of a drill, without reading its file: a row of the index."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A drill as the plan sees it.

    ``weight`` is its share of the syllabus weight (0 to 1), ``order`` its place in the ladder: all entries in
    that order keep every drill after what it requires.
    """

    id: str
    title: str
    topic: str
    skills: tuple[str, ...]
    minutes: float
    requires: tuple[str, ...]
    variant_count: int
    content_hash: str
    weight: float
    order: int
