"""The limits that a child puts on itself before it runs anything of a drill or a learner.

Wall time, output and the number of processes are watched from outside (`planner.checking.worker`); here are the
limits that the system enforces: memory, file size, open files, no core dump, an empty working folder, no standard
input; and where the system allows it, no network, nothing written outside that folder but shared memory, nothing read
of the learner's own files, and no signal to any process but its own (Landlock, or nothing).
"""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import threading
from multiprocessing import forkserver, resource_tracker
from pathlib import Path

from planner.checking.judge import landlock
from planner.checking.protocol import Limits

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1

# What Python, TensorFlow and the programs of the system read. A learner's home is not among it.
_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/nix/store", "/proc", "/sys", "/dev")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full")
_SHARED_MEMORY = "/dev/shm"  # noqa: S108 - no folder for files: it holds the locks that threads of a pool share
_PACKAGE = Path(__file__).resolve().parents[2]


def enter(folder: Path, limits: Limits, output: int, *, forked: bool) -> None:
    """Close the doors: own session and folder, output to ``output``, resource limits, no network."""
    os.setsid()
    if forked:
        _die_with_the_server()
    else:
        threading.Thread(target=_die_with_the_program, daemon=True).start()
    _leave_the_tracker()
    _redirect(output)
    _limit(limits)
    _cut_network()
    os.environ.update(HOME=str(folder), TMPDIR=str(folder), KERAS_HOME=str(folder))
    tempfile.tempdir = str(folder)  # the server has asked for it already, and kept the answer
    os.chdir(folder)
    os.umask(0o077)
    if sys.platform == "linux":
        landlock.restrict(_readable(), [folder, *map(Path, (*_DEVICES, _SHARED_MEMORY))])


def _die_with_the_server() -> None:
    """End with the fork server, which ends with the program, even where that was killed.

    The server waits for the last writer of a pipe to go; a child inherits a copy of that end, so it gives it up.
    """
    alive = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_alive_fd", None)
    if alive is not None:
        os.close(alive)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _die_with_the_program() -> None:
    """Wait until the program is gone, then end, and what was started with it.

    The system's own signal for that comes when a program's thread ends, which is too early.
    """
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os.killpg(0, signal.SIGKILL)


def _leave_the_tracker() -> None:
    """Give up the pipe to the program's resource tracker: what is written there is told on the program's stderr."""
    tracker = getattr(resource_tracker, "_resource_tracker", None)
    pipe = getattr(tracker, "_fd", None)
    if tracker is not None and pipe is not None:
        os.close(pipe)
        tracker._fd = tracker._pid = None  # noqa: SLF001 - so that it starts one of its own, should it need one


def _redirect(output: int) -> None:
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115


def _limit(limits: Limits) -> None:
    bounds = {
        resource.RLIMIT_DATA: limits.data_bytes,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    for which, bound in bounds.items():
        _, hard = resource.getrlimit(which)
        value = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(which, (value, value))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file over its limit raises OSError instead


def _readable() -> set[Path]:
    """Return what a run may read besides its own folder: the system, Python, and where Python looks for modules."""
    prefixes = {Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    # Of a checkout only the program is needed: the drills beside it hold their solutions.
    found = {Path(entry).resolve() for entry in sys.path if entry} - {_PACKAGE.parent}
    found = {entry for entry in found if not Path.home().is_relative_to(entry)}
    site_packages = {_PACKAGE.parent} if _PACKAGE.parent.name in ("site-packages", "dist-packages") else set()
    return {_PACKAGE, *map(Path, _SYSTEM), *prefixes, *found, *site_packages}


def _cut_network() -> None:
    """Move into a network namespace of our own, where there is no network; systems may refuse it."""
    if sys.platform != "linux":
        return
    user, group = os.getuid(), os.getgid()
    flags = _CLONE_NEWNET if user == 0 else _CLONE_NEWNET | _CLONE_NEWUSER
    if ctypes.CDLL(None, use_errno=True).unshare(flags) != 0 or user == 0:
        return
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
