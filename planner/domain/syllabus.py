"""The exam's document: tasks with their weights, topics a learner types, and skills that can be tested."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One of the exam's kinds of task; ``weight`` in points of 100."""

    id: str
    title: str
    weight: float


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of the syllabus, named as a learner types it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Skill:
    """One testable ability; ``weight`` in points of 100, ``requires`` the skills it builds on."""

    id: str
    title: str
    topic: str
    weight: float
    tasks: tuple[str, ...]
    requires: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Syllabus:
    """A whole syllabus, in the order it is learnt."""

    id: str
    title: str
    tasks: tuple[Task, ...]
    topics: tuple[Topic, ...]
    skills: tuple[Skill, ...]


def drill_weights(syllabus: Syllabus, skills_of: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Return each drill's share of the syllabus weight, 0 to 1, in all at most 1.

    A skill's weight is split evenly among the drills that serve it; a skill that no drill serves is nobody's,
    so the shares add up to the part of the syllabus that the drills cover.
    """
    served: dict[str, int] = {}
    for skills in skills_of.values():
        for skill in skills:
            served[skill] = served.get(skill, 0) + 1
    share = {skill.id: skill.weight / 100 / served[skill.id] for skill in syllabus.skills if skill.id in served}
    return {drill: sum(share.get(skill, 0.0) for skill in skills) for drill, skills in skills_of.items()}
