"""Whatever an answer does, it gets its verdict within its limits, and nothing of it stays."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from checking_children import runs
from checking_jobs import GIVEN, job_of

from planner.checking.output import KEPT_BYTES
from planner.checking.protocol import Limits
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome

RIGHT = "x = tf.constant(7)\n"
SHORT = job_of(RIGHT, limits=Limits(wall_seconds=1.5))
TIGHT = job_of(
    RIGHT,
    limits=Limits(
        wall_seconds=30.0,
        data_bytes=3 << 30,
        file_bytes=1 << 20,
        output_bytes=1 << 20,
        open_files=200,
        processes=6,
    ),
)
DAEMON = """
import os, pathlib, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        pathlib.Path("started").touch()
        time.sleep(600)
    os._exit(0)
while not pathlib.Path("started").exists():
    time.sleep(0.01)
"""


@pytest.mark.parametrize("then", [RIGHT, "while True:\n    pass\n", "import os\nos._exit(0)\n"])
def test_a_daemon_that_left_its_group_is_gone_with_its_worker(then: str, worker: Worker) -> None:
    with Worker() as own:
        daemon = int(own.judge(SHORT, DAEMON + then).output)
    assert not runs(daemon)


def test_a_daemon_that_left_its_group_does_not_outlive_the_next_verdict(worker: Worker) -> None:
    with Worker() as own:
        daemons = [int(own.judge(SHORT, DAEMON + RIGHT).output) for _ in range(2)]
        assert not runs(daemons[0])


def _network_can_be_cut() -> bool:
    """Ask a process of its own, since asking cuts it."""
    probe = (
        "import ctypes, os\nos._exit(ctypes.CDLL(None).unshare(0x40000000 | (0x10000000 if os.getuid() else 0)) != 0)"
    )
    return subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_an_answer_reaches_no_network_where_the_system_can_cut_it(worker: Worker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        code = f"""
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=2)
    x = "reached"
except OSError:
    x = "cut off"
"""
        verdict = worker.judge(job_of("x = 'cut off'"), code)
    assert verdict.passed == _network_can_be_cut(), verdict


def test_what_is_printed_is_kept_from_both_ends(worker: Worker) -> None:
    verdict = worker.judge(TIGHT, f"{RIGHT}print('first')\nprint('x' * 500_000)\nprint('last')\n")
    assert verdict.passed
    assert verdict.output.startswith("first\n")
    assert verdict.output.endswith("last\n")
    assert "left out" in verdict.output
    assert len(verdict.output) < 2 * KEPT_BYTES + 100


def test_every_way_of_printing_is_collected(worker: Worker) -> None:
    code = (
        f"{RIGHT}import os, subprocess, sys\nprint('one', flush=True)\nprint('two', file=sys.stderr, flush=True)\n"
        "os.write(1, b'three\\n')\nsubprocess.run(['echo', 'four'])\ntf.print('five')\nprint('six')\n"
    )
    output = worker.judge(SHORT, code).output
    assert sorted(output.split()) == sorted(["one", "two", "three", "four", "five", "six"])


def test_printing_of_a_run_that_was_stopped_is_told(worker: Worker) -> None:
    assert worker.judge(SHORT, "print('got here', flush=True)\nwhile True:\n    pass\n").output == "got here\n"


def test_only_the_answers_own_output_is_told_without_control_codes(worker: Worker) -> None:
    job = job_of("print('of the reference', end='')\nx = tf.constant(7)")
    assert worker.judge(job, "print('\\x1b[1mmine\\x1b[0m')\nx = 7\n").output == "mine\n"


@pytest.mark.parametrize(
    ("given", "solution"),
    [("raise ValueError('no data')", RIGHT), ("import sys\nsys.exit()", RIGHT), ("", "x = nothing"), ("x = (", RIGHT)],
)
def test_a_drill_that_fails_itself_says_nothing_of_the_answer(given: str, solution: str, worker: Worker) -> None:
    verdict = worker.judge(job_of(solution, given=GIVEN + given), RIGHT)
    assert verdict.outcome is Outcome.BROKEN
    assert verdict.findings[0].help


def test_a_given_that_fails_for_the_answer_only_is_the_drills_fault(worker: Worker) -> None:
    given = GIVEN + "import os\nassert 'answer' not in os.getcwd(), 'only in the answer'\n"
    assert worker.judge(job_of(RIGHT, given=given), RIGHT).outcome is Outcome.BROKEN


def test_modules_in_the_answers_folder_shadow_nothing(worker: Worker) -> None:
    """A learner's own keras.py, or any name that a library imports late, is not what the answer gets."""
    shadows = "".join(f"open('{name}.py', 'w').write('raise SystemExit')\n" for name in ("keras", "tensorflow", "wave"))
    code = "import keras, tensorflow, wave\nx = [keras.__name__, tensorflow.__name__, hasattr(wave, 'Wave_read')]\n"
    verdict = worker.judge(job_of("x = ['keras', 'tensorflow', True]", given=GIVEN + shadows), code)
    assert verdict.passed, verdict


