"""What drills/README.md teaches is true: its drill is valid, and its lists are the program's."""

import pytest
from markdown_it import MarkdownIt

from planner.catalogue.reader import read_drill_text
from planner.catalogue.syllabus import read_syllabus
from planner.domain.drill import Drill
from planner.paths import default_syllabus, drills_folder


@pytest.fixture(scope="module")
def guide() -> str:
    return (drills_folder() / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def worked(guide: str) -> Drill:
    (text,) = [
        token.content for token in MarkdownIt().parse(guide) if token.type == "fence" and token.info == "markdown"
    ]
    return read_drill_text(text, drill_id="scale-and-classify", topic="dense", name="drills/README.md")


def test_the_worked_drill_is_valid_and_shows_every_part(worked: Drill) -> None:
    assert (worked.answer, worked.variant_count, len(worked.hints)) == (("scale", "model"), 8, 3)
    assert [name for name, _ in worked.inputs] == ["scale"]
    assert worked.given
    assert worked.requires
    assert (len(worked.accepts), len(worked.rejects)) == (1, 3)


def test_the_worked_drill_names_skills_of_the_syllabus(worked: Drill) -> None:
    assert set(worked.skills) <= {skill.id for skill in read_syllabus(default_syllabus()).skills}


def test_the_guide_names_the_command_and_every_heading(guide: str) -> None:
    for heading in ("## Hint", "## Given", "## Solution", "## Check", "## Accept: title", "## Reject rule-id: title"):
        assert f"`{heading}`" in guide
    assert "`planner verify drills/topic/x.md`" in guide
