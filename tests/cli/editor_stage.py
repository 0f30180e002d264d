"""Stand-in editors: shell scripts that save as editors do, and wait for what must come, never for a time."""

import stat
from dataclasses import dataclass, field
from pathlib import Path

from planner.checking.protocol import Job
from planner.domain.training import Heard
from planner.domain.verdict import Finding, Outcome, Verdict
from planner.errors import CheckerError
from planner.store.connection import Store
from planner.store.drafts import read_drafts

_PRELUDE = """\
#!/bin/sh
file=$1
judged() {  # wait for the run of that number, and give up after a minute
  tries=0
  until [ -e "$signs/$1" ] || [ $tries -gt 1200 ]; do sleep 0.05; tries=$((tries + 1)); done
}
"""


def editor(folder: Path, script: str) -> str:
    """Write an editor, and return the command that opens it; ``$file`` is what it edits."""
    made = folder / "editor.sh"
    made.write_text(f"{_PRELUDE.replace('$signs', str(folder))}{script}\n")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return str(made)


@dataclass
class SigningJudge:
    """Passes what holds the word right, can't judge what holds the word trouble; leaves a sign after each run."""

    signs: Path
    store: Store
    judged: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    def prepare(self, job: Job) -> None:
        """Need nothing."""

    def judge(self, _: Job, code: str, *, progress: Heard | None = None) -> Verdict:  # noqa: ARG002 - nothing trains
        """Judge by a word, and take note of what was kept by then."""
        self.judged.append(code)
        self.drafts += [draft.text for draft in read_drafts(self.store)]
        (self.signs / str(len(self.judged))).touch()
        if "trouble" in code:
            raise CheckerError("There is no checker today.")
        line = code.count("\n")
        finding = Finding("name-missing", f"seen: {code.strip()}", "Look again.", line=line)
        return Verdict(Outcome.PASSED, 0.01) if "right" in code else Verdict(Outcome.FAILED, 0.01, (finding,))
