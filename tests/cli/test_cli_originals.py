"""What Python or Keras said itself is kept behind a finding, and shown to whoever asks for it."""

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from planner.cli.check_command import command
from planner.domain.verdict import Finding, Outcome, Verdict

SAID = "AttributeError: module 'tensorflow' has no attribute 'one' [see the guide]"
FINDING = Finding("unknown-attribute", "`tensorflow` has no `one`.", "Check the spelling.", 1, original=SAID)


@pytest.fixture(autouse=True)
def _judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer be told the same finding."""
    drill = SimpleNamespace(drill=SimpleNamespace(id="drill"), variant={}, variant_index=0)
    verdict = Verdict(Outcome.CRASHED, 0.1, (FINDING,))
    checked = SimpleNamespace(file="answer.py", code="x = tf.one", drill=drill, verdict=verdict)
    monkeypatch.setattr("planner.actions.check.check", lambda *_: [checked])


def _output(*options: str) -> str:
    return CliRunner().invoke(command, ["drill", "answer.py", *options], catch_exceptions=False).stdout


def test_check_shows_the_original_only_where_it_is_asked_for() -> None:
    assert SAID not in " ".join(_output().split())
    assert SAID in " ".join(_output("--original").split())


def test_json_always_holds_the_original() -> None:
    assert json.loads(_output("--json"))["findings"][0]["original"] == SAID
