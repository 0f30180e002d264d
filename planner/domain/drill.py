"""A drill: an authored exercise, and the variants that fill in its figures."""

import hashlib
import math
from dataclasses import dataclass
from string import Template

Figure = int | float | str | bool
Variant = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Accept:
    """Another right way to answer, which must pass."""

    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A usual mistake, and the rule that must be the first finding."""

    rule: str
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Drill:
    """One Markdown file, read. Texts still hold ``$name`` where a variant's figure goes.

    ``minutes`` is the time to type the answer from memory once it is known; ``answer`` the names that are
    compared; ``inputs`` for each function among them, Python expressions that give its positional arguments
    as a tuple; ``check`` the code of a ``## Check`` block, empty where the default comparison judges;
    ``limit_seconds`` the wall time that a run may take.
    """

    id: str
    title: str
    topic: str
    skills: tuple[str, ...]
    minutes: float
    answer: tuple[str, ...]
    requires: tuple[str, ...]
    inputs: tuple[tuple[str, tuple[str, ...]], ...]
    figures: tuple[tuple[str, tuple[Figure, ...]], ...]
    prompt: str
    hints: tuple[str, ...]
    given: str
    solution: str
    check: str
    accepts: tuple[Accept, ...]
    rejects: tuple[Reject, ...]
    limit_seconds: float
    content_hash: str

    @property
    def variant_count(self) -> int:
        """How many ways the figures can be filled in."""
        return math.prod(len(values) for _, values in self.figures)

    def variant(self, index: int) -> Variant:
        """Return one point of the product of the figures' lists; the last list varies fastest.

        Raises IndexError outside ``0 <= index < variant_count``.
        """
        if not 0 <= index < self.variant_count:
            raise IndexError(f"{self.id} has variants 0 to {self.variant_count - 1}, not {index}")
        chosen: Variant = {}
        for name, values in reversed(self.figures):
            index, position = divmod(index, len(values))
            chosen[name] = values[position]
        return {name: chosen[name] for name, _ in self.figures}


def fill(text: str, variant: Variant) -> str:
    """Put the variant's figures in the place of their ``$name``; an unknown name raises KeyError."""
    return Template(text).substitute(variant)


def draw_variant(drill_id: str, review_number: int, count: int) -> int:
    """Return the variant that a drill's n-th review asks, counting from 0.

    The walk starts at a place and takes a stride that are both the drill's own, and prime to the count: every
    variant comes once before any comes again, so no two neighbouring reviews ask the same figures.
    """
    seed = int.from_bytes(hashlib.sha256(drill_id.encode()).digest()[:8])
    strides = [stride for stride in range(1, count + 1) if math.gcd(stride, count) == 1]
    return (seed + review_number * strides[seed % len(strides)]) % count
