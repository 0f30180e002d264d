"""The typing screen on a real store and real drills, with a judge that answers at once."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_stage import FakeJudge

from planner.actions.desk import Desk, desk

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))  # what drives the real program stands there


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on a home of its own, on a Monday morning."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANNER_NOW", "2026-03-02T07:30:00+01:00")
    with desk() as opened:
        yield opened


@pytest.fixture
def judge() -> Iterator[FakeJudge]:
    """A judge without TensorFlow; whatever waits in it at the end is let go."""
    fake = FakeJudge()
    yield fake
    fake.go_on.set()
