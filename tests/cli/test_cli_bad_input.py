"""Whatever is wrong with what was typed or with a file: a sentence that says so, its exit status, nothing changed."""

import re
import shutil
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli_process import Ended, Planner
from cli_workshop import RIGHT, build_workshop

from planner import paths

DRILL = "tensor-arithmetic"


def _refused(ended: Ended, status: int, *said: str) -> None:
    """Hold a refusal to its law: its status, nothing on stdout, and on stderr a message that says these things."""
    assert ended.status == status, ended
    assert ended.out == ""
    assert "Error: " in ended.err
    assert "Unexpected" not in ended.err
    for words in said:
        assert words in ended.err, ended


def _missing(path: Path) -> None:
    assert not path.exists()


ANSWER_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (_missing, "No such file"),
    "folder": (lambda path: path.mkdir(), "Is a directory"),
    "binary": (lambda path: path.write_bytes(b"\x7fELF\0\0\0"), "binary file"),
    "not UTF-8": (lambda path: path.write_bytes("gr\u00fcn = 1".encode("latin-1")), "not UTF-8 (byte 2)"),
    "5 MB": (lambda path: path.write_text("x = 1\n" * 900_000), "larger than 1 MB"),
}


@pytest.mark.parametrize("kind", ANSWER_FILES)
def test_answer_file_that_cannot_be_read_is_named(studied: Planner, tmp_path: Path, kind: str) -> None:
    make, said = ANSWER_FILES[kind]
    answer = tmp_path / "answer.py"
    make(answer)
    before = studied.dump()
    _refused(studied("check", DRILL, answer, "--json"), 2, str(answer), said)
    _refused(studied("drill", DRILL, "--answer", answer), 2, str(answer), said)
    assert studied.dump() == before


def test_answer_file_without_permission_is_named(planner: Planner, tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text("x = 1\n")
    answer.chmod(0)
    _refused(planner("check", DRILL, answer, humble=True), 2, str(answer), "Permission denied")


WRONG_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("tdoay",), "Did you mean today?"),
    (("no-such-command-at-all",), "No such command"),
    (("today", "--jsn"), "--json"),
    (("list", "cn"), "Did you mean cnn?"),
    (("stats", "txt"), "Did you mean text?"),
    (("show", "tensor-aritmetic"), "Did you mean tensor-arithmetic"),
    (("show", "no-such-drill"), "`planner list` shows them all"),
    (("show", DRILL, "--variant", "99"), "choose one from 0 to"),
    (("show", DRILL, "--variant", "-1"), "choose one from 0 to"),
    (("show", DRILL, "--variant", "first"), "'first' is not a valid integer"),
    (("drill", "conv-clasifier", "--answer", "-"), "Did you mean conv-classifier"),
    (("drill", "cn", "--answer", "-"), "Did you mean cnn"),
    (("drill", "conv"), "Did you mean conv-budget or conv-classifier?"),
    (("drill", "no-such-drill"), "There is no drill and no topic 'no-such-drill'"),
    (("drill", "no-such-drill", "--plain"), "There is no drill and no topic 'no-such-drill'"),
    (("drill", DRILL), "There is no terminal to type in"),
    (("drill", "--json"), "--json needs --answer"),
    (("drill", "--answer", "-", "--editor"), "exclude each other"),
    (("drill", "--answer", "-", "--plain"), "exclude each other"),
    (("drill", "--editor", "--plain"), "exclude each other"),
    (("check", "conv-clasifier", "-"), "Did you mean conv-classifier"),
    (("check", DRILL), "Missing argument 'FILE...'"),
    (("check", DRILL, "-", "--variant", "99"), "choose one from 0 to"),
    (("verify", "no/such/folder"), "There is no file or folder no/such/folder"),
    (("import", "no-such-file.json"), "no-such-file.json can't be read"),
    (("export", "no/such/folder/file.json"), "can't be written"),
)


@pytest.mark.parametrize(("args", "said"), WRONG_WORDS, ids=[" ".join(args) for args, _ in WRONG_WORDS])
def test_mistyped_word_is_wrong_usage_and_near_names_are_offered(
    studied: Planner, args: tuple[str, ...], said: str
) -> None:
    before = studied.dump()
    _refused(studied(*args), 2, said)
    assert studied.dump() == before


