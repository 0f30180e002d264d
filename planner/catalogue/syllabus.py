"""A syllabus: one TOML file of tasks, topics and weighted skills, read into `domain.syllabus.Syllabus`.

A syllabus that is returned is whole: ids are unique, every reference leads somewhere, no skill requires
itself by any path, and tasks and skills each weigh 100 points. Knows nothing of drills.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.catalogue.fields import Table
from planner.catalogue.order import find_cycle
from planner.catalogue.problems import Problems, shown
from planner.catalogue.source import decode, parse_toml, read_bytes
from planner.domain.syllabus import Skill, Syllabus, Task, Topic
from planner.errors import ContentError
from planner.near import did_you_mean

FORMAT_VERSION = 1
_LIMIT_BYTES = 5_000_000
_POINTS = 100
# The points that weights rounded to three decimals may be off by in all.
_TOLERANCE = 0.01


def read_syllabus(path: Path) -> Syllabus:
    """Read and validate a syllabus file.

    Raises ContentError that names the file and, for each fault, the key, its value and the remedy.
    """
    name = str(path)
    text = decode(read_bytes(path, name, _LIMIT_BYTES), name)
    if not text.strip():
        raise ContentError(
            f"{name}: is empty. Begin with format_version = {FORMAT_VERSION}, id and title, "
            "then add [[tasks]], [[topics]] and [[skills]]."
        )
    document = parse_toml(text, name)
    _check_version(document.pop("format_version", None), name)
    problems = Problems(name)
    syllabus = _build(Table(document, problems))
    problems.raise_any()
    _check_references(syllabus, problems)
    _check_weights(syllabus, problems)
    problems.raise_any()
    return syllabus


def _check_version(version: object, name: str) -> None:
    if version is None:
        raise ContentError(f"{name}: format_version is missing: add format_version = {FORMAT_VERSION}.")
    if isinstance(version, bool) or version != FORMAT_VERSION:
        raise ContentError(
            f"{name}: format_version is {shown(version)}, and this planner reads {FORMAT_VERSION}: "
            "upgrade planner, or correct the number."
        )


def _build(document: Table) -> Syllabus:
    syllabus = Syllabus(
        id=document.identifier("id"),
        title=document.text("title"),
        tasks=tuple(_task(table) for table in document.tables("tasks")),
        topics=tuple(_topic(table) for table in document.tables("topics")),
        skills=tuple(_skill(table) for table in document.tables("skills")),
    )
    document.finish()
    return syllabus


def _task(table: Table) -> Task:
    task = Task(id=table.identifier("id"), title=table.text("title"), weight=table.number("weight", most=_POINTS))
    table.finish()
    return task


def _topic(table: Table) -> Topic:
    topic = Topic(id=table.identifier("id"), title=table.text("title"))
    table.finish()
    return topic


def _skill(table: Table) -> Skill:
    skill = Skill(
        id=table.identifier("id"),
        title=table.text("title"),
        topic=table.identifier("topic"),
        weight=table.number("weight", most=_POINTS),
        tasks=table.identifiers("tasks", needed=True),
        requires=table.identifiers("requires", needed=False),
    )
    table.finish()
    return skill


def _check_references(syllabus: Syllabus, problems: Problems) -> None:
    tasks = _unique("tasks", [task.id for task in syllabus.tasks], problems)
    topics = _unique("topics", [topic.id for topic in syllabus.topics], problems)
    skills = _unique("skills", [skill.id for skill in syllabus.skills], problems)
    for number, skill in enumerate(syllabus.skills):
        where = f"skills[{number}]"
        _known(f"{where}.topic", "topic", [skill.topic], topics, problems)
        _known(f"{where}.tasks", "task", skill.tasks, tasks, problems)
        _known(f"{where}.requires", "skill", skill.requires, skills, problems)
    cycle = find_cycle({skill.id: skill.requires for skill in syllabus.skills})
    if cycle:
        number = next(n for n, skill in enumerate(syllabus.skills) if skill.id == cycle[0])
        problems.add(f"skills[{number}].requires goes round in a circle, {' → '.join(cycle)}: take one of these out.")


def _unique(key: str, ids: Sequence[str], problems: Problems) -> set[str]:
    first: dict[str, int] = {}
    for number, name in enumerate(ids):
        if name in first:
            problems.add(f"{key}[{number}].id is {name!r}, and so is {key}[{first[name]}].id: rename one of them.")
        first.setdefault(name, number)
    return set(first)


def _known(key: str, kind: str, names: Iterable[str], known: set[str], problems: Problems) -> None:
    for name in names:
        if name not in known:
            problems.add(
                f"{key} names the {kind} {shown(name)}, which is not in [[{kind}s]]: "
                f"add it there or correct the name.{did_you_mean(name, known)}"
            )


def _check_weights(syllabus: Syllabus, problems: Problems) -> None:
    for key, weights in (
        ("tasks", [task.weight for task in syllabus.tasks]),
        ("skills", [skill.weight for skill in syllabus.skills]),
    ):
        total = math.fsum(weights)
        if abs(total - _POINTS) > _TOLERANCE:
            problems.add(
                f"{key}.weight adds up to {total:.3f}, not {_POINTS}: "
                f"change the weights by {_POINTS - total:+.3f} in all."
            )
