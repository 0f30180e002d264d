"""The index is whole, weighted, and in an order that the files' own order has no say in."""

import random
from pathlib import Path

import pytest
from catalogue_samples import DRILL, put_drill, small_syllabus

from planner.catalogue.index import build_index
from planner.errors import ContentError


def test_an_entry_holds_what_planning_needs(tmp_path: Path) -> None:
    put_drill(tmp_path, "double")
    (entry,) = build_index(tmp_path, small_syllabus())
    assert (entry.id, entry.title, entry.topic) == ("double", "Double a tensor", "basics")
    assert (entry.skills, entry.minutes, entry.requires) == (("tensors",), 2.0, ())
    assert (entry.variant_count, entry.order) == (4, 0)
    assert len(entry.content_hash) == 16
    assert entry.weight == pytest.approx(0.7)


def test_a_skill_is_shared_out_among_its_drills_and_nothing_is_lost(tmp_path: Path) -> None:
    put_drill(tmp_path, "double")
    put_drill(tmp_path, "triple")
    put_drill(tmp_path, "convolve", topic="cnn", skill="conv-pool")
    weights = {entry.id: entry.weight for entry in build_index(tmp_path, small_syllabus())}
    assert weights == pytest.approx({"double": 0.35, "triple": 0.35, "convolve": 0.3})


def test_the_ladder_goes_by_requirement_then_topic_then_fewer_requirements_then_id(tmp_path: Path) -> None:
    put_drill(tmp_path, "b-first")
    put_drill(tmp_path, "c-second")
    put_drill(tmp_path, "a-later", requires='["b-first"]')
    put_drill(tmp_path, "a-early", topic="cnn")
    put_drill(tmp_path, "a-capstone", requires='["a-early", "b-first"]')
    order = [entry.id for entry in build_index(tmp_path, small_syllabus())]
    assert order == ["b-first", "c-second", "a-later", "a-early", "a-capstone"]
    assert [entry.order for entry in build_index(tmp_path, small_syllabus())] == [0, 1, 2, 3, 4]


def test_the_index_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    requires = {"a": "[]", "b": '["f"]', "c": '["a", "e"]', "d": "[]", "e": '["d"]', "f": "[]", "g": '["c", "b"]'}
    seen = []
    for seed in range(5):
        names = sorted(requires)
        random.Random(seed).shuffle(names)
        for name in names:
            put_drill(tmp_path / str(seed), name, requires=requires[name])
        seen.append(build_index(tmp_path / str(seed), small_syllabus()))
    assert all(index == seen[0] for index in seen)


def test_no_drills_make_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing here yet.")
    assert build_index(tmp_path, small_syllabus()) == []


def test_an_id_in_two_topics_is_refused(tmp_path: Path) -> None:
    put_drill(tmp_path, "double")
    put_drill(tmp_path, "double", topic="cnn")
    with pytest.raises(
        ContentError, match=r"drills/cnn/double\.md: 2 topics have a drill 'double': rename all but one"
    ):
        build_index(tmp_path, small_syllabus())


def test_names_that_lead_nowhere_are_refused_all_at_once(tmp_path: Path) -> None:
    put_drill(tmp_path, "double", topic="basic", skill="tensor")
    put_drill(tmp_path, "triple", requires='["duoble"]')
    with pytest.raises(ContentError) as refusal:
        build_index(tmp_path, small_syllabus())
    assert str(refusal.value).split("\n") == [
        "drills/basic/double.md: the topic 'basic' is not in the syllabus: correct it, or add it there. "
        "Did you mean basics?",
        "drills/basic/double.md: the skill 'tensor' is not in the syllabus: correct it, or add it there. "
        "Did you mean tensors?",
        "drills/basics/triple.md: the required drill 'duoble' is not in drills/: correct it, or add it there. "
        "Did you mean double?",
    ]


def test_drills_that_require_each_other_are_refused_with_the_circle(tmp_path: Path) -> None:
    put_drill(tmp_path, "zero")
    put_drill(tmp_path, "one", requires='["three", "zero"]')
    put_drill(tmp_path, "two", requires='["one"]')
    put_drill(tmp_path, "three", requires='["two"]')
    with pytest.raises(ContentError, match=r"drills/basics/one\.md: requires .*, one → three → two → one: take"):
        build_index(tmp_path, small_syllabus())


def test_a_drill_that_requires_itself_is_refused(tmp_path: Path) -> None:
    put_drill(tmp_path, "one", requires='["one"]')
    with pytest.raises(ContentError, match="one → one: take"):
        build_index(tmp_path, small_syllabus())


def test_the_faults_of_every_file_are_told_at_once(tmp_path: Path) -> None:
    put_drill(tmp_path, "good")
    for name in ("bad", "worse"):
        put_drill(tmp_path, name).write_text(DRILL.replace("minutes = 2", "minutes = 0"))
    with pytest.raises(ContentError) as refusal:
        build_index(tmp_path, small_syllabus())
    lines = str(refusal.value).split("\n")
    assert [line.split(":")[0].rsplit("/")[-1] for line in lines] == ["bad.md", "worse.md"]
