"""What the typing screen looks like: its characters at three sizes, and that they can be read in every theme.

``PLANNER_SNAPSHOTS=rewrite pytest tests/screens/test_drawn.py`` rewrites the characters that are expected.
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from drawn import characters, contrast, is_coloured, segments, texts
from rich.segment import Segment
from screen_stage import FakeJudge, Stage, play

from planner.actions.desk import Desk
from planner.actions.evening import Evening, Place
from planner.actions.sitting import Sitting
from planner.domain.queue import Kind
from planner.domain.settings import THEMES
from planner.screens.comparison import Comparison
from planner.screens.dialogs import Question

REWRITES = os.environ.get("PLANNER_SNAPSHOTS") == "rewrite"
SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = ((60, 20), (100, 30), (200, 60))
LEAST_CONTRAST = {"dark": 4.5, "light": 4.5, "high-contrast": 7.0}  # WCAG 2.2, levels AA and AAA
DRILL = "conv-classifier"
ALMOST = 'model = keras.Sequential(name="wrong")  # 3 layers\nfor step in range(2):\nprint(step)\n'


Look = Callable[[Stage, str], Awaitable[None]]


async def _attempt(stage: Stage, look: Look) -> None:
    """Play an attempt, and look at it on the way."""
    await stage.until(lambda: stage.editor.language == "python")
    await look(stage, "empty")
    await stage.type(ALMOST)
    await stage.press("ctrl+r")
    await stage.sees("not yet")
    await look(stage, "failed")
    await stage.press("ctrl+t", "ctrl+t")
    await stage.sees("hints 1/")
    await look(stage, "hint")
    await stage.type("right")
    await stage.press("ctrl+r")
    await stage.sees("Earned")
    await look(stage, "passed")
    await stage.press("escape", "ctrl+o")
    await stage.until(lambda: isinstance(stage.app.screen, Question))
    await stage.press("y")
    await stage.until(lambda: isinstance(stage.app.screen, Comparison))
    await look(stage, "solution")
    await stage.press("escape", "ctrl+q")


async def _at_rest(stage: Stage) -> str:
    """Return the characters on the screen once nothing changes any more."""
    shown, before = characters(stage.app), ""
    while shown != before:
        await stage.pilot.pause(0.05)
        shown, before = characters(stage.app), shown
    return shown


def _is_cursor(piece: Segment) -> bool:
    return piece.text == " " and piece.style is not None and bool(piece.style.reverse)


@pytest.mark.parametrize("theme", THEMES)
def test_attempt_is_drawn_as_it_was_and_can_be_read(
    at: Desk, judge: FakeJudge, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setattr(Sitting, "minutes", 1.5)
    monkeypatch.setattr(Evening, "place", lambda *_: Place(Kind.NEW, 3, 7, 42.0))  # planning is not what is drawn here
    other: list[str] = []
    faint: set[tuple[str, str, str, float]] = set()

    async def look(stage: Stage, state: str) -> None:
        for width, height in SIZES:
            await stage.pilot.resize_terminal(width, height)
            shown = await _at_rest(stage)
            file = SNAPSHOTS / f"{state}-{width}x{height}.txt"
            if REWRITES:
                file.parent.mkdir(exist_ok=True)
                file.write_text(shown)
            if shown != file.read_text():
                other.append(f"{file.name} is now:\n{shown}")
            for text, colour, ground in texts(stage.app):
                found = contrast(colour, ground)
                if found < LEAST_CONTRAST[theme]:
                    faint.add((text, colour.hex, ground.hex, round(found, 2)))

    play(at, judge, lambda stage: _attempt(stage, look), target=DRILL, look=theme)
    assert not other, "\n".join(other)
    assert not faint


def test_no_color_is_drawn_without_any_and_the_cursor_is_seen(
    at: Desk, judge: FakeJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    coloured: list[tuple[str, str]] = []

    async def look(stage: Stage, state: str) -> None:
        shown = await _at_rest(stage)
        assert shown.strip()
        pieces = [piece for line in segments(stage.app) for piece in line]
        coloured.extend((state, piece.text) for piece in pieces if is_coloured(piece))
        if state == "empty":
            await stage.until(lambda: any(_is_cursor(piece) for line in segments(stage.app) for piece in line))

    play(at, judge, lambda stage: _attempt(stage, look), target=DRILL)
    assert not coloured
