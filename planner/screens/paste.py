"""Telling a paste that arrives as keys from typing, by the pace of the keys alone.

A terminal that doesn't mark pastes hands them over as keys, a fraction of a millisecond apart: a line of code at
once. Where the machine or the network stalls, typed keys come together too, but only as many as fingers made
meanwhile: two seconds of quick typing are no paste. It must not know of widgets.
"""

from collections import deque
from dataclasses import dataclass, field

from planner.domain.review import Typing

BURST_KEYS = 32  # less than a line of code, more than fingers type in two seconds
BURST_SECONDS = 0.3
GAP_SECONDS = 0.005  # typed keys come 50 to 100 ms apart, pasted ones 0.4 ms
QUIET_SECONDS = 0.5  # a paste is read in pieces, with pauses between them on a busy machine
PAUSE_SECONDS = 2.0  # between keys: whoever waits longer thinks, and doesn't type
HAND_SECONDS = 0.15  # between the last key that was typed and a paste: the hand has to get to another key first


@dataclass(slots=True)
class PasteGuard:
    """Watches the pace of keys. ``burst_seconds`` 0 takes nothing for a paste."""

    burst_seconds: float = BURST_SECONDS
    keys: int = 0
    pastes: int = 0
    in_burst: bool = False
    typing_seconds: float = 0.0
    _run_length: int = 0
    _last_at: float = float("-inf")
    _run_starts: list[float] = field(default_factory=list)
    _latest: deque[float] = field(default_factory=lambda: deque(maxlen=BURST_KEYS))

    def key(self, at_seconds: float) -> bool:
        """Take note of a key; return whether it belongs to a paste."""
        apart = at_seconds - self._last_at
        self._last_at = at_seconds
        if self.in_burst and apart < QUIET_SECONDS:
            return True
        self.in_burst = False
        if apart < GAP_SECONDS:
            self._run_length += 1
        else:
            self._run_length = 1
            lately = [] if apart >= HAND_SECONDS else self._run_starts
            self._run_starts = [*(start for start in lately if start > at_seconds - QUIET_SECONDS), at_seconds]
        self._latest.append(at_seconds)
        if len(self._latest) == BURST_KEYS and 0 <= at_seconds - self._latest[0] < self.burst_seconds:
            self.in_burst = True
            self.pastes += 1
        else:
            self.keys += 1
            self.typing_seconds += apart if apart < PAUSE_SECONDS else 0.0
        return self.in_burst

    def go_on(self, typing: Typing) -> None:
        """Count on from what was typed in an earlier sitting."""
        self.keys += typing.keys
        self.pastes += typing.pastes
        self.typing_seconds += typing.seconds

    @property
    def typing(self) -> Typing:
        """How it was typed so far."""
        return Typing(self.keys, self.pastes, round(self.typing_seconds, 3))

    @property
    def at_rest(self) -> bool:
        """Whether the last key may be the first of a burst."""
        return self._run_length <= 1

    @property
    def since_seconds(self) -> float:
        """When that began which is a paste if the last key is one: its first keys may come in pieces of their own."""
        return self._run_starts[0] if self._run_starts else self._last_at

    def refused(self) -> None:
        """Take note of a paste that announced itself."""
        self.pastes += 1
