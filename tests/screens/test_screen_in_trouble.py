"""What can go wrong around the typing screen: it says so, the typing goes on, and nothing is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screen_stage import DRILL, RIGHT, WRONG, FakeJudge, Stage, play

from planner import paths
from planner.actions import evening
from planner.actions.desk import Desk
from planner.actions.evening import Evening
from planner.domain.verdict import Finding, Outcome, Verdict
from planner.errors import CheckerError, ContentError, StoreError, UsageError
from planner.store.drafts import read_drafts
from planner.store.reviews import read_reviews


def _drafts(at: Desk) -> list[str]:
    return [draft.text for draft in read_drafts(at.store)]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the drills, to be spoilt."""
    copy = tmp_path / "drills"
    shutil.copytree(paths.drills_folder(), copy)
    monkeypatch.setattr(paths, "drills_folder", lambda: copy)
    return copy


def _spoil(file: Path) -> None:
    file.write_text("no drill any more")


@pytest.mark.parametrize("befalls", [Path.unlink, _spoil], ids=["removed", "spoilt"])
def test_drill_file_that_changes_meanwhile_neither_ends_the_attempt_nor_loses_it(
    at: Desk, judge: FakeJudge, library: Path, befalls: Callable[[Path], None]
) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        befalls(next(library.rglob(f"{DRILL}.md")))
        await stage.press("ctrl+r")
        await stage.sees("There is no [bold]`model`[/bold].")
        await stage.press("ctrl+a", "ctrl+k")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Right, but only on run 2.")
        await stage.press("enter")
        await stage.sees("Recorded: Hard.")
        await stage.sees(DRILL)  # why it can't go on
        await stage.press("enter")

    assert play(at, judge, act) == ContentError.exit_status
    assert [review.drill for review in read_reviews(at.store)] == [DRILL]


def test_draft_that_cannot_be_kept_is_told_and_kept_once_there_is_room(
    at: Desk, judge: FakeJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = False

    def perhaps_full(store: Any, draft: Any) -> None:
        if not room:
            raise StoreError("No [room] left.")
        save_draft(store, draft)

    save_draft = evening.save_draft
    monkeypatch.setattr(evening, "save_draft", perhaps_full)

    async def act(stage: Stage) -> None:
        nonlocal room
        await stage.type(WRONG)
        await stage.sees("draft not kept")
        await stage.sees("No [room] left.")
        await stage.press("ctrl+r")
        await stage.sees("line 1: wrong = 1")
        await stage.press("ctrl+n")
        await stage.sees("The drill stays open")
        await stage.press("ctrl+q")
        await stage.sees("Press ^q again to leave without it.")
        assert stage.editor.text == WRONG
        room = True
        await stage.sees("Your text is kept again.")
        assert _drafts(at) == [WRONG]
        await stage.until(lambda: "draft not kept" not in stage.seen)
        await stage.press("ctrl+q")

    play(at, judge, act)
    assert _drafts(at) == [WRONG]


def test_text_that_cannot_be_kept_is_left_only_when_asked_twice(
    at: Desk, judge: FakeJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("No room left.")

    monkeypatch.setattr(evening, "save_draft", full)

    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+c")
        await stage.sees("Press ^c again to leave without it.")
        await stage.press("ctrl+c")

    assert play(at, judge, act) == 130


def test_judge_that_fails_or_dies_is_told_and_the_next_run_is_judged(
    at: Desk, judge: FakeJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = Verdict(Outcome.CRASHED, 0.1, (Finding("killed", "Its process was ended by SIGKILL."),))
    happens: list[Any] = [CheckerError("TensorFlow can't be imported."), OSError("no [process] left"), killed]

    def judges(job: Any, code: str, **_: Any) -> Verdict:
        if not happens:
            return judge_well(job, code)
        if isinstance(happens[0], Exception):
            raise happens.pop(0)
        return happens.pop(0)  # type: ignore[no-any-return]

    judge_well = judge.judge
    monkeypatch.setattr(judge, "judge", judges)

    async def act(stage: Stage) -> None:
        await stage.type(RIGHT)
        for said in ("TensorFlow can't be imported.", "no [process] left", "ended by SIGKILL"):
            await stage.press("ctrl+r")
            await stage.sees(said)
            assert stage.editor.has_focus
        await stage.press("ctrl+r")
        await stage.sees("Right, but only on run 2.")
        await stage.press("enter")
        await stage.sees("Recorded: ")
        await stage.press("q")

    play(at, judge, act)
    assert happens == []
    assert [run.outcome for run in read_reviews(at.store)[0].runs] == ["crashed", "passed"]


def test_characters_of_every_width_are_typed_as_they_are_and_those_that_cannot_be_seen_are_left_out(
    at: Desk, judge: FakeJudge
) -> None:
    strange = "x = '漢字 é e\u0301 🙂 שלום'"

    async def act(stage: Stage) -> None:
        stage.post(*strange, "ctrl+@", "f9", "\x00", "\x07", "\x1b", "\u200d", "\u202e", "!")
        await stage.until(lambda: stage.editor.text.endswith("!"))
        await stage.press("home", *["right"] * 6, "backspace", "ctrl+z", "ctrl+r")
        await stage.until(lambda: judge.judged)
        await stage.press("ctrl+x", "ctrl+v", "ctrl+q")

    play(at, judge, act)
    assert judge.judged == [strange + "!"]
    assert [text.strip() for text in _drafts(at)] == [strange + "!"]


def test_ten_thousand_lines_are_moved_typed_into_and_judged(at: Desk, judge: FakeJudge) -> None:
    text = "".join(f"x{number} = {number}\n" for number in range(10_000))

    async def act(stage: Stage) -> None:
        stage.editor.load_text(text)
        stage.editor.select_all()
        await stage.press("ctrl+x")
        assert stage.editor.text == ""
        await stage.press("ctrl+v")
        assert stage.editor.text == text
        await stage.type("wrong")
        await stage.press("ctrl+r")
        await stage.until(lambda: judge.judged)
        await stage.press("ctrl+q")

    play(at, judge, act)
    assert judge.judged == [text + "wrong"]
    assert _drafts(at) == [text + "wrong"]


def test_screen_too_small_says_so_and_comes_back_as_it_was(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        for width, height in ((39, 30), (100, 11), (1, 1)):
            await stage.pilot.resize_terminal(width, height)
            await stage.until(lambda: stage.screen.query_one("#small").display)
            await stage.sees("too small: planner needs 40×12")
            await stage.pilot.resize_terminal(40, 12)
            await stage.until(lambda: stage.editor.has_focus)
            await stage.type("2")
        assert stage.editor.text == WRONG + "222"
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_drill_that_is_open_elsewhere_is_not_opened_again_until_it_is_left(at: Desk, judge: FakeJudge) -> None:
    first, second = Evening(at, DRILL, None), Evening(at, DRILL, None)
    drill, other = at.by_id[DRILL], next(entry for entry in at.entries if entry.id != DRILL)
    first.sit_down(drill, judge)
    with pytest.raises(UsageError, match=f"{DRILL} is open in another planner"):
        second.sit_down(drill, judge)
    second.sit_down(other, judge)
    first.leave()
    second.sit_down(drill, judge)
    first.sit_down(other, judge)
    for each in (first, second):
        each.leave()
