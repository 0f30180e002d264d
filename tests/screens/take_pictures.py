"""Takes the README's pictures of the typing screen: ``python tests/screens/take_pictures.py`` rewrites them."""

import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from screen_stage import FakeJudge, Stage, play

from planner.actions.desk import desk

PICTURES = Path(__file__).parent / "pictures"
LOOKS = ("dark", "light", "high-contrast")
TYPED = 'model = keras.Sequential([\nkeras.Input((32, 32, 1)),\nkeras.layers.Conv2D(32, 3, activation="relu"),\n'


def photographer(look: str) -> Callable[[Stage], Awaitable[None]]:
    """Return what types, runs, and takes a picture of the verdict."""

    async def act(stage: Stage) -> None:
        await stage.type(TYPED)
        await stage.press("ctrl+r")
        await stage.sees("not yet")
        await stage.pilot.pause(0.5)
        stage.app.save_screenshot(f"typing-{look}.svg", str(PICTURES))
        stage.app.exit(0)

    return act


def main() -> None:
    """Take one picture in each theme."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"PLANNER_HOME": home, "PLANNER_NOW": "2026-03-02T07:30:00+01:00"}
        with desk() as at:
            for look in LOOKS:
                play(at, FakeJudge(), photographer(look), target="conv-classifier", look=look)


if __name__ == "__main__":
    main()
