"""The drill as it is typed: from the first wrong answer to the review, in the terminal and in an editor."""

import json
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from cli_process import START_SECONDS, Planner
from cli_terminal import CTRL_C, CTRL_D, Terminal

DRILL = "tensor-arithmetic"
CHOICE = "k keep for later > "


def _solution(planner: Planner, drill: str = DRILL) -> str:
    solution: str = planner("show", drill, "--solution", "--json").json()["solution"]
    return solution


def _last_review(planner: Planner) -> Any:
    return planner("log", "--json").json()[-1]


def test_typed_drill_from_a_fail_to_a_pass(planner: Planner) -> None:
    first, *rest = _solution(planner).splitlines()
    wrong = f"{first}\nmisunderstood = tf.one"
    right = "\n".join([first, *rest])
    with Terminal(planner, "drill", "--plain") as terminal:
        terminal.expect("From raw numbers to labels")
        terminal.expect("Given, run before your code:")
        terminal.answer(wrong)
        terminal.expect("stopped with an error")
        terminal.expect("[unknown-attribute]")
        terminal.expect(CHOICE)
        terminal.enter("o")
        terminal.expect("AttributeError: module 'tensorflow' has no attribute 'one'")
        terminal.expect(CHOICE)
        terminal.enter("h")
        terminal.expect("Hint 1 of")
        terminal.expect(CHOICE)
        terminal.enter("x")
        terminal.expect("'x' is none of these letters.")
        terminal.expect(CHOICE)
        terminal.enter("")  # r is what Enter alone means
        terminal.expect("Type again from line (1 to 3)")
        terminal.enter("two")
        terminal.expect("'two' is no number from 1 to 3.")
        terminal.enter("2")
        terminal.expect(f"  1 {first}")
        terminal.answer(right, since=2)
        terminal.expect("passed")
        terminal.expect("Right, but only on run 2.")
        terminal.expect("[2]:")
        terminal.enter("5")
        terminal.expect("'5' is no number from 1 to 4.")
        terminal.enter("4")
        terminal.expect("Recorded: Easy (4). Your own rating.")
        terminal.expect("Go on with the next drill? [Y/n]:")
        terminal.enter("n")
        assert terminal.end() == 0
    review = _last_review(planner)
    assert (review["drill"], review["rating"], review["passed"], review["hints"]) == (DRILL, 4, True, 1)
    assert review["source"] == "typed"
    assert [run["outcome"] for run in review["runs"]] == ["crashed", "passed"]
    assert review["runs"][0]["rules"][0] == "unknown-attribute"
    assert json.loads(planner("export").out)["drafts"] == []


def test_bracketed_paste_is_refused_line_by_line_and_costs_the_rating(planner: Planner) -> None:
    solution = _solution(planner)
    with Terminal(planner, "drill", "--plain", DRILL) as terminal:
        terminal.expect("\n  1 ")
        terminal.press(f"\x1b[200~{solution}\x1b[201~\n")
        terminal.expect("Pasting is off")
        terminal.press("\x1b[200~one line alone\x1b[201~ and some typing\n")
        terminal.expect("Pasting is off")
        terminal.answer(solution)
        terminal.expect("passed")
        terminal.expect("A paste was tried")
        terminal.expect("[1]:")
        terminal.enter("")
        terminal.expect("Recorded: Again (1).")
        assert terminal.end() == 0
        assert "\x1b[?2004h" in terminal.raw
        assert terminal.raw.rindex("\x1b[?2004l") > terminal.raw.rindex("\x1b[?2004h")
    assert json.loads(planner("export").out)["reviews"][0]["runs"][0]["answer"].split() == solution.split()


def test_draft_kept_for_later_is_where_the_next_sitting_begins(planner: Planner) -> None:
    lines = _solution(planner).splitlines()
    with Terminal(planner, "drill", "--plain", DRILL) as terminal:
        terminal.expect("  1 ")
        terminal.enter("# half of it")
        terminal.expect("  2 ")
        terminal.press(CTRL_D)
        terminal.expect(CHOICE)
        terminal.enter("h")
        terminal.expect("Hint 1 of 3")
        terminal.expect(CHOICE)
        terminal.enter("k")
        terminal.expect("Kept as a draft.")
        assert terminal.end() == 1
    with Terminal(planner, "drill", "--plain", DRILL) as terminal:
        terminal.expect("Your draft of Mar 02 07:30 is still here. The attempt goes on: 1 run, 1 hint.")
        terminal.expect("  1 # half of it")
        terminal.answer("\n".join(["# half of it", *lines]), since=2)
        terminal.expect("Right, but only on run 2.")
        terminal.expect("Rating: ")
        terminal.enter("")
        terminal.expect("Recorded: ")
        assert terminal.end() == 0


def test_draft_that_cannot_be_kept_is_said_and_not_left_before_it_is(planner: Planner) -> None:
    planner("today")
    planner.change("CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no room'); END")
    with Terminal(planner, "drill", "--plain", DRILL) as terminal:
        terminal.answer("x = (")
        terminal.expect("no room")
        terminal.expect("stopped with an error")
        terminal.expect(CHOICE)
        terminal.enter("k")
        terminal.expect("no room")
        terminal.expect(CHOICE)
        planner.change("DROP TRIGGER full")
        terminal.enter("k")
        terminal.expect("Kept as a draft.")
        assert terminal.end() == 1
    assert [draft["text"] for draft in json.loads(planner("export").out)["drafts"]] == ["x = ("]


