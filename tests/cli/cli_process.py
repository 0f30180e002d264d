"""Runs the real command line in processes of its own, and looks at what each one leaves behind.

Every process carries a tag in its environment, which whatever it starts inherits: so a process left behind is
found, whatever it calls itself and wherever it has moved.
"""

import ctypes
import json
import os
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NOW = "2026-03-02T07:30:00+01:00"  # a Monday
STATUSES = {0, 1, 2, 3, 4, 130}
START_SECONDS = 60.0  # TensorFlow on a busy machine
_TAG = "PLANNER_TEST_TAG"
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it said."""

    args: tuple[str, ...]
    status: int
    out: str
    err: str

    def json(self) -> Any:
        """Return the one JSON document that stdout holds, a line and nothing else."""
        assert self.out.endswith("\n"), self
        assert self.out.count("\n") == 1, self
        return json.loads(self.out)

    def json_lines(self) -> list[Any]:
        """Return the JSON documents of stdout, one a line."""
        assert self.out.endswith("\n"), self
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Started:
    """A command that still runs."""

    args: tuple[str, ...]
    process: "subprocess.Popen[str]"

    def end(self) -> Ended:
        """Wait for its end. Whatever happened, nobody is shown a traceback."""
        out, err = self.process.communicate(timeout=START_SECONDS)
        ended = Ended(self.args, self.process.returncode, out, err)
        assert "Traceback" not in err or "--debug" in self.args, ended
        assert ended.status in STATUSES, ended
        return ended


@dataclass
class Planner:
    """The command line with a home, a clock and a folder for temporary files of its own."""

    home: Path
    temporary: Path
    now: str = NOW
    program: Path | None = None
    tag: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __call__(self, *args: str | Path, **how: Any) -> Ended:
        """Run one command to its end; ``how`` as for `start`."""
        return self.start(*args, **how).end()

    def start(
        self,
        *args: str | Path,
        text: str | None = None,
        now: str | None = None,
        env: Mapping[str, str] | None = None,
        humble: bool = False,
    ) -> Started:
        """Start one command: ``text`` on its standard input; ``humble`` where permissions must count, even for root."""
        words = tuple(map(str, args))
        process = subprocess.Popen(
            [sys.executable, "-m", "planner", *words],
            stdin=subprocess.DEVNULL if text is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(now=now) | dict(env or {}),
            cwd=self.temporary,
            encoding="utf-8",
            errors="replace",
            preexec_fn=_give_up_roots_key if humble and os.geteuid() == 0 else None,  # noqa: PLW1509 - no threads
        )
        if text is not None and process.stdin is not None:
            process.stdin.write(text)
            process.stdin.close()
            process.stdin = None
        return Started(words, process)

    def environment(self, *, now: str | None = None) -> dict[str, str]:
        """Return what a process is started with: nothing of the tests' own environment but what Python needs."""
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "PYTHONPATH"}}
        if self.program is not None:
            kept["PYTHONPATH"] = str(self.program)
        return kept | {
            "PLANNER_HOME": str(self.home),
            "PLANNER_NOW": now or self.now,
            "TMPDIR": str(self.temporary),
            "COLUMNS": "80",
            _TAG: self.tag,
        }

    @property
    def store(self) -> Path:
        """The file that holds the learner's state."""
        return self.home / "planner.db"

    def dump(self) -> list[str]:
        """Return the whole store as SQL, table by table: equal dumps mean that nothing has changed."""
        with closing(sqlite3.connect(f"{self.store.as_uri()}?mode=ro", uri=True)) as connection:
            return list(connection.iterdump())

    def change(self, sql: str, *parameters: str | float) -> None:
        """Change the store behind the program's back."""
        with closing(sqlite3.connect(self.store, isolation_level=None)) as connection:
            connection.execute(sql, parameters)

    def left_processes(self, patience_seconds: float = 20.0) -> list[str]:
        """Return what still runs of what was started here, once all had time to end.

        The fork server notices that the program is gone as soon as TensorFlow is imported, not before.
        """
        deadline = time.monotonic() + patience_seconds
        while (running := self.running()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return running

    def running(self) -> list[str]:
        """Return the command lines of what runs now of what was started here."""
        return list(_tagged(self.tag))

    def left_files(self) -> list[str]:
        """Return the temporary files that are still there."""
        return sorted(str(path.relative_to(self.temporary)) for path in self.temporary.rglob("*"))


def _give_up_roots_key() -> None:
    """Take from root what opens every door: what is started next is stopped by a file's permissions as anyone is."""
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def _tagged(tag: str) -> Iterator[str]:
    """Yield the processes whose environment holds the tag; none where the system doesn't tell."""
    wanted = f"{_TAG}={tag}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                yield f"{folder.name}: {(folder / 'cmdline').read_bytes().decode(errors='replace')}"
        except OSError:  # it ended meanwhile, or is another user's
            continue
