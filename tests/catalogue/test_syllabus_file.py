"""A syllabus is read whole, or refused with the key, its value and the remedy."""

from pathlib import Path

import pytest
from catalogue_samples import SYLLABUS, small_syllabus

from planner.catalogue.syllabus import read_syllabus
from planner.errors import ContentError

# ruff: noqa: E501 - a table, one fault a line
SECOND_SKILL = 'id = "conv-pool"'
FAULTS = [
    ("format_version = 1", "", "format_version is missing: add format_version = 1."),
    ("format_version = 1", "format_version = 2", "format_version is 2, and this planner reads 1: upgrade planner"),
    ("format_version = 1", "format_version = true", "format_version is True, and this planner reads 1"),
    ("format_version = 1", 'format_version = "1"', "format_version is '1'"),
    ('title = "A small syllabus"\n', "", "title is missing: add it, a string."),
    ('title = "Images"\n', "", "tasks[1].title is missing: add it, a string."),
    ('title = "Images"', 'title = "Images"\nwieght = 1', "tasks[1].wieght is not a known key: remove it."),
    ('weight = 60', "wieght = 60", "tasks[1].wieght is not a known key: remove it. Did you mean weight?"),
    ('title = "A small syllabus"', 'title = "A"\nauthor = "me"', "author is not a known key: remove it."),
    ("weight = 60", 'weight = "60"', "tasks[1].weight is '60': write a number."),
    ("weight = 60", "weight = 50", "tasks.weight adds up to 90.000, not 100: change the weights by +10.000 in all."),
    ("weight = 30.0", "weight = 30.02", "skills.weight adds up to 100.020, not 100"),
    ("weight = 30.0", "weight = 0", "skills[1].weight is 0: write a number above 0, 100 at most."),
    ("weight = 30.0", "weight = -30", "skills[1].weight is -30: write a number above 0"),
    ("weight = 30.0", "weight = nan", "skills[1].weight is nan: write a number above 0"),
    ("weight = 30.0", "weight = inf", "skills[1].weight is inf: write a number above 0, 100 at most."),
    (SECOND_SKILL, 'id = "tensors"', "skills[1].id is 'tensors', and so is skills[0].id: rename one of them."),
    ('[[topics]]\nid = "cnn"', '[[topics]]\nid = "basics"', "topics[1].id is 'basics', and so is topics[0].id"),
    ('id = "images"', 'id = "basic"', "tasks[1].id is 'basic', and so is tasks[0].id"),
    (SECOND_SKILL, 'id = "Conv pool"', "skills[1].id is 'Conv pool': write lowercase letters and digits"),
    ('topic = "cnn"', 'topic = "cnns"', "skills[1].topic names the topic 'cnns', which is not in [[topics]]"),
    ('topic = "cnn"', 'topic = "cnns"', "correct the name. Did you mean cnn?"),
    ('tasks = ["images"]', 'tasks = ["image"]', "skills[1].tasks names the task 'image', which is not in [[tasks]]"),
    ('tasks = ["images"]', "tasks = []", "skills[1].tasks is empty: name at least one."),
    ('tasks = ["images"]', 'tasks = "images"', "skills[1].tasks is 'images': write a list."),
    ('tasks = ["images"]', 'tasks = ["images", "images"]', "skills[1].tasks holds 'images' twice: name it once."),
    ('requires = ["tensors"]', 'requires = ["tensor"]', "skills[1].requires names the skill 'tensor'"),
    ('requires = ["tensors"]', 'requires = ["conv-pool"]', "goes round in a circle, conv-pool → conv-pool: take one"),
    ('tasks = ["basic", "images"]', 'tasks = ["basic"]\nrequires = ["conv-pool"]', "skills[1].requires goes round in a circle, conv-pool → tensors → conv-pool"),
    (SYLLABUS[SYLLABUS.index("[[topics]]") :], "skills = [1]", "topics is missing: add it, a list."),
    (SYLLABUS[SYLLABUS.index("[[tasks]]") :], "skills = [1]", "skills[0] is 1: write a table, under [[skills]]."),
    ("weight = 60", "weight = 60 60", "is not valid TOML: Expected newline"),
    ("weight = 60", "weight = " + "[" * 5000, "is not valid TOML: it is nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), FAULTS)
def test_a_fault_is_refused_with_its_key_value_and_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert SYLLABUS.count(old) == 1
    path = tmp_path / "mine.toml"
    path.write_text(SYLLABUS.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        read_syllabus(path)
    assert message in str(refusal.value)
    assert all(line.startswith(f"{path}: ") for line in str(refusal.value).split("\n"))


@pytest.mark.parametrize("form", [SYLLABUS, SYLLABUS.replace("\n", "\r\n"), "\ufeff" + SYLLABUS])
def test_a_sound_syllabus_is_read_whole(tmp_path: Path, form: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(form.encode())
    assert read_syllabus(path) == small_syllabus()


def test_weights_may_be_off_by_what_rounding_leaves(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SYLLABUS.replace("weight = 30.0", "weight = 30.009"))
    assert read_syllabus(path).skills[1].weight == 30.009


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SYLLABUS.replace("weight = 60", "weight = 0").replace('topic = "cnn"', "topic = 1"))
    with pytest.raises(ContentError) as refusal:
        read_syllabus(path)
    assert len(str(refusal.value).split("\n")) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty. Begin with format_version = 1, id and title"),
        (b" \n\n", "is empty"),
        (b"# only a comment\n", "format_version is missing"),
        (b'title = "\xe4"', "is not UTF-8 (byte 0xe4). Save the file as UTF-8."),
        (b"\x00\x01\x02", "is not valid TOML"),
        (b"#" * 5_000_001, "is larger than the 5,000,000 bytes that are read"),
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(ContentError) as refusal:
        read_syllabus(path)
    assert message in str(refusal.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"nowhere\.toml: there is no such file"):
        read_syllabus(tmp_path / "nowhere.toml")
    with pytest.raises(ContentError, match="this is a folder"):
        read_syllabus(tmp_path)
    with pytest.raises(ContentError, match="can't be read"):
        read_syllabus(tmp_path / "null\0byte")
