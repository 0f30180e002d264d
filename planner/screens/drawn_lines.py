"""The lines of the editor as they were drawn, found again by all that they show.

Textual draws every line anew after each edit. Here a line is also looked for by its text and its colours, so that an
edit draws only the lines that look different. It must not know of widgets.
"""

from collections.abc import Hashable
from typing import Any

from textual.cache import LRUCache
from textual.strip import Strip


class DrawnLines(LRUCache[Any, Strip]):
    """Strips by Textual's key and by ``look``: what the line to be drawn shows. Set it before each."""

    look: Hashable = None

    def get(self, key: Any, default: Any = None) -> Any:
        """Return the line as it was drawn when it looked like this."""
        return super().get((key, self.look), default)

    def __setitem__(self, key: Any, drawn: Strip) -> None:
        """Keep the line as it looks now."""
        self.set((key, self.look), drawn)
