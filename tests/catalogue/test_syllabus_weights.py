"""The syllabus that ships: its weights follow from its tasks, and its skills from what they require."""

import re
from fractions import Fraction

import pytest

from planner.catalogue.syllabus import read_syllabus
from planner.domain.syllabus import Syllabus
from planner.paths import default_syllabus


@pytest.fixture(scope="module")
def syllabus() -> Syllabus:
    return read_syllabus(default_syllabus())


def test_the_syllabus_has_5_tasks_12_topics_and_52_skills(syllabus: Syllabus) -> None:
    assert [task.weight for task in syllabus.tasks] == [10, 15, 20, 25, 30]
    assert (len(syllabus.topics), len(syllabus.skills)) == (12, 52)
    assert {skill.topic for skill in syllabus.skills} == {topic.id for topic in syllabus.topics}


def test_weights_are_the_tasks_points_shared_out_and_rounded_to_exactly_100(syllabus: Syllabus) -> None:
    share = _shares(syllabus)
    exact = [sum((share[task] for task in skill.tasks), Fraction()) * 1000 for skill in syllabus.skills]
    assert sum(exact) == 100_000
    rounded = [int(thousandths) for thousandths in exact]
    left = 100_000 - sum(rounded)
    # Largest remainder; sorted() is stable, so on a tie the earlier skill goes first.
    for place in sorted(range(len(exact)), key=lambda place: rounded[place] - exact[place])[:left]:
        rounded[place] += 1
    assert [round(skill.weight * 1000) for skill in syllabus.skills] == rounded
    assert sum(rounded) == 100_000


def test_the_head_of_the_file_shows_the_same_arithmetic(syllabus: Syllabus) -> None:
    head = default_syllabus().read_text(encoding="utf-8").split("format_version")[0]
    rows = re.findall(r"^#   (\w+) +(\d+) +(\d+) +\d+ / \d+ = ([\d.]+)$", head, re.MULTILINE)
    counts = {task.id: _served(syllabus, task.id) for task in syllabus.tasks}
    shares = _shares(syllabus)
    assert rows == [
        (task.id, f"{task.weight:g}", str(counts[task.id]), f"{float(shares[task.id]):.6f}") for task in syllabus.tasks
    ]


def test_no_skill_requires_one_that_is_learnt_later(syllabus: Syllabus) -> None:
    seen: set[str] = set()
    for skill in syllabus.skills:
        assert set(skill.requires) <= seen, skill.id
        seen.add(skill.id)


def test_skills_stand_in_the_order_of_their_topics(syllabus: Syllabus) -> None:
    assert list(dict.fromkeys(skill.topic for skill in syllabus.skills)) == [topic.id for topic in syllabus.topics]


def _served(syllabus: Syllabus, task: str) -> int:
    return sum(task in skill.tasks for skill in syllabus.skills)


def _shares(syllabus: Syllabus) -> dict[str, Fraction]:
    return {task.id: Fraction(task.weight) / _served(syllabus, task.id) for task in syllabus.tasks}
