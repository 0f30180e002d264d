"""What is seen of an answer's training: its epochs and curves; the training itself is as if nobody looked."""

import json

from checking_jobs import job_of

from planner.checking.epochs import Epochs
from planner.checking.judge import epochs
from planner.checking.protocol import PROTOCOL_VERSION, encode_progress
from planner.checking.worker import Worker
from planner.domain.training import Progress

MODEL = """
model = keras.Sequential([keras.Input((2,)), keras.layers.Dropout(0.5), keras.layers.Dense(1)])
model.compile("sgd", "mse")
"""
FIT = """
history = model.fit(
    np.ones((8, 2)), np.ones(8), validation_data=(np.ones((4, 2)), np.ones(4)), validation_freq=2, epochs=4, verbose=0
)
"""
# The reference trains the same, and nobody watches it.
FIGURES = "x = [round(figure, 6) for figure in history.history['loss']]\n"


def test_a_training_is_told_and_kept_and_gives_the_figures_of_one_that_nobody_watches(worker: Worker) -> None:
    heard: list[Progress] = []
    job = job_of(MODEL + FIT + FIGURES)
    warm = "model.fit(np.zeros((2, 2)), np.zeros(2), epochs=2, verbose=0)\n"
    verdict = worker.judge(job, MODEL + FIT + FIGURES + "print(*x)\n", progress=heard.append)
    assert verdict.passed, verdict
    assert heard[0].epoch == 1
    assert {progress.epochs for progress in heard} == {4}
    assert [round(figure or 0, 6) for figure in verdict.curves["loss"]] == [float(x) for x in verdict.output.split()]
    assert [figure is None for figure in verdict.curves["val_loss"]] == [True, False, True, False]
    assert heard[0].loss == verdict.curves["loss"][0]
    twice = worker.judge(job, MODEL + FIT + FIGURES + warm)
    assert len(twice.curves["loss"]) == 2  # the last training's
    assert worker.judge(job, "x = 1\n").curves == {}  # none of the reference's


def test_forged_progress_and_curves_change_nothing_of_the_verdict(worker: Worker) -> None:
    forged = (
        "import os\n"
        "from planner.checking.judge import epochs\n"
        "from planner.checking.protocol import encode_progress\n"
        "epochs._tell(3, 5, {'loss': 0.25})\n"
        "for number in range(5_000):\n"
        "    record = encode_progress(number + 1, 5_000, 1.0)\n"
        "    os.write(epochs._watched.descriptor, record + b'{}\\n' + b'0' * 300 + b'\\n')\n"
    )
    heard: list[Progress] = []
    wrong = worker.judge(job_of("x = 7\n"), forged + "epochs._watched.curves = 'none'\nx = 8\n", progress=heard.append)
    assert wrong.rules == ("value",), wrong
    assert wrong.curves == {}
    assert heard[0] == Progress(3, 5, 0.25)
    assert len(heard) < 500
    odd = "epochs._watched.curves.update(loss=[1.0, 'two', object()], other=3)\nx = 7\n"
    right = worker.judge(job_of("x = 7\n"), forged + odd)
    assert right.passed, right
    assert right.curves == {"loss": (1.0,)}


def test_no_more_lines_are_looked_at_than_can_be_shown() -> None:
    heard: list[Progress] = []
    ears = Epochs(heard.append)
    for _ in range(1000):
        ears.hear(encode_progress(1, 2, None))
    assert heard[0] == Progress(1, 2)
    assert len(heard) < 1000
    Epochs(None).hear(encode_progress(1, 2, None))


def test_a_strange_line_is_nothing() -> None:
    heard: list[Progress] = []
    for strange in (b"", b"\xff", b"[]", json.dumps({"version": PROTOCOL_VERSION, "epoch": 1}).encode()):
        Epochs(heard.append).hear(strange)
    assert heard == []
    assert epochs.curves() == {}
