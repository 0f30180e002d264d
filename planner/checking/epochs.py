"""Hears what a child tells of its training. Anyone in the child may write it, so it is shown and nothing more."""

import time

from planner.checking.protocol import decode_progress
from planner.domain.training import Heard

_HEARD_EVERY_SECONDS = 0.05


class Epochs:
    """Hands progress on, and looks at no more than twenty lines a second, however many come."""

    def __init__(self, heard: Heard | None) -> None:
        self._heard = heard
        self._next_at = 0.0

    def hear(self, line: bytes) -> None:
        """Hand on what the line says of an epoch, if it does."""
        now = time.monotonic()
        if self._heard is None or now < self._next_at:
            return
        self._next_at = now + _HEARD_EVERY_SECONDS
        progress = decode_progress(line)
        if progress is not None:
            self._heard(progress)
