"""The review log's entry, one finished, rated attempt, and what is kept of one that is not finished yet.

The log is the truth; cards follow from it.
"""

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
class Typing:
    """How an answer was typed: its keys, the pastes that were refused, and the seconds of typing without its pauses."""

    keys: int
    pastes: int
    seconds: float

    @property
    def keys_a_minute(self) -> float | None:
        """The pace, None where too little was typed to tell."""
        return 60 * self.keys / self.seconds if self.seconds > 0 else None


@dataclass(frozen=True, slots=True)
class Begun:
    """How far an attempt has come, beside its text: whoever leaves it and goes on later has taken no help back.

    ``minutes`` is how long the drill was open; ``typing`` is None where nobody saw it.
    """

    minutes: float
    hints: int
    solution_shown: bool
    pasted: bool
    typed_along: bool
    runs: tuple[Run, ...]
    typing: Typing | None = None

    @property
    def counts(self) -> bool:
        """Whether anything happened that the rating knows of, even where the page is empty."""
        return bool(self.hints or self.solution_shown or self.pasted or self.typed_along or self.runs)


@dataclass(frozen=True, slots=True)
class Review:
    """A rated attempt.

    ``retrievability`` is what the memory model predicted before the attempt, None for a new drill.
    ``minutes`` is the time from opening the drill to its end. ``hints`` counts the hints taken. ``typing`` is None
    where nobody saw it typed: in an editor of the learner's own, or handed in as a file.
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
    typing: Typing | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules found in any run, each once, in order of appearance."""
        return tuple(dict.fromkeys(rule for run in self.runs for rule in run.rules))