WRONG_WISHES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("--exam", "2026-02-01"), "that is past"),
    (("--exam", "2026-03-02"), "is not after the start"),
    (("--start", "2026-03-23"), "is not after the start"),
    (("--start", "mar 20", "--exam", "mar 10"), "is not after the start"),
    (("--exam", "someday"), "'someday' is no date"),
    (("--exam", "11/12"), "Name the month"),
    (("--exam", "feb 30"), "'feb 30'"),
    (("--exam", ""), "''"),
    (("--start", ""), "''"),
    (("--off", "every blue moon"), "'every blue moon'"),
    (("--off", "2027-01-01"), "names no day from"),
    (("--off", "FREQ=SECONDLY"), "'FREQ=SECONDLY'"),
    (("--mock", "2026-03-23"), "the day of the exam"),
    (("--on", "fri"), "DATE=MINUTES"),
    (("--on", "fri=many"), "'many' is no number of minutes"),
    (("--on", "fri=-5"), "'-5' is no number of minutes"),
    (("--weekday", "-1"), "-1 is not in the range"),
    (("--weekend", "1441"), "1441 is not in the range"),
    (("--weekday", "an hour"), "'an hour' is not a valid integer"),
)


@pytest.mark.parametrize(("args", "said"), WRONG_WISHES, ids=[" ".join(args) for args, _ in WRONG_WISHES])
def test_wish_that_cannot_be_changes_nothing(studied: Planner, args: tuple[str, ...], said: str) -> None:
    before = studied.dump()
    _refused(studied("plan", "--weekday", "5", *args), 2, said)
    assert studied.dump() == before


@pytest.mark.parametrize("now", ["nonsense", "2026-03-02", "2026-03-02T07:30:00", "2026-13-01T00:00:00+01:00"])
def test_clock_that_cannot_be_read_is_wrong_usage(planner: Planner, now: str) -> None:
    for command in ("today", "log", "backup"):
        _refused(planner(command, now=now), 2, "PLANNER_NOW", repr(now), "2026-03-02T07:30:00+01:00")
    assert not planner.home.exists()


def _not_sqlite(store: Path) -> None:
    store.write_text("no database " * 1000)


def _folder(store: Path) -> None:
    store.unlink()
    store.mkdir()


def _another_programs(store: Path) -> None:
    store.unlink()
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("CREATE TABLE other (x)")


def _cut(store: Path) -> None:
    data = store.read_bytes()
    store.write_bytes(data[: len(data) // 2])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_not_sqlite, "isn't an SQLite database"),
        (_folder, "is a folder"),
        (_another_programs, "another program"),
        (_cut, "damaged"),
    ],
)
def test_store_that_is_none_is_refused_with_a_remedy(
    studied: Planner, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(studied.store)
    for args in (("today",), ("log", "--json"), ("undo",), ("plan", "--weekday", "5")):
        ended = studied(*args)
        if ended.status == 0:  # what a damaged file still holds may be shown
            assert spoil is _cut
            continue
        _refused(ended, 3, str(studied.store), said)


def test_store_of_a_newer_version_is_refused_and_left_alone(studied: Planner) -> None:
    studied.change(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('planner', ?, '2030-01-01')",
        "m999_future",
    )
    before = studied.dump()
    for args in (("today",), ("undo",), ("plan", "--weekday", "5"), ("export",)):
        _refused(studied(*args), 3, "newer version", "m999_future", "upgrade planner")
    assert studied.dump() == before


@pytest.fixture
def sealed(studied: Planner) -> Iterator[Planner]:
    """A studied home in which nothing may be written; its index of drills is out of date."""
    studied.change("UPDATE index_source SET fingerprint = 'of other drills'")
    for path in (*studied.home.rglob("*"), studied.home):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield studied
    studied.home.chmod(0o755)


def test_read_only_store_is_read_and_writing_says_why_not(sealed: Planner) -> None:
    before = sealed.store.read_bytes()
    assert len(sealed("log", "--json", humble=True).json()) == 2
    assert sealed("today", "--json", humble=True).json()["queue"]
    for args in (("undo",), ("plan", "--weekday", "5"), ("backup",)):
        _refused(sealed(*args, humble=True), 3, str(sealed.home))
    assert sealed.store.read_bytes() == before


def test_home_that_cannot_be_made_is_named(planner: Planner) -> None:
    planner.home.write_text("in the way")
    _refused(planner("today"), 3, str(planner.home), "PLANNER_HOME")


SYLLABUS = paths.default_syllabus().read_text(encoding="utf-8")
FIRST_SKILL = tomllib.loads(SYLLABUS)["skills"][0]["id"]


def _first_requires(name: str) -> str:
    """Return the shipped syllabus with another requirement for its first skill."""
    head, block, *others = SYLLABUS.split("[[skills]]\n")
    block = re.sub(r"requires = .*\n", "", block).rstrip() + f'\nrequires = ["{name}"]\n\n'
    return "[[skills]]\n".join([head, block, *others])


SYLLABUSES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "cycle": (_first_requires(FIRST_SKILL).encode(), ("skills[0].requires", "circle", "take one of these out")),
    "unknown skill": (_first_requires("no-such-skill").encode(), ("skills[0].requires", "no-such-skill", "correct")),
    "weights": (SYLLABUS.replace("weight = 10\n", "weight = 11\n", 1).encode(), ("tasks.weight", "101", "-1.000")),
    "unknown key": (SYLLABUS.replace("[[tasks]]\n", "[[tasks]]\ncolour = 1\n", 1).encode(), ("tasks[0]", "colour")),
    "skills of drills gone": (SYLLABUS.replace('"tensors"', '"tensor"').encode(), ("tensors",)),
    "no TOML": (b"[[tasks\n", ()),
    "newer": (SYLLABUS.replace("format_version = 1", "format_version = 2").encode(), ("format_version", "upgrade")),
    "empty": (b"", ("is empty", "format_version")),
    "binary": (b"\0\1\2", ()),
    "not UTF-8": (SYLLABUS.encode("utf-16"), ()),
}


