"""Temporary folders: those that killed programs left go, those of others stay, and no path is too long for a socket."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.checking import scratch

CHECK = Path(__file__).with_name("checking_process.py")
DAY = 24 * 3600.0


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def _dead_pid() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def _left(parent: Path, owner: int, age_seconds: float) -> Path:
    folder = parent / f"planner-{owner}-abcdefgh"
    (folder / "answer").mkdir(parents=True)
    then = time.time() - age_seconds
    os.utime(folder, (then, then))
    return folder


def test_a_folder_of_a_dead_program_goes_once_it_is_a_day_old(temporary: Path) -> None:
    left = _left(temporary, _dead_pid(), DAY + 60)
    scratch.sweep(scratch.make())
    assert not left.exists()


def test_a_folder_stays_that_is_fresh_or_whose_program_runs_or_that_is_not_ours(temporary: Path) -> None:
    dead = _dead_pid()
    fresh = _left(temporary, dead, DAY - 3600)
    running = _left(temporary, os.getppid(), 9 * DAY)
    (temporary / "elsewhere").mkdir()
    link = temporary / f"planner-{dead}-link"
    link.symlink_to(temporary / "elsewhere")
    others = temporary / "planner-of-meals"
    others.mkdir()
    os.utime(others, (0, 0))
    scratch.sweep(scratch.make())
    assert all(path.exists() for path in (fresh, running, link, others))


def test_a_killed_programs_folders_are_swept_by_the_next_one(temporary: Path) -> None:
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONPATH": os.pathsep.join([str(CHECK.parent), *sys.path])}
    program = subprocess.Popen([sys.executable, CHECK], stdin=subprocess.PIPE, env=environment)
    deadline = time.monotonic() + 60
    while not list(temporary.glob("planner-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    left = list(temporary.glob("planner-*"))
    assert left
    for folder in left:
        os.utime(folder, (0, 0))
    scratch.sweep(scratch.make())
    assert not any(folder.exists() for folder in left)


def test_a_temporary_folder_with_a_long_path_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    ended = subprocess.run(
        [sys.executable, CHECK],
        input="x = keras.__name__ + str(tf.constant(1))\n",
        env=os.environ | {"TMPDIR": str(folder), "PYTHONPATH": os.pathsep.join([str(CHECK.parent), *sys.path])},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("passed\n", "")
    assert not list(folder.iterdir())


def test_a_program_that_ends_takes_its_fork_server_along_though_that_is_still_importing(tmp_path: Path) -> None:
    code = (
        "from multiprocessing import forkserver\nfrom planner.checking.worker import Worker\n"
        "with Worker() as worker:\n    worker.start()\nprint(forkserver._forkserver._forkserver_pid)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PLANNER_CHECKER": "fork", "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not Path(f"/proc/{int(ended.stdout)}").exists()
    assert not list(tmp_path.iterdir())
