"""Records: only a whole one with the run's own nonce counts; anything else is nothing, never an error."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.checking import protocol
from planner.checking.protocol import NONCE_BYTES, PROTOCOL_VERSION
from planner.domain.drill import Drill
from planner.domain.training import Progress
from planner.domain.verdict import Finding, Outcome

NONCE = b"5" * NONCE_BYTES
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
)
FINDINGS = st.builds(
    Finding,
    rule=st.text(max_size=20),
    message=st.text(max_size=50),
    help=st.text(max_size=50),
    line=st.none() | st.integers(1, 1000),
    expected=st.text(max_size=20),
    actual=st.text(max_size=20),
)


def _record(**fields: Any) -> bytes:
    whole = {"version": PROTOCOL_VERSION, "outcome": "passed", "findings": [], "right_so_far": []}
    return NONCE + json.dumps(whole | fields).encode()


@given(st.binary())
def test_arbitrary_bytes_are_no_record(line: bytes) -> None:
    assert protocol.decode_verdict(line, NONCE, 0.0, "") is None
    assert protocol.decode_verdict(NONCE + line, NONCE, 0.0, "") is None
    assert protocol.decode_ready(line) is None


@given(DOCUMENTS)
def test_arbitrary_json_is_no_record(document: object) -> None:
    line = json.dumps(document).encode()
    assert protocol.decode_verdict(NONCE + line, NONCE, 0.0, "") is None
    assert protocol.decode_ready(line) is None


@given(DOCUMENTS, st.sampled_from(["version", "outcome", "findings", "right_so_far", "curves", "server", "problem"]))
def test_a_record_with_one_strange_field_never_raises(strange: object, field: str) -> None:
    verdict = protocol.decode_verdict(_record(**{field: strange}), NONCE, 0.0, "")
    assert verdict is None or verdict.outcome in Outcome
    ready = json.dumps({"version": PROTOCOL_VERSION, "server": 1, "problem": "", field: strange}).encode()
    found = protocol.decode_ready(ready)
    assert found is None or isinstance(found[0], int)


@given(
    st.sampled_from(Outcome),
    st.lists(FINDINGS, max_size=5),
    st.lists(st.text(max_size=30), max_size=5),
    st.floats(0, 100),
    st.text(max_size=50),
)
def test_a_verdict_comes_back_as_it_was_sent_with_its_first_findings(
    outcome: Outcome, findings: list[Finding], right: list[str], seconds: float, output: str
) -> None:
    line = NONCE + protocol.encode_verdict(outcome, tuple(findings), tuple(right))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    verdict = protocol.decode_verdict(line, NONCE, seconds, output)
    assert verdict is not None
    assert verdict.outcome is outcome
    assert verdict.findings == tuple(findings[: protocol.MAX_FINDINGS])
    assert verdict.right_so_far == tuple(right)
    assert (verdict.seconds, verdict.output) == (seconds, output)


@given(st.binary(min_size=NONCE_BYTES, max_size=NONCE_BYTES))
def test_a_verdict_with_another_nonce_does_not_count(other: bytes) -> None:
    line = NONCE + protocol.encode_verdict(Outcome.PASSED, ())
    assert (protocol.decode_verdict(line, other, 0.0, "") is None) == (other != NONCE)


@given(st.integers(1, 10**6), st.integers(0, 1000), st.none() | st.floats(allow_nan=False))
def test_progress_comes_back_as_it_was_sent(epoch: int, more: int, loss: float | None) -> None:
    epochs = min(epoch + more, 10**6)
    line = protocol.encode_progress(epoch, epochs, loss)
    assert protocol.decode_progress(line) == Progress(epoch, epochs, loss)
    assert protocol.decode_verdict(NONCE + line, NONCE, 0.0, "") is None


@given(st.binary() | DOCUMENTS.map(lambda document: json.dumps(document).encode()))
def test_arbitrary_bytes_and_json_are_no_progress(line: bytes) -> None:
    assert protocol.decode_progress(line) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"epoch": 0},
        {"epoch": True},
        {"epoch": 4},
        {"epochs": 10**7},
        {"epoch": "1"},
        {"loss": "-"},
        {"more": "-" * 200},
    ],
)
def test_progress_of_other_figures_is_none(fields: dict[str, object]) -> None:
    whole = {"version": PROTOCOL_VERSION, "epoch": 1, "epochs": 3, "loss": 0.5}
    assert protocol.decode_progress(json.dumps(whole).encode()) is not None
    assert protocol.decode_progress(json.dumps(whole | fields).encode()) is None


@given(st.dictionaries(st.text(max_size=90), st.lists(st.floats(), max_size=9), max_size=12))
def test_curves_come_back_with_no_number_where_there_was_no_finite_one(curves: dict[str, list[float]]) -> None:
    verdict = protocol.decode_verdict(NONCE + protocol.encode_verdict(Outcome.PASSED, (), (), curves), NONCE, 0.0, "")
    assert verdict is not None
    assert len(verdict.curves) <= 8
    for name, curve in list(curves.items())[:8]:
        if len(name) < 60:
            assert verdict.curves[name] == tuple(figure if math.isfinite(figure) else None for figure in curve)


def test_curves_are_cut_and_what_is_none_is_left_out() -> None:
    sent = {"loss": [1.0] * 600, "none": "-", "mixed": [1.0, True, "2", None, [3.0]]}
    verdict = protocol.decode_verdict(_record(curves=sent), NONCE, 0.0, "")
    assert verdict is not None
    assert verdict.curves == {"loss": (1.0,) * 500, "mixed": (1.0, None, None, None, None)}


def test_a_verdict_of_another_version_does_not_count() -> None:
    assert protocol.decode_verdict(_record(version=PROTOCOL_VERSION + 1), NONCE, 0.0, "") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"findings": [{"rule": 3, "message": ["a"], "line": None}]},
        {"findings": [{"rule": "value", "message": "-", "line": "two"}]},
        {"findings": [{"rule": "value", "message": "-", "unknown": 1}]},
        {"findings": "value"},
        {"outcome": "great"},
    ],
)
def test_a_finding_of_other_types_does_not_count(fields: dict[str, object]) -> None:
    assert protocol.decode_verdict(_record(**fields), NONCE, 0.0, "") is None


@given(st.integers(0, 2**31), st.text())
def test_ready_comes_back_as_it_was_sent(server: int, problem: str) -> None:
    line = protocol.encode_ready(server, problem)
    assert line.count(b"\n") == 1
    assert protocol.decode_ready(line) == (server, problem)


def test_deeply_nested_brackets_are_no_record() -> None:
    assert protocol.decode_verdict(NONCE + b"[" * 100_000, NONCE, 0.0, "") is None
    assert protocol.decode_ready(b"[" * 100_000) is None


def test_a_job_holds_the_drill_with_its_figures_filled_in() -> None:
    drill = Drill(
        id="d", title="", topic="t", skills=(), minutes=1.0, answer=("x",), requires=(),
        inputs=(("x", ("($size,)",)),), figures=(("size", (3,)),), prompt="", hints=(), given="a = $size",
        solution="x = $size", check="expect.same('x', $size)", accepts=(), rejects=(), limit_seconds=4.0,
        content_hash="",
    )  # fmt: skip
    job = protocol.job_for(drill, drill.variant(0))
    assert (job.given, job.solution, job.check) == ("a = 3", "x = 3", "expect.same('x', 3)")
    assert job.inputs == (("x", ("(3,)",)),)
    assert job.limits.wall_seconds == 4.0
