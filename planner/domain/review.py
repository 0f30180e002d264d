"""The review log's entry: one finished, rated attempt. The log is the truth; cards follow from it."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.memory import Rating


@dataclass(frozen=True, slots=True)
class Run:
    """One press of Run inside an attempt: what was judged, and what the judge said."""

    outcome: str
    seconds: float
    rules: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Review:
    """A rated attempt.

    ``retrievability`` is what the memory model predicted before the attempt, None for a new drill.
    ``minutes`` is the time from opening the drill to its end. ``hints`` counts the hints taken.
    """

    drill: str
    at: datetime
    study_day: date
    rating: Rating
    passed: bool
    minutes: float
    hints: int
    solution_shown: bool
    variant_index: int
    content_hash: str
    retrievability: float | None
    source: str
    runs: tuple[Run, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules found in any run, each once, in order of appearance."""
        return tuple(dict.fromkeys(rule for run in self.runs for rule in run.rules))
