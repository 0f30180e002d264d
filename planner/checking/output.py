"""What an answer prints: the first and the last few kilobytes are kept, the rest is counted and dropped."""

KEPT_BYTES = 4096


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
