"""Workers come and go, and leave nothing: no process, no folder, no broken neighbour."""

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from checking_children import children
from checking_jobs import job_of

from planner.checking.child import Child
from planner.checking.protocol import Limits
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome

RIGHT = "x = tf.constant(7)\n"
JOB = job_of(RIGHT, limits=Limits(wall_seconds=30.0))
OTHER = job_of("x = 3\n", limits=Limits(wall_seconds=30.0))
DAEMON = "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files of workers made in the test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def _become(wanted: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until it is so, or the time is over; return whether it became so."""
    deadline = time.monotonic() + seconds
    while not wanted() and time.monotonic() < deadline:
        time.sleep(0.02)
    return wanted()


def test_after_close_no_process_and_no_folder_is_left(worker: Worker, temporary: Path) -> None:
    before = children()
    with Worker() as short_lived:
        assert short_lived.judge(JOB, RIGHT + "open('a', 'w').write('-')\n").passed
        assert short_lived.judge(JOB, RIGHT + DAEMON, following=OTHER).passed
        assert list(temporary.iterdir())
    assert _become(lambda: children() <= before)
    assert not list(temporary.iterdir())


def test_temporary_files_of_an_answer_are_gone_with_it(worker: Worker, temporary: Path) -> None:
    code = RIGHT + "import os, tempfile\ntempfile.mkstemp()\ntempfile.mkdtemp()\nopen(os.path.expanduser('~/a'), 'w')\n"
    with Worker() as short_lived:
        assert short_lived.judge(JOB, code).passed
    assert not list(temporary.iterdir())


def test_a_verdict_does_not_wait_until_its_child_has_ended(
    worker: Worker, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, end, was_told = threading.Event(), Child.end, list[bool]()

    def end_when_told(child: Child) -> None:
        was_told.append(told.wait(20.0))
        end(child)

    monkeypatch.setattr(Child, "end", end_when_told)
    with Worker() as short_lived:
        assert short_lived.judge(JOB, RIGHT).passed
        told.set()
    assert was_told == [True]
    assert not list(temporary.iterdir())


def test_closing_does_not_wait_for_a_child_that_is_being_started(worker: Worker, temporary: Path) -> None:
    before = children()
    abandoned = Worker()
    abandoned.prepare(JOB)
    abandoned.close()
    assert _become(lambda: children() <= before)
    assert _become(lambda: not list(temporary.iterdir()))


def test_closing_twice_or_unused_is_no_matter(temporary: Path) -> None:
    unused = Worker()
    unused.close()
    unused.close()
    assert not list(temporary.iterdir())


def test_a_prepared_child_judges_its_own_job_only(worker: Worker) -> None:
    with Worker() as fresh:
        fresh.prepare(JOB)
        fresh.prepare(OTHER)
        assert fresh.judge(OTHER, "x = 3\n").passed
        assert fresh.judge(JOB, RIGHT, following=OTHER).passed
        assert not fresh.judge(JOB, "x = 3\n").passed
        assert fresh.judge(OTHER, "x = 3\n").passed


def test_two_workers_in_two_threads_let_each_others_children_live(worker: Worker) -> None:
    def judge(number: int) -> list[Outcome]:
        with Worker() as own:
            codes = [RIGHT, RIGHT + DAEMON, "import os\nos._exit(0)\n", "x = tf.constant(8)\n", RIGHT]
            return [own.judge(JOB, code, following=JOB if number else None).outcome for code in codes]

    expected = [Outcome.PASSED, Outcome.PASSED, Outcome.CRASHED, Outcome.FAILED, Outcome.PASSED]
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(judge, [0, 1, 0, 1])) == [expected] * 4


def test_a_killed_program_takes_its_looping_answer_along(tmp_path: Path) -> None:
    tag = uuid.uuid4().hex
    program = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("checking_process.py")],
        stdin=subprocess.PIPE,
        env=os.environ
        | {"PYTHONPATH": str(Path(__file__).parent), "PLANNER_CHECKING_TAG": tag, "TMPDIR": str(tmp_path)},
        text=True,
    )
    assert program.stdin is not None
    program.stdin.write("open('started', 'w')\nwhile True:\n    pass\n")
    program.stdin.close()
    assert _become(lambda: any(tmp_path.rglob("started")), seconds=60.0)
    assert len(_tagged(tag)) >= 3  # the program, the fork server, the child
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert _become(lambda: not _tagged(tag), seconds=10.0), _tagged(tag)


def _tagged(tag: str) -> list[str]:
    """Return the processes that were started with the tag in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if tag.encode() in (folder / "environ").read_bytes():
                found.append(folder.name)
        except OSError:  # it ended meanwhile
            continue
    return found


def test_what_the_judge_needs_in_its_environment_stays_out_of_ours(worker: Worker) -> None:
    before = dict(os.environ)
    with Worker() as short_lived:
        short_lived.start()
        assert dict(os.environ) == before


def test_workers_that_start_at_once_leave_the_environment_alone_too(worker: Worker) -> None:
    before = dict(os.environ)
    workers = [Worker() for _ in range(8)]
    threads = [threading.Thread(target=each.start) for each in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in workers:
        each.close()
    assert dict(os.environ) == before
