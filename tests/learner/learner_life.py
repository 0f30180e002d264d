"""A learner's three weeks, lived through the command line alone: every command is a process of its own.

Each evening she asks what today holds and does the first drill of it, at weekends the first two. She types the
solution or, every third time, nothing useful; two days she misses, one she has off, and once she takes a review back.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from cli_process import Planner

START = datetime.fromisoformat("2026-03-02T19:30:00+01:00")  # a Monday
DAYS = 21
MISSED = {date(2026, 3, 6), date(2026, 3, 14)}
OFF = date(2026, 3, 10)
UNDONE_ON = date(2026, 3, 4)
WEEKDAY_MINUTES, WEEKEND_MINUTES = 25, 50
WRONG = "nothing = 'of what was asked'\n"
WRONG_EVERY = 3


@dataclass(frozen=True, slots=True)
class Attempt:
    """One drill done: what `show` said beforehand, whether the answer was right, and what `drill` said of it."""

    shown: dict[str, Any]
    right: bool
    status: int
    judged: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Day:
    """One study day: the queue in the evening, what was done of it, and what `today` says afterwards."""

    date: date
    before: dict[str, Any]
    attempts: tuple[Attempt, ...]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """All that happened, and the command line on the home as it is on the eve of the exam."""

    planner: Planner
    days: tuple[Day, ...]

    @property
    def attempts(self) -> list[Attempt]:
        """The attempts that stand in the log, in order."""
        return [attempt for day in self.days for attempt in day.attempts]


class Learner:
    """Lives day by day; ``undone`` holds the store before and after a review that she took back."""

    def __init__(self, root: Path) -> None:
        self.planner = Planner(root / "home", root / "temporary")
        self.planner.temporary.mkdir()
        self.undone: list[list[str]] = []
        self._attempts = 0

    def live(self) -> Life:
        """Plan the weeks and live them."""
        days = []
        for number in range(DAYS):
            now = START + timedelta(days=number)
            self.planner.now = now.isoformat()
            if not number:
                self._plan()
            if now.date() not in MISSED:
                days.append(self._day(now))
        return Life(self.planner, tuple(days))

    def _plan(self) -> None:
        exam = (START + timedelta(days=DAYS)).date().isoformat()
        minutes = ("--weekday", str(WEEKDAY_MINUTES), "--weekend", str(WEEKEND_MINUTES), "--off", OFF.isoformat())
        assert self.planner("plan", "--exam", exam, *minutes, "--json").status == 0

    def _day(self, now: datetime) -> Day:
        before = self.planner("today", "--json").json()
        attempts = []
        for place, queued in enumerate(before["queue"][: 2 if now.weekday() >= 5 else 1], start=1):
            self.planner.now = (now + timedelta(minutes=10 * place)).isoformat()
            if now.date() == UNDONE_ON and place == 1:
                self._drill_and_undo(queued["drill"])
            attempts.append(self._attempt(queued["drill"]))
        return Day(now.date(), before, tuple(attempts), self.planner("today", "--json").json())

    def _attempt(self, drill: str) -> Attempt:
        self._attempts += 1
        right = self._attempts % WRONG_EVERY != 0
        shown = self.planner("show", drill, "--solution", "--json").json()
        text = shown["solution"] if right else WRONG
        ended = self.planner("drill", drill, "--answer", "-", "--json", text=text)
        return Attempt(shown, right, ended.status, ended.json())

    def _drill_and_undo(self, drill: str) -> None:
        self.undone.append(self.planner.dump())
        assert self.planner("drill", drill, "--answer", "-", text=WRONG).status == 1
        assert self.planner.dump() != self.undone[0]
        assert self.planner("undo").status == 0
        self.undone.append(self.planner.dump())
