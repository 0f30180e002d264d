"""`planner doctor` says of a limit that it holds only where an answer that tries to break it fails."""

import json
import socket
import subprocess
import sys
from pathlib import Path

from planner.checking import limits_probe
from planner.checking.limits_probe import probe_limits
from planner.checking.worker import Worker


def test_in_a_child_memory_files_and_descriptors_are_bounded_on_every_system(worker: Worker) -> None:
    held = {limit.name: limit.holds for limit in probe_limits(worker)}
    assert {name for name, holds in held.items() if holds} >= {"memory", "file size", "open files"}


def test_without_a_sandbox_no_limit_is_said_to_hold(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("-")
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = limits_probe._TRIES.format(
            file_bytes=1 << 20, data_bytes=1 << 20, open_files=9, port=server.getsockname()[1], elsewhere=str(tmp_path)
        )
        ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(json.loads(ran.stdout).values()) == {False}
    assert (tmp_path / "written").exists()
