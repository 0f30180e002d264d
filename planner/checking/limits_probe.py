"""Which limits hold on this system: an answer that tries to break each of them says how far it came.

Time, output, processes and disk are watched by the program itself, on every system; here are those that the system
has to enforce.
"""

import json
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.checking.protocol import Job, Limits
from planner.checking.worker import Worker

_LIMITS = Limits()
_SOLUTION = "x = 1\n"
# Each line of `tries` must raise OSError or MemoryError where the limit holds. A file is written beyond its limit
# with a hole in it, and memory is asked for but not touched, so neither costs anything where the limit does not hold.
_TRIES = """
import json, mmap, os, pathlib, socket
x = 1

def grow():
    with open("grown", "wb") as file:
        file.seek({file_bytes})
        file.write(b"-")

tries = {{
    "memory": lambda: mmap.mmap(-1, {data_bytes} + 1, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS),
    "file size": grow,
    "open files": lambda: [os.dup(0) for _ in range({open_files})],
    "network": lambda: socket.create_connection(("127.0.0.1", {port}), timeout=5),
    "writing elsewhere": lambda: pathlib.Path({elsewhere!r}, "written").touch(),
    "reading elsewhere": lambda: pathlib.Path({elsewhere!r}, "secret").read_text(),
}}
held = {{}}
for name, attempt in tries.items():
    try:
        attempt()
        held[name] = False
    except (OSError, MemoryError):
        held[name] = True
print(json.dumps(held))
"""


@dataclass(frozen=True, slots=True)
class HeldLimit:
    """A limit by name, what it is, and whether it was found to hold."""

    name: str
    value: str
    holds: bool


_VALUES = {
    "memory": f"{_LIMITS.data_bytes >> 30} GiB",
    "file size": f"{_LIMITS.file_bytes >> 20} MB",
    "open files": f"{_LIMITS.open_files}",
    "network": "none",
    "writing elsewhere": "only in a temporary folder",
    "reading elsewhere": "nothing of yours",
}


def probe_limits(worker: Worker) -> list[HeldLimit]:
    """Try every limit in a child and say which of them holds. Raises CheckerError where none can be started."""
    with _listening() as port, tempfile.TemporaryDirectory(prefix="planner-probe-") as folder:
        Path(folder, "secret").write_text("-", encoding="utf-8")
        code = _TRIES.format(
            file_bytes=_LIMITS.file_bytes,
            data_bytes=_LIMITS.data_bytes,
            open_files=_LIMITS.open_files,
            port=port,
            elsewhere=folder,
        )
        verdict = worker.judge(_job(), code)
    try:
        held = json.loads(verdict.output)
    except ValueError:  # it did not get to its end: nothing was seen to hold
        held = {}
    return [HeldLimit(name, value, held.get(name) is True) for name, value in _VALUES.items()]


def _job() -> Job:
    return Job("probe", given="", solution=_SOLUTION, names=("x",), inputs=(), check="", seed=1, limits=_LIMITS)


@contextmanager
def _listening() -> Iterator[int]:
    """Listen on a port of this machine while the block runs: a run without network can't reach it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
