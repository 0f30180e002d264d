"""An evening at the desk: one drill after the other, and what came of it.

A drill or a topic that was named is one sitting; without a name it is today's queue until it is done.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta

from planner.actions.choose import choose, first_left, queue_is_done
from planner.actions.desk import Desk
from planner.actions.sitting import Readied, Recorded, Sitting, sit_down
from planner.domain.library import Entry
from planner.domain.memory import New, Rating
from planner.domain.queue import Kind
from planner.errors import UsageError
from planner.planning.queue import queue_for
from planner.planning.readiness import memory_of, readiness
from planner.planning.stages import minutes_for_drills
from planner.store.claims import claimed
from planner.store.drafts import Draft, drop_draft, read_draft, save_draft


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drill stands: why it is asked, its number among today's drills, and the minutes left today."""

    kind: Kind
    number: int
    count: int
    minutes_left: float


@dataclass(slots=True)
class Evening:
    """What was asked for, and what has been recorded or skipped since."""

    at: Desk
    target: str | None
    variant: int | None
    recorded: list[Recorded] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    _claim: ExitStack = field(default_factory=ExitStack)

    def next(self) -> Entry | None:
        """Return the drill to do now; None when there is nothing left. Raises UsageError for an unknown target."""
        if self.target is not None:
            return None if self.recorded or self.skipped else choose(self.at, self.target)
        left = first_left(self.at, self.skipped)
        if left is None and not self.recorded and not self.skipped and queue_is_done(self.at):
            raise UsageError("Today's queue is done. Name a topic or a drill to go on: `planner list` shows them.")
        return self.at.by_id[left] if left else None

    def sit_down(self, entry: Entry, judge: Readied) -> Sitting:
        """Open a drill, and let go of the one before.

        Raises ContentError where its file can't be read, UsageError for an unknown variant or a drill open elsewhere.
        """
        self.leave()
        self._claim.enter_context(claimed(self.at.store, entry.id))
        return sit_down(self.at, judge, entry, self.variant, "typed")

    def finish(self, sitting: Sitting, rating: Rating) -> Recorded:
        """Record the attempt and bring the desk up to date. Raises StoreError; then nothing is recorded."""
        recorded = sitting.finish(rating)
        self.recorded.append(recorded)
        self.at = self.at.refreshed()
        return recorded

    def leave(self) -> None:
        """Let go of the drill that is open, so that it may be opened elsewhere."""
        self._claim.close()

    def skip(self, sitting: Sitting) -> None:
        """Leave a drill for later."""
        self.skipped.add(sitting.entry.id)

    def place(self, entry: Entry) -> Place:
        """Return where the drill stands today."""
        queue, done = self.at.queue, self.at.done_today
        drills = [queued.drill for queued in queue]
        is_new = isinstance(memory_of(entry.id, self.at.cards), New)
        kinds = {queued.drill: queued.kind for queued in queue}
        number = drills.index(entry.id) if entry.id in drills else 0
        left = minutes_for_drills(self.at.calendar, self.at.now.study_day) - sum(each.minutes for each in done)
        return Place(
            kind=kinds.get(entry.id, Kind.NEW if is_new else Kind.REVIEW),
            number=len(done) + number + 1,
            count=len(done) + max(len(drills), 1),
            minutes_left=max(left, 0.0),
        )

    @property
    def readiness(self) -> float:
        """The expected recall now, weighted by the syllabus."""
        return readiness(self.at.entries, self.at.learner, self.at.now.study_day).expected

    @property
    def minutes_tomorrow(self) -> float:
        """The minutes that tomorrow's queue holds, as things stand."""
        tomorrow = self.at.now.study_day + timedelta(days=1)
        queue = queue_for(self.at.calendar, tomorrow, self.at.entries, self.at.learner)
        return sum((queued.minutes for queued in queue), 0.0)


def draft_of(sitting: Sitting) -> Draft | None:
    """Return what was kept of the attempt, if it was for the same figures. Raises StoreError."""
    draft = read_draft(sitting.at.store, sitting.entry.id)
    return draft if draft is not None and draft.variant_index == sitting.drill.variant_index else None


def go_on_from_draft(sitting: Sitting) -> Draft | None:
    """Go on with the attempt that was left, and return its draft; None where there is none. Raises StoreError."""
    draft = draft_of(sitting)
    if draft is not None and draft.begun is not None:
        sitting.go_on(draft.begun)
    return draft


def keep_draft(sitting: Sitting, text: str) -> None:
    """Keep the attempt so far; where nothing was typed, and nothing else counts, it is no draft. Raises StoreError."""
    begun = sitting.begun
    if text.strip() or begun.counts:
        draft = Draft(sitting.entry.id, sitting.drill.variant_index, text, sitting.at.now.at, begun)
        save_draft(sitting.at.store, draft)
    else:
        drop_draft(sitting.at.store, sitting.entry.id)
