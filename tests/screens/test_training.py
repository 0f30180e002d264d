"""A training on the typing screen: its epochs while it runs, its curves when it is judged."""

from screen_stage import RIGHT, WRONG, FakeJudge, Stage, play

from planner.actions.desk import Desk
from planner.domain.training import Progress

CURVES = {"loss": (1.0, 0.8, 0.6, 0.4), "val_loss": (1.0, 0.7, 0.8, 0.9)}
SENTENCE = "Overfitting: the validation loss was lowest in epoch 2"


def test_the_last_epoch_that_was_heard_of_stands_in_the_status_line(at: Desk, judge: FakeJudge) -> None:
    judge.epochs = (Progress(6, 20, 0.5), Progress(7, 20, 0.41234))

    async def act(stage: Stage) -> None:
        await stage.type("slow = 1")
        await stage.press("ctrl+r")
        await stage.sees("epoch 7 of 20, loss 0.412 · ")
        await stage.sees("Esc cancels")
        judge.epochs = ()
        await stage.press("escape")
        await stage.sees("Cancelled.")
        judge.go_on.clear()
        await stage.press("ctrl+r")  # which hears nothing of the run before
        await stage.sees("running ")
        assert "epoch" not in stage.seen
        await stage.press("escape", "ctrl+q")

    play(at, judge, act)


def test_curves_are_drawn_below_a_verdict_where_there_is_room_and_above_the_rating(at: Desk, judge: FakeJudge) -> None:
    judge.curves = CURVES

    async def act(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+r")
        await stage.sees("not yet")
        await stage.sees("▀▄ loss   x val_loss")
        await stage.sees(SENTENCE)
        await stage.press("ctrl+a", "ctrl+k")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Hard.")
        await stage.sees("▀▄ loss   x val_loss")
        await stage.sees(SENTENCE)
        await stage.press("escape", "ctrl+q")

    play(at, judge, act, size=(100, 60))


def test_curves_are_told_in_words_on_a_small_screen(at: Desk, judge: FakeJudge) -> None:
    judge.curves = CURVES

    async def act(stage: Stage) -> None:
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: ")
        await stage.sees("4 epochs: loss 1 → 0.4, val_loss 1 → 0.9")
        await stage.sees(SENTENCE)
        assert "▀▄" not in stage.seen
        await stage.press("escape", "ctrl+q")

    play(at, judge, act, size=(50, 20))
