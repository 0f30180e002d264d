"""What the editor shows of a line that an edit left alone is what it would draw anew."""

import random

from screen_stage import FakeJudge, Stage, play
from textual.strip import Strip
from textual.widgets.text_area import Selection

from planner.actions.desk import Desk

TEXT = '''\
model = keras.Sequential([
    keras.Input((28, 28, 1)),  # größer
    keras.layers.Flatten(),
])


def rate(epoch):
    """As the day goes."""
    return 1e-4 * 10 ** (epoch / 3)

'''
PIECES = ("x", '"', '"""', "#", "\n", "(", ")", "    ", "def f():\n", "日", "")
EDITS = 150


def test_lines_are_drawn_as_if_nothing_were_kept(at: Desk, judge: FakeJudge) -> None:
    dice = random.Random(20_261_128)

    async def act(stage: Stage) -> None:
        editor = stage.editor
        await stage.until(lambda: editor.language == "python")

        def shown() -> list[Strip]:
            return [editor.render_line(y) for y in range(editor.size.height)]

        def place() -> tuple[int, int]:
            row = dice.randrange(editor.document.line_count)
            return row, dice.randrange(len(editor.document[row]) + 1)

        editor.load_text(TEXT)
        for _ in range(EDITS):
            start, end = sorted((place(), place()))
            match dice.randrange(4):
                case 0:
                    editor.replace(dice.choice(PIECES), start, end if dice.random() < 0.1 else start)
                case 1:
                    editor.selection = Selection(start, end)
                case 2:
                    editor.undo()
                case _:
                    editor.insert(dice.choice(PIECES), start)
            await stage.pilot.pause(0)
            kept = shown()
            editor._line_cache.clear()
            assert kept == shown()
        await stage.press("ctrl+q")

    play(at, judge, act)