def _program(answer: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Have a program of its own, started in the folder, judge an answer."""
    return subprocess.run(
        [sys.executable, Path(__file__).with_name("checking_process.py")],
        input=answer,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent), "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def test_modules_in_the_programs_folder_shadow_nothing(tmp_path: Path) -> None:
    for name in ("keras", "tensorflow", "numpy"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')\n")
    answer = "import keras, tensorflow as tf\nx = keras.__name__ + str(tf.constant(1))\n"
    assert _program(answer, tmp_path).stdout == "passed\n"


def test_what_an_answer_writes_anywhere_is_not_heard_from_the_program(tmp_path: Path) -> None:
    """Nor from the processes that Python's multiprocessing keeps beside it."""
    answer = """
import os
for descriptor in range(256):
    try:
        os.set_blocking(descriptor, False)
        os.write(descriptor, b"x" * 4096 + b"\\n")
    except OSError:
        pass
x = 3
"""
    program = _program(answer, tmp_path)
    assert program.stdout == "failed wrong-kind\n"
    assert program.stderr == ""


def test_each_answer_starts_in_an_empty_folder_and_alone(worker: Worker) -> None:
    job = job_of("x = []", limits=Limits(wall_seconds=20.0))
    code = "import os\nx = os.listdir()\nopen('left.txt', 'w').write('-')\nos.environ['LEFT'] = '1'\nkeras.left = 1\n"
    again = (
        "import os\nx = os.listdir() + [n for n in os.environ if n == 'LEFT'] + [n for n in dir(keras) if n == 'left']"
    )
    assert worker.judge(job, code).passed
    assert worker.judge(job, again).passed


def test_the_answer_draws_the_random_numbers_that_the_reference_drew(worker: Worker) -> None:
    draw = (
        "x = [np.random.rand(), float(tf.random.uniform(())), keras.random.uniform((2,)),\n"
        "     keras.layers.Dense(2)(np.ones((1, 2)))]\n"
    )
    assert worker.judge(job_of(draw), draw).passed
    assert not worker.judge(job_of(draw), f"np.random.rand()\n{draw}").passed


def test_an_answer_can_train_in_its_process(worker: Worker) -> None:
    fit = (
        "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\nmodel.compile('sgd', 'mse')\n"
        "x = model.fit(tf.data.Dataset.from_tensor_slices((np.ones((4, 2)), np.ones(4))).batch(2), verbose=0)\n"
    )
    assert worker.judge(job_of(fit), fit).passed


def test_tf_function_reads_the_source_of_an_answer(worker: Worker) -> None:
    function = "@tf.function\ndef f(n):\n    if n > 3:\n        return n * 2\n    return n\n"
    code = f"{function}x = [f(tf.constant(4)), f(tf.constant(2))]\n"
    assert worker.judge(job_of("x = [8, 2]"), code).passed


@pytest.mark.parametrize(
    "code", ["", "\n", "# only a comment\n", "\ufeff", "x = 'ü€𝄞'", "\\", "x" * 500_000, "(" * 5_000]
)
def test_any_text_is_an_answer(code: str, worker: Worker) -> None:
    assert worker.judge(SHORT, code).outcome in (Outcome.FAILED, Outcome.CRASHED)


def test_an_answer_of_a_lone_surrogate_is_judged(worker: Worker) -> None:
    assert worker.judge(SHORT, "x = '\ud800'").outcome in (Outcome.FAILED, Outcome.CRASHED)
