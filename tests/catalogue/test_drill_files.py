"""Which files are drills, how one is found, and when the index is out of date."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue_samples import SYLLABUS, put_drill

from planner.catalogue.files import drill_files, find_drill, fingerprint
from planner.errors import ContentError, UsageError


@pytest.fixture
def drills(tmp_path: Path) -> Path:
    folder = tmp_path / "drills"
    put_drill(folder, "double")
    put_drill(folder, "convolve", topic="cnn")
    return folder


@pytest.fixture
def syllabus(tmp_path: Path) -> Path:
    path = tmp_path / "syllabus.toml"
    path.write_text(SYLLABUS)
    return path


def test_drills_are_the_markdown_files_in_topic_folders(drills: Path) -> None:
    for name in ("README.md", "stray.md", "basics/README.md", "basics/.hidden.md", "basics/notes.txt", "basics/x.md~"):
        (drills / name).write_text("not a drill")
    put_drill(drills, "draft", topic=".drafts")
    (drills / "basics" / "folder.md").mkdir()
    assert drill_files(drills) == [drills / "basics" / "double.md", drills / "cnn" / "convolve.md"]


def test_a_drill_is_found_by_its_id(drills: Path) -> None:
    assert find_drill(drills, "convolve") == drills / "cnn" / "convolve.md"


@pytest.mark.parametrize("wrong", ["duoble", "../basics/double", "README", "", "\0"])
def test_an_unknown_id_is_a_usage_error(drills: Path, wrong: str) -> None:
    with pytest.raises(UsageError, match="There is no drill"):
        find_drill(drills, wrong)


def test_a_misspelt_id_is_told_its_neighbour(drills: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no drill 'duoble'\. Did you mean double\?"):
        find_drill(drills, "duoble")


def test_the_fingerprint_stays_while_nothing_changes(drills: Path, syllabus: Path) -> None:
    first = fingerprint(drills, syllabus)
    (drills / "README.md").write_text("a guide")
    assert fingerprint(drills, syllabus) == first
    assert len(first) == 16


def test_the_fingerprint_sees_every_change(drills: Path, syllabus: Path) -> None:
    double = drills / "basics" / "double.md"
    seen = [fingerprint(drills, syllabus)]
    put_drill(drills, "triple")  # added
    seen.append(fingerprint(drills, syllabus))
    (drills / "basics" / "triple.md").rename(drills / "basics" / "thrice.md")  # renamed
    seen.append(fingerprint(drills, syllabus))
    (drills / "basics" / "thrice.md").rename(drills / "cnn" / "thrice.md")  # moved to another topic
    seen.append(fingerprint(drills, syllabus))
    double.write_text(double.read_text() + "\n")  # longer
    seen.append(fingerprint(drills, syllabus))
    os.utime(double, ns=(1, 1))  # as long, but written at another time
    seen.append(fingerprint(drills, syllabus))
    double.unlink()  # removed
    seen.append(fingerprint(drills, syllabus))
    syllabus.write_text(SYLLABUS + "\n")
    seen.append(fingerprint(drills, syllabus))
    seen.append(fingerprint(drills, syllabus.rename(syllabus.with_name("other.toml"))))
    assert len(set(seen)) == len(seen)


def test_a_missing_folder_or_syllabus_is_refused(drills: Path, syllabus: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="the drills can't be read"):
        fingerprint(tmp_path / "nowhere", syllabus)
    with pytest.raises(ContentError, match=r"nowhere\.toml: can't be read"):
        fingerprint(drills, tmp_path / "nowhere.toml")


def test_the_fingerprint_opens_no_file_and_loads_nothing_heavy(drills: Path, syllabus: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from planner.catalogue.files import fingerprint
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
fingerprint(Path({str(drills)!r}), Path({str(syllabus)!r}))
heavy = {{"markdown_it", "tomllib", "ast", "numpy", "sqlite3", "tensorflow", "planner.catalogue.reader"}}
print(sorted(heavy & set(sys.modules)), opened)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
