"""What passes between the program and a child: a job, an answer, and records, each a line of JSON.

A child runs a learner's code, so nothing it sends is unpickled, and a verdict counts only if its line begins with the
nonce that was handed to the child at its start, and that it kept out of the answer's reach.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import NoneType
from typing import Any

from planner.checking.reference_need import looks_at_reference
from planner.domain.drill import Drill, Variant, fill
from planner.domain.training import Curve, Curves, Progress
from planner.domain.verdict import Finding, Outcome, Verdict

PROTOCOL_VERSION = 2
NONCE_BYTES = 32
MAX_FINDINGS = 3
MAX_CURVES, MAX_POINTS = 8, 500
_MOST_NAME, _MOST_PROGRESS_BYTES, _MOST_EPOCHS = 60, 200, 10**6


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use. ``data_bytes`` bounds private memory, ``file_bytes`` each file written,
    ``disk_bytes`` all of them."""

    wall_seconds: float = 20.0
    data_bytes: int = 6 * 2**30
    file_bytes: int = 64 * 2**20
    disk_bytes: int = 256 * 2**20
    output_bytes: int = 16 * 2**20
    open_files: int = 512
    processes: int = 16


@dataclass(frozen=True, slots=True)
class Job:
    """A drill with its figures filled in: all that a child needs to judge any number of answers to it.

    ``solution`` is empty where judging never looks at what it makes.
    """

    drill: str
    given: str
    solution: str
    names: tuple[str, ...]
    inputs: tuple[tuple[str, tuple[str, ...]], ...]
    check: str
    seed: int
    limits: Limits


def job_for(drill: Drill, variant: Variant, seed: int = 1) -> Job:
    """Fill the drill's code with the variant's figures."""
    given, check = fill(drill.given, variant), fill(drill.check, variant)
    return Job(
        drill=drill.id,
        given=given,
        solution=fill(drill.solution, variant) if looks_at_reference(check, given) else "",
        names=drill.answer,
        inputs=tuple((name, tuple(fill(call, variant) for call in calls)) for name, calls in drill.inputs),
        check=check,
        seed=seed,
        limits=Limits(wall_seconds=drill.limit_seconds),
    )


def encode_ready(server_pid: int, problem: str) -> bytes:
    """Write a child's first record: it has run the reference, or ``problem`` says why it could not."""
    return _line({"version": PROTOCOL_VERSION, "server": server_pid, "problem": problem})


def encode_progress(epoch: int, epochs: int, loss: float | None) -> bytes:
    """Write what a child tells while the answer trains."""
    return _line({"version": PROTOCOL_VERSION, "epoch": epoch, "epochs": epochs, "loss": loss})


def encode_verdict(
    outcome: Outcome,
    findings: tuple[Finding, ...],
    right_so_far: tuple[str, ...] = (),
    curves: Mapping[str, Sequence[float | None]] | None = None,
) -> bytes:
    """Write a child's last record, but for the nonce in front of it."""
    shown = [asdict(finding) for finding in findings[:MAX_FINDINGS]]
    told = {"outcome": outcome.value, "findings": shown, "right_so_far": list(right_so_far)}
    return _line({"version": PROTOCOL_VERSION, **told, "curves": _curves(curves or {})})


def _line(record: dict[str, object]) -> bytes:
    # With its separators said, the encoder is a fresh one: that of the module, and its class's figures, can be changed.
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def decode_ready(line: bytes) -> tuple[int, str] | None:
    """Read a child's first record: the fork server's process id, and the problem, empty where there is none."""
    match _record(line):
        case {"server": int() as server, "problem": str() as problem}:
            return server, problem
    return None


def decode_progress(line: bytes) -> Progress | None:
    """Read what a child tells of its training; None where it is anything else. It has no nonce: it proves nothing."""
    record = _record(line) if len(line) <= _MOST_PROGRESS_BYTES else {}
    epoch, epochs, loss = (record.get(field) for field in ("epoch", "epochs", "loss"))
    if not (type(epoch) is type(epochs) is int and 1 <= epoch <= epochs <= _MOST_EPOCHS):
        return None
    return Progress(epoch, epochs, loss) if loss is None or type(loss) is float else None


def decode_verdict(line: bytes, nonce: bytes, seconds: float, output: str) -> Verdict | None:
    """Read a child's last record; None where it isn't one, or doesn't carry the nonce."""
    if not line.startswith(nonce):
        return None
    record = _record(line.removeprefix(nonce))
    try:
        findings = tuple(_finding(**fields) for fields in record["findings"])
        right, curves = _texts(record["right_so_far"]), _curves(record.get("curves"))
        return Verdict(Outcome(record["outcome"]), seconds, findings, output, right, curves)
    except (ValueError, KeyError, TypeError):
        return None


def _record(line: bytes) -> dict[str, Any]:
    """Return a line's record; an empty one where it is anything else, since an answer may write here, too."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) and record.get("version") == PROTOCOL_VERSION else {}


def _curves(values: object) -> Curves:
    """Return the curves that are ones, as many and as long as may be; they are shown, so what is none is left out."""
    if not isinstance(values, Mapping):
        return {}
    named = [(str(name), curve) for name, curve in values.items() if isinstance(curve, list | tuple)]
    return {name[:_MOST_NAME]: _curve(curve) for name, curve in named[:MAX_CURVES]}


def _curve(figures: Sequence[object]) -> Curve:
    return tuple(
        float(figure) if type(figure) is float and math.isfinite(figure) else None for figure in figures[:MAX_POINTS]
    )


def _texts(values: object) -> tuple[str, ...]:
    """Return a list of texts as a tuple; raises TypeError for anything else."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError("what is right so far is a list of texts")
    return tuple(values)


def _finding(*, line: int | None, **texts: str) -> Finding:
    """Return a finding of the types that it promises; raises TypeError for any other."""
    if not all(isinstance(text, str) for text in texts.values()) or type(line) not in (int, NoneType):
        raise TypeError("a finding holds texts and a line")
    return Finding(line=line, **texts)
