"""The colours of the code that is typed."""

from collections import defaultdict

from screen_stage import FakeJudge, Stage, play
from textual.widgets import TextArea

from planner.actions.desk import Desk

TEXT = (
    "\n".join(f'x{row} = f({row})  # "é"' for row in range(60)) + '\n"""\n' + "text\n" * 200 + '"""\ny = (\n    1,\n)\n'
)


def test_lines_have_the_colours_that_textual_gives_them_and_few_are_looked_up(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        editor = stage.editor
        await stage.until(lambda: editor.language == "python")
        editor.load_text(TEXT)
        await stage.press("z")
        await stage.until(lambda: "zx0" in editor.render_line(0).text)
        assert 0 < len(editor._highlights) < 200
        ours = {row: sorted(editor._highlights[row], key=str) for row in range(editor.document.line_count)}
        editor._highlights = defaultdict(list)
        TextArea._build_highlight_map(editor)
        assert ours == {row: sorted(editor._highlights[row], key=str) for row in range(editor.document.line_count)}
        assert any(name == "string" for _, _, name in ours[150])
        await stage.press("ctrl+q")

    play(at, judge, act)
