"""What a rule is: a kind of mistake that a learner can make, and learn from, again and again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of mistake: permanent ``id``, a short ``title``, ``help`` in a sentence or two, and an example.

    ``wrong`` and ``right`` are the few lines that show it: the mistake, and the same lines without it.
    """

    id: str
    title: str
    help: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that belong together, under one heading."""

    title: str
    rules: tuple[Rule, ...]
