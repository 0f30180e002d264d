"""Every save in the learner's editor is judged, whatever way the editor saves, and whatever befalls it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from editor_stage import SigningJudge, editor

from planner.actions.desk import Desk, desk
from planner.actions.sitting import Sitting, sit_down
from planner.cli.editing import answer_in_editor
from planner.cli.typing import Typed
from planner.domain.memory import Rating
from planner.domain.verdict import Verdict
from planner.errors import CheckerError, StoreError, UsageError
from planner.store.drafts import read_drafts

DRILL = "tensor-arithmetic"
Edit = Callable[..., Verdict | None]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on a home of its own; editors' files go where the test can see that they are removed."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANNER_NOW", "2026-03-02T07:30:00+01:00")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    with desk() as opened:
        yield opened
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.fixture
def judge(at: Desk, tmp_path: Path) -> SigningJudge:
    """A judge without TensorFlow."""
    return SigningJudge(tmp_path, at.store)


@pytest.fixture
def sitting(at: Desk, judge: SigningJudge) -> Sitting:
    """An open drill."""
    return sit_down(at, judge, at.by_id[DRILL], None, "editor")


@pytest.fixture
def edit(sitting: Sitting, judge: SigningJudge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """What opens a stand-in editor of the given script on the drill."""

    def opens(script: str, typed: Typed | None = None) -> Verdict | None:
        monkeypatch.setenv("VISUAL", editor(tmp_path, script))
        return answer_in_editor(sitting, judge, typed or Typed([]))

    return opens


def _drafts(at: Desk) -> list[str]:
    return [draft.text for draft in read_drafts(at.store)]


def test_each_save_that_changes_the_answer_is_one_run_however_it_is_saved_and_the_first_pass_is_the_last(
    edit: Edit, judge: SigningJudge, sitting: Sitting, at: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    verdict = edit(
        """
        head=$(cat "$file")
        echo "one" >> "$file"; judged 1                                          # in place
        touch "$file"; cp "$file" "$file~"; rm "$file~"                          # unchanged, with a backup
        printf '%s\\n\\ntwo\\n' "$head" > "$file.new"; mv "$file.new" "$file"; judged 2    # by renaming
        mv "$file" "$file~"; printf '%s\\n' "$head" > "$file"; echo three >> "$file"; rm "$file~"; judged 3
        rm "$file"; printf 'three' > "$file"                                     # the prompt gone, the answer the same
        printf 'def f(:\\r\\n' > "$file"; judged 4
        echo "right" > "$file"; judged 5
        echo "spoilt after the pass" > "$file"
        """
    )
    assert verdict is not None
    assert verdict.passed
    assert [code.strip() for code in judge.judged] == ["one", "two", "three", "def f(:", "right"]
    assert judge.drafts == ["one", "two", "three", "def f(:", "right"]
    assert sitting.rating()[0] is Rating.HARD
    assert [run.answer for run in sitting.runs] == ["one\n", "two\n", "three\n", "def f(:\n", "right\n"]
    shown = capsys.readouterr().out
    assert all(f"seen: {code}" in shown for code in ("one", "two", "three", "def f(:"))
    assert _drafts(at) == ["spoilt after the pass"]


def test_line_of_a_finding_is_the_line_in_the_editor(
    edit: Edit, sitting: Sitting, capfd: pytest.CaptureFixture[str]
) -> None:
    edit('grep -n "^# import tensorflow as tf$" "$file" >&2; echo "the last line" >> "$file"')
    shown = capfd.readouterr()
    prompt, given = (text.strip().splitlines() for text in (sitting.drill.prompt, sitting.drill.given))
    assert f"line {len(prompt) + 3 + len(given) + 1 + 1}: the last line" in shown.out
    assert f"{len(prompt) + 3 + 1}:# import tensorflow as tf" in shown.err  # what is given stands there, too


def test_answer_that_was_judged_before_is_no_run_again_and_one_that_was_not_is(
    edit: Edit, judge: SigningJudge, sitting: Sitting
) -> None:
    typed = Typed(["kept before"])
    assert edit(":", typed) is not None
    assert edit(":", typed) is None
    assert edit('echo "  " >> "$file"', typed) is None
    assert len(sitting.runs) == len(judge.judged) == 1


def test_save_that_cannot_be_judged_is_told_and_the_next_one_is_judged(
    edit: Edit, sitting: Sitting, capsys: pytest.CaptureFixture[str]
) -> None:
    verdict = edit(
        """
        echo "trouble" >> "$file"; judged 1
        echo "better" > "$file"; judged 2
        """
    )
    assert verdict is not None
    assert [run.answer for run in sitting.runs] == ["better\n"]
    assert "There is no checker today." in capsys.readouterr().err
    assert edit('echo "trouble" > "$file"; judged 3; echo "better" > "$file"') is None
    with pytest.raises(CheckerError, match="no checker"):
        edit('echo "trouble" > "$file"; judged 4')
    with pytest.raises(UsageError, match="not UTF-8"):
        edit("printf '\\377' > \"$file\"")


def test_file_that_is_removed_leaves_what_was_saved_last(edit: Edit, sitting: Sitting, at: Desk) -> None:
    typed = Typed([])
    assert edit('echo "saved" >> "$file"; judged 1; rm "$file"', typed) is not None
    assert typed.lines == ["saved"]
    assert edit('rm -r "$(dirname "$file")"', typed) is None
    assert _drafts(at) == typed.lines == ["saved"]
    assert len(sitting.runs) == 1


def test_editor_that_is_killed_or_gives_up_keeps_the_draft(edit: Edit, at: Desk) -> None:
    for end, said in (("kill -9 $$", "was ended by SIGKILL"), ("exit 3", "ended with status 3")):
        with pytest.raises(UsageError, match=said):
            edit(f"echo 'saved before {end}' > $file; {end}")
        assert _drafts(at) == [f"saved before {end}"]


def test_ctrl_c_beside_a_window_that_is_waited_for_ends_the_editing_with_the_verdict_there_is(
    edit: Edit, sitting: Sitting, at: Desk
) -> None:
    verdict = edit(
        """
        echo "one" > "$file"; judged 1
        echo "one and more" > "$file"; kill -INT $PPID; exec sleep 600
        """
    )
    assert verdict is not None
    assert [run.outcome for run in sitting.runs][:1] == ["failed"]
    assert _drafts(at) == ["one and more"]


def test_draft_that_cannot_be_kept_is_told_and_kept_once_there_is_room(
    edit: Edit, judge: SigningJudge, at: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from planner.actions import evening

    def full_until_the_first_run(store: Any, draft: Any) -> None:
        if len(judge.judged) < 1:
            raise StoreError("No room left.")
        save_draft(store, draft)

    save_draft = evening.save_draft
    monkeypatch.setattr(evening, "save_draft", full_until_the_first_run)
    assert edit('echo "one" >> "$file"; judged 1; echo "two" >> "$file"; judged 2') is not None
    assert "No room left." in capsys.readouterr().err
    assert [draft.split() for draft in judge.drafts] == [["one", "two"]]
    assert [draft.split() for draft in _drafts(at)] == [["one", "two"]]


def test_saves_are_seen_where_the_system_watches_no_more_folders(
    edit: Edit, judge: SigningJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    def full(*paths: Any, force_polling: bool | None, **how: Any) -> Any:
        if not force_polling:
            raise RuntimeError("Error creating recommended watcher: Too many open files (os error 24)")
        return watch(*paths, force_polling=True, **how)

    watch = watchfiles.watch
    monkeypatch.setattr(watchfiles, "watch", full)
    edit('echo "one" >> "$file"; judged 1; echo "right" > "$file"; judged 2')
    assert [code.strip() for code in judge.judged] == ["one", "right"]
