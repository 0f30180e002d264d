"""How the lines of a dialogue tell of a training: live on a terminal only, its curves drawn where one can show them."""

import io
import json

import pytest
from rich.console import Console

from planner.cli.training_line import running
from planner.cli.verdict_view import show_verdict, verdict_document
from planner.domain.training import Progress
from planner.domain.verdict import Outcome, Verdict

TRAINED = Verdict(Outcome.PASSED, 1.0, curves={"loss": (1.0, 0.5, None), "val_loss": (1.0, 0.7, 0.6)})


def shown(*, terminal: bool = True, width: int = 80, term: str = "xterm", encoding: str = "utf-8") -> str:
    buffer = io.BytesIO()
    file = io.TextIOWrapper(buffer, encoding=encoding, errors="replace")
    show_verdict(
        Console(file=file, force_terminal=terminal, width=width, _environ={"TERM": term, "NO_COLOR": "1"}), TRAINED, ""
    )
    file.flush()
    return buffer.getvalue().decode(encoding)


def test_curves_are_drawn_on_a_terminal_that_has_room_and_told_in_words_elsewhere() -> None:
    assert "▀▄ loss   x val_loss" in shown()
    for text in (shown(terminal=False), shown(width=50), shown(term="dumb"), shown(encoding="ascii")):
        assert "3 epochs: loss 1" in text
        assert "┤" not in text
        assert "no number from epoch 3 on" in " ".join(text.split())


def test_the_document_has_curves_only_where_something_was_trained() -> None:
    document = json.loads(json.dumps(verdict_document(TRAINED), allow_nan=False))
    assert document["curves"] == {"loss": [1.0, 0.5, None], "val_loss": [1.0, 0.7, 0.6]}
    assert "curves" not in verdict_document(Verdict(Outcome.PASSED, 1.0))


def test_epochs_are_shown_in_one_line_of_a_terminal_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def train() -> str:
        with running() as progress:
            progress(Progress(7, 20, 0.41234))
        return capsys.readouterr().err

    assert train() == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes what it writes to for a terminal
    assert "Running: epoch 7 of 20, loss 0.412 …" in train()