@pytest.mark.parametrize("kind", SYLLABUSES)
def test_broken_syllabus_is_named_with_key_and_remedy_and_the_setting_stays(
    studied: Planner, tmp_path: Path, kind: str
) -> None:
    content, said = SYLLABUSES[kind]
    file = tmp_path / "my-syllabus.toml"
    file.write_bytes(content)
    before = studied.dump()
    _refused(studied("plan", "--syllabus", file, "--weekday", "5"), 3, *said)
    assert studied.dump() == before


def test_syllabus_that_is_missing_changes_nothing(studied: Planner, tmp_path: Path) -> None:
    before = studied.dump()
    for path in (tmp_path / "missing.toml", tmp_path):
        _refused(studied("plan", "--syllabus", path), 3, str(path))
    assert studied.dump() == before


def test_syllabus_of_ones_own_is_kept_and_told_when_it_goes(studied: Planner, tmp_path: Path) -> None:
    file = tmp_path / "my-syllabus.toml"
    file.write_text(SYLLABUS, encoding="utf-8")
    assert studied("plan", "--syllabus", file).status == 0
    assert studied("today").status == 0
    file.unlink()
    _refused(studied("today"), 3, str(file))
    assert len(studied("log", "--json").json()) == 2
    assert studied("plan", "--syllabus", paths.default_syllabus()).status == 0
    assert studied("today").status == 0


def test_broken_drill_is_the_drills_fault_and_nothing_is_recorded(worker_bench: Planner) -> None:
    ended = worker_bench("drill", "broken", "--answer", "-", text=RIGHT)
    assert (ended.status, ended.out) == (4, "")
    assert "nothing is recorded" in ended.err
    assert "no_such_function" in ended.err
    checked = worker_bench("check", "broken", "-", "--json", text=RIGHT)
    assert (checked.status, checked.json()["outcome"]) == (4, "broken")
    assert worker_bench("log", "--json").json() == []


def test_library_that_is_damaged_or_missing_is_told(planner: Planner, tmp_path: Path) -> None:
    planner.program = build_workshop(tmp_path / "program")
    drills = planner.program / "drills"
    (drills / "basics" / "ones.md").write_text("+++\ntitle = 3\n+++\n")
    _refused(planner("today"), 3, "drills/basics/ones.md:2", "title")
    shutil.rmtree(drills)
    _refused(planner("today"), 3, "Found no drills", "install the package again")


def test_debug_shows_where_it_went_wrong(planner: Planner) -> None:
    ended = planner("--debug", "today", now="nonsense")
    assert ended.status == 2
    assert "Traceback" in ended.err
