"""The typing screen, key by key."""

from dataclasses import replace
from typing import Any

from screen_stage import RIGHT, WRONG, FakeJudge, Stage, play
from textual import events
from textual.geometry import Region, Size
from textual.screen import Screen

from planner.actions.desk import Desk
from planner.actions.today import today_at
from planner.domain.memory import Rating
from planner.screens.comparison import Comparison
from planner.screens.dialogs import Question, RatingQuestion
from planner.screens.paste import PasteGuard
from planner.store.drafts import read_drafts, save_draft
from planner.store.reviews import read_reviews


def test_drill_from_a_fail_to_a_pass_and_an_overruled_rating(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+r")
        await stage.sees("There is no [bold]`model`[/bold].")
        await stage.sees("right so far: input (4,) · the loss")
        await stage.sees("[printed]")
        await stage.sees("line 1: wrong = 1")
        assert "▶" in stage.editor.render_line(0).text
        await stage.press("ctrl+a", "ctrl+k")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Hard. Right, but only on run 2.")
        await stage.press("3", "x", "enter")
        await stage.sees("Recorded: Good. Your own rating.")
        await stage.sees("It is due on")
        await stage.press("enter")

    assert play(at, judge, act) == 0
    (review,) = read_reviews(at.store)
    assert (review.rating, review.passed, review.source) == (Rating.GOOD, True, "typed")
    assert [run.answer for run in review.runs] == [WRONG, RIGHT] == judge.judged
    assert review.typing is not None
    assert review.typing.keys == len(WRONG) + len(RIGHT)
    assert read_drafts(at.store) == []


def test_mark_moves_with_the_finding(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        def marked() -> list[bool]:
            return ["▶" in strip.text for strip in stage.editor.render_lines(Region(0, 0, 20, 3))]

        await stage.type("one\ntwo\nthree")
        for lines, seen in (({1}, [True, False, False]), ({2, 3}, [False, True, True]), (set(), [False] * 3)):
            stage.editor.mark(frozenset(lines))
            await stage.pilot.pause()
            assert marked() == seen
        stage.editor.mark(frozenset({2}))
        await stage.press("enter")
        assert marked() == [False] * 3
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_hint_says_its_cost_before_it_is_taken(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("ctrl+t")
        await stage.sees("It makes this review Hard at best.")
        assert stage.screen.sitting.hints == 0
        await stage.press("ctrl+b", "ctrl+t")  # anything between withdraws the offer
        assert stage.screen.sitting.hints == 0
        await stage.press("ctrl+t")
        await stage.sees("hints 1/3")
        await stage.press("ctrl+r", "ctrl+t")
        await stage.sees("Hint 2 of 3")
        await stage.sees(stage.screen.sitting.drill.hints[0])  # what was taken can be read again
        for _ in range(4):
            await stage.press("ctrl+t")
        await stage.sees("There are no more hints.")
        assert stage.screen.sitting.hints == 3
        await stage.press("ctrl+q")

    assert play(at, judge, act) == 1
    assert read_reviews(at.store) == []


def test_solution_is_compared_then_typed_from_an_empty_page_and_counts_as_again(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+o")
        await stage.sees("counts as Again")
        await stage.press("n")
        await stage.until(lambda: not isinstance(stage.app.screen, Question))
        assert not stage.screen.sitting.solution_shown
        await stage.press("ctrl+o")
        await stage.sees("counts as Again")
        await stage.press("y")
        await stage.until(lambda: isinstance(stage.app.screen, Comparison))
        await stage.sees("- wrong = 1")
        await stage.sees("+ ")
        await stage.press("enter")
        await stage.until(lambda: stage.editor.text == "")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Again. The solution was shown.")
        await stage.press("enter")
        await stage.sees("Recorded: Again.")
        await stage.press("q")

    assert play(at, judge, act) == 1
    (review,) = read_reviews(at.store)
    assert (review.rating, review.passed, review.solution_shown) == (Rating.AGAIN, False, True)


def test_reset_asks_and_undo_brings_the_text_back(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        for answer, left in (("n", WRONG), ("y", "")):
            await stage.press("ctrl+l")
            await stage.sees("Empty the page?")
            await stage.press(answer)
            await stage.until(lambda: stage.app.screen is stage.screen)
            assert stage.editor.text == left
        await stage.press("ctrl+z")
        assert stage.editor.text == WRONG
        await stage.press("ctrl+q")

    play(at, judge, act)
    assert [draft.text for draft in read_drafts(at.store)] == [WRONG]


def test_slow_run_leaves_the_editor_free_and_escape_cancels_it_uncounted(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type("slow = 1")
        await stage.press("ctrl+r")
        await stage.sees("Esc cancels")
        await stage.type("2")
        assert stage.editor.text == "slow = 12"
        await stage.press("escape")
        await stage.sees("Cancelled.")
        assert stage.editor.has_focus
        assert stage.screen.sitting.runs == []
        await stage.press("ctrl+q")

    play(at, judge, act)
    assert judge.stopped == 1


def test_pass_of_a_text_that_was_changed_meanwhile_takes_no_key_away(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type("slow = right")
        await stage.press("ctrl+r")
        await stage.until(lambda: judge.judged)
        await stage.type("4")
        judge.go_on.set()
        await stage.sees("✓ passed")
        assert stage.app.screen is stage.screen
        await stage.press("ctrl+g")
        await stage.until(lambda: isinstance(stage.app.screen, RatingQuestion))
        await stage.press("escape")
        await stage.until(lambda: stage.app.screen is stage.screen)
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_queue_goes_on_drill_after_drill_to_a_summary(at: Desk, judge: FakeJudge) -> None:
    first, *_ = at.queue

    async def act(stage: Stage) -> None:
        assert stage.screen.sitting.entry.id == first.drill
        await stage.press("ctrl+g")
        await stage.sees("The answer did not pass.")
        await stage.press("4", "enter")
        await stage.sees("Recorded: Easy.")
        await stage.press("enter")
        done = {first.drill}
        while "queue is done" not in stage.seen:
            await stage.until(lambda: "queue is done" in stage.seen or stage.screen.sitting.entry.id not in done)
            done.add(stage.screen.sitting.entry.id)
            await stage.until(lambda: "queue is done" in stage.seen or stage.screen.query("#editor"))
            await stage.press("ctrl+n")
        assert len(done) >= len(at.queue)
        await stage.sees("Tomorrow:")
        await stage.press("enter")

    play(at, judge, act, target=None)
    assert [review.drill for review in read_reviews(at.store)] == [first.drill]


def test_skip_keeps_the_draft_and_opens_the_next_drill(at: Desk, judge: FakeJudge) -> None:
    first, second, *_ = at.queue

    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+n")
        await stage.until(lambda: stage.screen.sitting.entry.id == second.drill)
        await stage.press("ctrl+q")

    play(at, judge, act, target=None)
    assert [(draft.drill, draft.text) for draft in read_drafts(at.store)] == [(first.drill, WRONG)]


def test_draft_is_kept_while_typing_and_restored(at: Desk, judge: FakeJudge) -> None:
    async def types(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.until(lambda: [draft.text for draft in read_drafts(at.store)] == [WRONG])
        await stage.press("ctrl+q")

    async def finds(stage: Stage) -> None:
        await stage.sees("is still here.")
        await stage.until(lambda: stage.editor.language == "python")
        await stage.press("2")
        assert stage.editor.text == f"{WRONG}2"
        await stage.press("ctrl+q")

    play(at, judge, types)
    play(at, judge, finds)


def test_attempt_that_was_left_goes_on_with_all_that_counts(at: Desk, judge: FakeJudge) -> None:
    async def leaves(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+r", "ctrl+t", "ctrl+t")
        await stage.sees("hints 1/3")
        await stage.press("ctrl+q")

    async def goes_on(stage: Stage) -> None:
        await stage.sees("is still here. The attempt goes on: 1 run, 1 hint.")
        await stage.sees("hints 1/3")
        await stage.press("ctrl+a", "ctrl+k")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Hard. Right, but only on run 2.")
        await stage.press("enter", "enter")

    play(at, judge, leaves)
    (draft,) = read_drafts(at.store)
    play(at, judge, goes_on)
    (review,) = read_reviews(at.store)
    assert (review.hints, [run.answer for run in review.runs]) == (1, [WRONG, RIGHT])
    assert draft.begun is not None
    assert review.minutes > draft.begun.minutes
    assert review.typing is not None
    assert review.typing.keys == len(WRONG) + len(RIGHT)


def test_solution_that_was_seen_stays_seen_even_before_an_empty_page(at: Desk, judge: FakeJudge) -> None:
    async def looks_and_leaves(stage: Stage) -> None:
        await stage.press("ctrl+o")
        await stage.sees("counts as Again")
        await stage.press("y")
        await stage.until(lambda: isinstance(stage.app.screen, Comparison))
        await stage.press("escape", "ctrl+q")

    async def goes_on(stage: Stage) -> None:
        await stage.sees("You began this on")
        await stage.sees("The attempt goes on: the solution was shown.")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Again. The solution was shown.")
        await stage.press("enter", "enter")

    play(at, judge, looks_and_leaves)
    play(at, judge, goes_on)
    assert read_drafts(at.store) == []


def test_attempt_left_at_its_rating_has_passed_on_the_run_that_passed(at: Desk, judge: FakeJudge) -> None:
    async def leaves(stage: Stage) -> None:
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Easy.")
        await stage.press("escape", "ctrl+q")

    async def goes_on(stage: Stage) -> None:
        await stage.sees("The attempt goes on: 1 run.")
        await stage.press("ctrl+r")
        await stage.sees("Earned: Easy.")
        await stage.press("enter", "enter")

    play(at, judge, leaves)
    play(at, judge, goes_on)
    assert read_reviews(at.store)[0].passed


def test_minutes_of_an_earlier_sitting_count(at: Desk, judge: FakeJudge) -> None:
    async def types(stage: Stage) -> None:
        await stage.type(RIGHT)
        await stage.press("ctrl+q")

    async def runs(stage: Stage) -> None:
        await stage.press("ctrl+r")
        await stage.sees("Earned: Hard. Right, but it took 50 minutes")
        await stage.press("enter", "enter")

    play(at, judge, types)
    (draft,) = read_drafts(at.store)
    assert draft.begun is not None
    save_draft(at.store, replace(draft, begun=replace(draft.begun, minutes=50.0)))
    play(at, judge, runs)
    assert read_reviews(at.store)[0].minutes >= 50


def test_second_ctrl_c_leaves_as_interrupted_with_the_draft_kept(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+c")
        assert stage.app.is_running
        await stage.press("ctrl+c")

    assert play(at, judge, act) == 130
    assert [draft.text for draft in read_drafts(at.store)] == [WRONG]


def test_pastes_of_every_kind_are_refused_and_typing_goes_on(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type("abc")
        stage.app.post_message(events.Paste("pasted\ntext"))
        await stage.sees("Pasting is off")
        stage.app.copy_to_clipboard("clipped")
        await stage.press("ctrl+v")
        assert stage.editor.text == "abc"
        stage.post(*"x = 'unbracketed'" * 300, after_seconds=1, apart_seconds=0.0004)
        stage.post("d", apart_seconds=60)
        await stage.until(lambda: stage.editor.text == "abcd")
        stage.post(*"in ", after_seconds=120, apart_seconds=0.0004)  # a machine that is busy at its beginning
        stage.post(*"pieces" * 300, after_seconds=120.03, apart_seconds=0.0004)
        stage.post("e", after_seconds=180)
        await stage.until(lambda: stage.editor.text == "abcde")
        assert stage.editor.guard.pastes == 4
        assert stage.screen.sitting.rating()[0] is Rating.AGAIN
        await stage.press("ctrl+q")

    play(at, judge, act, guard=PasteGuard())


def test_text_cut_here_may_be_moved_once(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type("one\ntwo")
        await stage.press("ctrl+x", "up", "ctrl+v")
        assert stage.editor.text.split() == ["two", "one"] or stage.editor.text.split() == ["twoone"]
        assert not stage.screen.sitting.pasted
        await stage.press("ctrl+v")
        await stage.sees("Pasting is off")
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_keys_act_in_their_order_however_fast_they_come_and_a_run_judges_them_all(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        for _ in range(100):
            stage.post("w", "x", "backspace", "y", "left", "z", "end")
        stage.post("ctrl+r")
        await stage.until(lambda: judge.judged)
        await stage.press("ctrl+q")

    play(at, judge, act)
    assert judge.judged == ["wzy" * 100]


def test_editor_indents_dedents_and_comments(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        async def gives(keys: list[str], text: str) -> None:
            await stage.press(*keys)
            assert stage.editor.text == text

        await gives([*"def f():", "enter", *"return 1", "enter"], "def f():\n    return 1\n")
        await gives(["tab", "x"], "def f():\n    return 1\n    x")
        await gives(["backspace", "backspace"], "def f():\n    return 1\n")
        await gives(["up", "shift+tab"], "def f():\nreturn 1\n")
        await gives(["ctrl+underscore"], "def f():\n# return 1\n")
        await gives(["ctrl+slash"], "def f():\nreturn 1\n")
        await gives(["ctrl+z", "ctrl+y"], "def f():\nreturn 1\n")
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_every_size_shows_the_task_and_resizing_keeps_the_text(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        for width, height in ((60, 20), (200, 60), (30, 8), (100, 30)):
            await stage.pilot.resize_terminal(width, height)
            is_small = width < 40
            await stage.until(lambda small=is_small: stage.screen.has_class("-small") == small)
            assert stage.editor.text == WRONG
            assert is_small or stage.editor.size.height >= 3
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_size_that_is_past_is_not_laid_out_for(at: Desk, judge: FakeJudge, monkeypatch: Any) -> None:
    laid_out = []
    resized = Screen._screen_resized

    def noted(self: Any, size: Size) -> None:
        laid_out.append(size)
        resized(self, size)

    monkeypatch.setattr(Screen, "_screen_resized", noted)

    async def act(stage: Stage) -> None:
        past = Size(60, 20)
        stage.screen.post_message(events.Resize(past, past))
        await stage.press(*"after")
        assert stage.editor.text == "after"
        assert past not in laid_out
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_given_unfolds_and_folds(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        task, given = stage.screen.query_one("#task"), stage.screen.query_one("#given")
        await stage.until(lambda: stage.editor.language == "python")  # all is drawn, the prompt as Markdown, too
        assert given.region.bottom > task.region.bottom
        await stage.press("ctrl+b")
        await stage.sees("▾ Given, run before your code")
        await stage.until(lambda: given.region.height > 3 and given.region.bottom <= task.region.bottom)
        await stage.press("ctrl+b")
        await stage.sees("▸ Given:")
        await stage.press("ctrl+q")

    play(at, judge, act, size=(60, 20))


def test_given_of_a_few_lines_is_shown_at_once_and_so_is_what_a_drill_builds_on(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.sees("▾ Given, run before your code (^b folds it)\nimport keras")
        await stage.sees("conv-classifier builds on dense-classifier, which you haven't met yet.")
        await stage.press("ctrl+q")

    play(at, judge, act, target="conv-classifier")


def test_drill_that_was_just_failed_waits_for_another(at: Desk, judge: FakeJudge) -> None:
    first, second, *_ = at.queue

    async def act(stage: Stage) -> None:
        await stage.press("ctrl+g", "enter")
        await stage.sees(f"Enter goes on to {second.drill}")
        assert today_at(at.refreshed()).queue[0][0].id == second.drill  # what is listed first is what comes next
        await stage.press("enter")
        await stage.until(lambda: stage.screen.sitting.entry.id == second.drill)
        await stage.press("ctrl+g", "enter")
        await stage.sees(f"Enter goes on to {first.drill}")
        await stage.press("q")

    play(at, judge, act, target=None)


def test_trouble_of_the_judge_is_told_and_costs_nothing(at: Desk, judge: FakeJudge, monkeypatch: Any) -> None:
    def fails(*_: object, **_named: object) -> None:
        raise OSError("no [process] left")

    monkeypatch.setattr(judge, "judge", fails)

    async def act(stage: Stage) -> None:
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("no [process] left")
        assert stage.editor.text == RIGHT
        assert stage.screen.sitting.runs == []
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_bracket_that_closes_goes_below_the_line_that_opened_it(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type("for i in x:\nf(a, [\n1,\n])\ng(\n2)\n")
        assert stage.editor.text == "for i in x:\n    f(a, [\n        1,\n    ])\n    g(\n        2)\n        "
        await stage.press("ctrl+q")

    assert play(at, judge, act) == 1
