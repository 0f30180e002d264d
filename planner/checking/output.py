"""What an answer prints: the first and the last few kilobytes are kept, the rest is counted and dropped."""

import re

KEPT_BYTES = 4096

_SEQUENCES = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def readable(printed: str) -> str:
    """Return text as a terminal ends up showing it: without colours, each line as it was drawn last."""
    lines = _SEQUENCES.sub("", printed).split("\n")
    return _CONTROLS.sub("", "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines))


class OutputTail:
    """Collects bytes in bounded memory, however many there are."""

    def __init__(self) -> None:
        self.total_bytes = 0
        self._head = b""
        self._tail = b""

    def add(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self.total_bytes += len(chunk)
        room = KEPT_BYTES - len(self._head)
        self._head += chunk[:room]
        self._tail = (self._tail + chunk[room:])[-KEPT_BYTES:] if len(chunk) > room else self._tail

    def text(self) -> str:
        """Return what was kept, with a line that says how much is missing."""
        missing = self.total_bytes - len(self._head) - len(self._tail)
        gap = f"\n[… {missing:,} bytes left out …]\n".encode() if missing > 0 else b""
        return (self._head + gap + self._tail).decode("utf-8", errors="replace")