@pytest.mark.parametrize(("choice", "shown"), [("s", "Solution"), ("g", "did not pass")])
def test_giving_up_or_looking_is_again_and_not_passed(planner: Planner, choice: str, shown: str) -> None:
    with Terminal(planner, "drill", "--plain", DRILL) as terminal:
        terminal.expect("  1 ")
        terminal.press(CTRL_D)
        terminal.expect(CHOICE)
        terminal.enter(choice)
        terminal.expect(shown)
        terminal.expect("[1]:")
        terminal.enter("")
        terminal.expect("Recorded: Again (1).")
        assert terminal.end() == 1
    review = _last_review(planner)
    assert (review["rating"], review["passed"], review["solution_shown"]) == (1, False, choice == "s")
    assert review["runs"] == []


def test_hints_come_one_by_one_until_there_are_no_more(planner: Planner) -> None:
    count = len(planner("show", DRILL, "--json").json()["hints"])
    with Terminal(planner, "drill", "--plain", DRILL) as terminal:
        terminal.expect("  1 ")
        terminal.press(CTRL_D)
        for number in range(1, count + 1):
            terminal.expect(CHOICE)
            terminal.enter("h")
            terminal.expect(f"Hint {number} of {count}")
        terminal.expect(CHOICE)
        terminal.enter("h")
        terminal.expect("There are no more hints")
        terminal.expect(CHOICE)
        terminal.enter("g")
        terminal.expect("Rating: ")
        terminal.enter("")
        assert terminal.end() == 1
    assert _last_review(planner)["hints"] == count


def _editor(folder: Path, script: str) -> str:
    file = folder / "editor.sh"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def test_answer_is_typed_in_the_learners_editor(planner: Planner, tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(_solution(planner))
    editor = _editor(tmp_path, f'grep -q "^# " "$1" && cat {answer} >> "$1"')  # the prompt stands above
    with Terminal(planner, "drill", DRILL, "--editor", env={"EDITOR": editor}) as terminal:
        terminal.expect("passed")
        terminal.expect("Rating: ")
        terminal.enter("3")
        terminal.expect("Recorded: Good (3).")
        assert terminal.end() == 0
    review = _last_review(planner)
    assert (review["source"], review["passed"]) == ("editor", True)


def test_editor_that_is_missing_or_fails_is_wrong_usage_and_keeps_what_was_typed(
    planner: Planner, tmp_path: Path
) -> None:
    broken = _editor(tmp_path, 'echo "# typed" >> "$1"; exit 1')
    for editor, said in (
        ("", "--editor needs $VISUAL or $EDITOR"),
        ("no-such-editor", "can't be started"),
        (broken, "ended with status 1"),
    ):
        ended = planner("drill", DRILL, "--editor", env={"EDITOR": editor})
        assert ended.status == 2
        assert said in ended.err
        assert bool(editor) is ("Given, run before your code" in ended.out)
    exported = json.loads(planner("export").out)
    assert exported["reviews"] == []
    assert [draft["text"] for draft in exported["drafts"]] == ["# typed"]


def _wait_for_draft(planner: Planner, text: str) -> None:
    """Wait until the text is kept: its run follows, before another save is looked at."""
    deadline = time.monotonic() + START_SECONDS
    while ("INSERT INTO" not in (kept := "".join(planner.dump()))) or repr(text)[1:-1] not in kept:
        assert time.monotonic() < deadline, kept
        time.sleep(0.05)


TERMINAL_EDITOR = """
trap 'stty sane; echo "<closed>"' EXIT
stty raw -echo
printf '<open>'
echo 'x = (' >> "$1"
dd bs=1 count=1 > /dev/null 2>&1  # until a key is pressed, which Ctrl-C is here
sed 's/^x = ($//' "$1" > "$1.new" && cat ANSWER >> "$1.new" && mv "$1.new" "$1"
dd bs=1 count=1 > /dev/null 2>&1
"""


def test_editor_in_the_terminal_has_it_to_itself_until_it_is_quit(planner: Planner, tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(_solution(planner))
    command = _editor(tmp_path, TERMINAL_EDITOR.replace("ANSWER", str(answer)))
    with Terminal(planner, "drill", DRILL, "--editor", env={"VISUAL": command}) as terminal:
        terminal.expect("<open>")
        _wait_for_draft(planner, "x = (")
        terminal.press(CTRL_C)
        _wait_for_draft(planner, answer.read_text().splitlines()[0])
        terminal.press("q")
        terminal.expect("<closed>")
        terminal.expect("passed")
        terminal.expect("Right, but only on run 2.")
        terminal.enter("")
        terminal.expect("Recorded: Hard (2).")
        assert terminal.end() == 0
        assert "<open><closed>" in terminal.text
    assert [run["outcome"] for run in _last_review(planner)["runs"]] == ["crashed", "passed"]


def test_editor_with_a_window_of_its_own_has_each_save_judged_until_one_passes(
    planner: Planner, tmp_path: Path
) -> None:
    with Terminal(planner, "drill", DRILL, "--editor", env={"VISUAL": "true"}) as terminal:
        terminal.expect("Every save of ")
        terminal.expect(" is judged. Ctrl-C ends the watching.")
        file = Path(terminal.text.rpartition("Every save of ")[2].partition(" is judged.")[0])
        above = len(file.read_text().splitlines())
        with file.open("a") as saved:
            saved.write("x = 1\ny = (\n")
        terminal.expect("stopped with an error")
        terminal.expect(f"line {above + 2}: y = (")
        terminal.press(CTRL_C)
        terminal.expect(CHOICE)
        terminal.enter("r")
        terminal.expect("Every save of ")
        terminal.expect(" is judged.")
        file = Path(terminal.text.rpartition("Every save of ")[2].partition(" is judged.")[0])
        assert file.read_text().endswith("x = 1\ny = (\n")
        file.write_text(_solution(planner))
        terminal.expect("passed")
        terminal.expect("Right, but only on run 2.")
        terminal.enter("")
        assert terminal.end() == 0
    assert _last_review(planner)["source"] == "editor"
