"""One sitting at a drill: runs, hints, the solution, and at its end the rated review, recorded as a whole."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Protocol

from planner import clock
from planner.actions.desk import Desk
from planner.actions.library import Shown, shown
from planner.checking.protocol import Job, job_for
from planner.domain.blanks import blanked
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.review import Begun, Review, Run, Typing
from planner.domain.training import Heard
from planner.domain.verdict import Outcome, Verdict
from planner.errors import CheckerError
from planner.memory.fsrs import retrievability_on
from planner.memory.rating import Attempt, rate, why
from planner.memory.replay import next_card
from planner.planning.cost import expected_minutes, new_minutes
from planner.store.reviews import record

FILE = "file"


class Readied(Protocol):
    """What is told of a drill as soon as it opens."""

    def prepare(self, job: Job) -> None:
        """Get ready for answers to the job, without waiting for it."""


class Judge(Readied, Protocol):
    """Who judges a run: the worker, or whatever stands in its place."""

    def judge(self, job: Job, code: str, *, progress: Heard | None = None) -> Verdict:
        """Judge one answer; ``progress`` hears of its training. Raises CheckerError where none can be judged."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finished attempt: its review, the reason for its rating, and when the drill is due again."""

    review: Review
    why: str
    due_on: date | None


@dataclass
class Sitting:
    """An open drill. ``source`` is typed, editor or file; nobody saw the last one typed, so it isn't timed.

    ``typing`` is what was seen of the typing, ``verdict`` the last one. ``along`` holds what is still to be typed along
    before the attempt from an empty page begins.
    """

    at: Desk
    entry: Entry
    drill: Shown
    source: str
    pasted: bool = False
    hints: int = 0
    solution_shown: bool = False
    typed_along: bool = False
    along: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    typing: Typing | None = None
    verdict: Verdict | None = None
    _began: float = field(default_factory=clock.seconds)
    _minutes_before: float = 0.0
    _passed: bool = False

    @property
    def card(self) -> Card:
        """The drill's card as it was before this attempt."""
        return self.at.cards.get(self.entry.id) or Card(self.entry.id, New())

    @property
    def job(self) -> Job:
        """What the worker judges."""
        return job_for(self.drill.drill, self.drill.variant)

    @property
    def is_new(self) -> bool:
        """Whether the drill is met for the first time."""
        return isinstance(self.card.memory, New)

    @property
    def unmet(self) -> list[str]:
        """What a new drill builds on and hasn't been met either."""
        return [drill for drill in self.entry.requires if drill not in self.at.cards] if self.is_new else []

    @property
    def minutes(self) -> float:
        """How long the drill has been open, in earlier sittings of the same attempt, too."""
        return self._minutes_before + (clock.seconds() - self._began) / 60

    @property
    def begun(self) -> Begun:
        """How far the attempt has come."""
        return Begun(
            minutes=round(self.minutes, 3),
            hints=self.hints,
            solution_shown=self.solution_shown,
            pasted=self.pasted,
            typed_along=self.typed_along,
            runs=tuple(self.runs),
            typing=self.typing,
        )

    def go_on(self, begun: Begun) -> None:
        """Go on with an attempt that was left: what it took, and the help that was taken, go on counting."""
        self._minutes_before = begun.minutes
        self.hints = min(begun.hints, len(self.drill.hints))
        self.solution_shown, self.pasted, self.typed_along = begun.solution_shown, begun.pasted, begun.typed_along
        self.runs = list(begun.runs)
        self._passed = bool(self.runs) and self.runs[-1].outcome == Outcome.PASSED.value

    @property
    def expected_minutes(self) -> float:
        """How long the attempt should take: longer for a drill that is met for the first time."""
        return new_minutes(self.entry) if self.is_new else self.entry.minutes

    def run(self, judge: Judge, code: str, progress: Heard | None = None) -> Verdict:
        """Have the answer judged as it is now. Raises CheckerError where there is no verdict on it."""
        verdict = self.take(code, judge.judge(self.job, code, progress=progress))
        if not verdict.passed and self.source != FILE:
            judge.prepare(self.job)  # the reference runs while the learner types again
        return verdict

    def take(self, code: str, verdict: Verdict) -> Verdict:
        """Count a run by its verdict, unless it was typed along. Raises CheckerError where that says nothing."""
        if verdict.outcome is Outcome.BROKEN:
            finding = verdict.findings[0]
            reason = finding.help.strip().rpartition("\n")[2]
            raise CheckerError(
                f"{self.entry.id} could not be judged, so nothing is recorded. {finding.message} {reason}\n"
                f"`planner check {self.entry.id} FILE` shows where; go on with another drill."
            )
        self.verdict = verdict
        if self.along:
            if verdict.passed:
                self.go_along()
            return verdict
        self.runs.append(Run(verdict.outcome.value, verdict.seconds, verdict.rules, code))
        self._passed = verdict.passed
        return verdict

    def begin_along(self) -> None:
        """Have the solution typed along, whole and then with its arguments blanked; the attempt is Hard at best."""
        self.typed_along = True
        self.along = [self.drill.solution, blanked(self.drill.solution)]

    def go_along(self) -> None:
        """Go on to the next step of typing along, or to the attempt itself."""
        self.along = self.along[1:]

    def hint(self) -> str | None:
        """Take the next hint; None when there are no more."""
        if self.hints >= len(self.drill.hints):
            return None
        self.hints += 1
        return self.drill.hints[self.hints - 1]

    def show_solution(self) -> str:
        """Give the solution away; the attempt then counts as Again."""
        self.solution_shown = True
        return self.drill.solution

    def rating(self) -> tuple[Rating, str]:
        """Return the rating that the attempt has earned so far, and the reason."""
        attempt = self._attempt()
        return rate(attempt), why(attempt)

    def finish(self, overruled: Rating | None = None) -> Recorded:
        """Record the attempt: one transaction. Raises StoreError; then nothing is recorded."""
        rating, reason = self.rating()
        if overruled is not None and overruled is not rating:
            rating, reason = overruled, "Your own rating."
        card, attempt = self.card, self._attempt()
        today, parameters = self.at.now.study_day, self.at.parameters
        predicted = retrievability_on(card.memory, today, parameters) if isinstance(card.memory, Reviewed) else None
        review = Review(
            drill=self.entry.id,
            at=clock.now().at,
            study_day=today,
            rating=rating,
            passed=self._passed and not self.solution_shown,
            minutes=self._minutes(attempt),
            hints=self.hints,
            solution_shown=self.solution_shown,
            variant_index=self.drill.variant_index,
            content_hash=self.drill.drill.content_hash,
            retrievability=predicted,
            source=self.source,
            runs=tuple(self.runs),
            typing=self.typing,
        )
        after = record(self.at.store, review, partial(next_card, parameters=parameters))
        return Recorded(review, reason, after.due_on)

    @property
    def _runs_to_pass(self) -> int:
        """The runs up to the first that passed: one that was left at its rating may be run again."""
        passed = (number for number, run in enumerate(self.runs, 1) if run.outcome == Outcome.PASSED.value)
        return next(passed, len(self.runs))

    def _attempt(self) -> Attempt:
        return Attempt(
            passed=self._passed,
            runs=self._runs_to_pass,
            hints=self.hints,
            solution_shown=self.solution_shown,
            pasted=self.pasted,
            minutes=None if self.source == FILE else self.minutes,
            expected_minutes=self.expected_minutes,
            typed_along=self.typed_along,
        )

    def _minutes(self, attempt: Attempt) -> float:
        """An attempt that wasn't timed counts as the minutes it was planned for: the day's budget is real."""
        if attempt.minutes is not None:
            return round(attempt.minutes, 3)
        learner, today = self.at.learner, self.at.now.study_day
        return expected_minutes(self.entry, self.card.memory, today, learner.pace, learner.parameters)


def sit_down(at: Desk, judge: Readied, entry: Entry, variant_index: int | None, source: str) -> Sitting:
    """Open a drill, and have the judge run its reference while the learner reads and types.

    ``source`` is typed, editor or file; a file was not timed.
    """
    sitting = Sitting(at, entry, shown(at, entry.id, variant_index), source)
    judge.prepare(sitting.job)
    return sitting
