"""Answers that loop, fork, flood, flee or grab everything: each gets its verdict, and nothing of them stays."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cli_process import Ended, Planner
from cli_workshop import RIGHT

_DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
"""

# What AutoGraph writes for it is a temporary file.
_GRAPH = """
@tf.function
def at_least_one(x):
    if tf.reduce_min(x) < 1:
        x = x + 1
    return x
ones = at_least_one(tf.zeros(size))
"""

# Name, code, outcome, and the rules of which one must be found first; none where it passes.
HOSTILE: tuple[tuple[str, str, str, set[str]], ...] = (
    ("loops", "while True:\n    pass\n", "timed_out", {"time-limit"}),
    ("sleeps", "import time\ntime.sleep(600)\n", "timed_out", {"time-limit"}),
    ("loops-in-a-graph", "tf.while_loop(lambda i: True, lambda i: [i + 1], [0])\n", "timed_out", {"time-limit"}),
    ("catches-everything", "while True:\n    try: 1 / 0\n    except: pass\n", "timed_out", {"time-limit"}),
    ("leaves-a-daemon", _DAEMON, "failed", {"name-missing"}),
    ("leaves-a-daemon-and-is-right", _DAEMON + RIGHT, "passed", set()),
    ("fork-bomb", "import os\nwhile True:\n    os.fork()\n", "crashed", {"process-limit"}),
    ("prints-without-end", "while True:\n    print('x' * 1000)\n", "crashed", {"output-limit"}),
    ("grabs-memory", "import numpy as np\nx = np.ones(10 * 2**30)\n", "crashed", {"memory-limit"}),
    ("grabs-memory-in-ops", "x = tf.ones((20, 2**30))\n", "crashed", {"memory-limit"}),
    ("exits", "import sys\nsys.exit(0)\n", "crashed", {"exit"}),
    ("exits-at-once", "import os\nos._exit(0)\n", "crashed", {"exit"}),
    ("kills-itself", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "crashed", {"killed"}),
    ("kills-its-group", "import os, signal\nos.killpg(0, signal.SIGKILL)\n", "crashed", {"killed"}),
    ("closes-its-descriptors", "import os\nos.closerange(0, 1024)\n", "crashed", {"exit", "killed"}),
    ("rebinds-keras", "import sys\nkeras = tf = None\nsys.modules['keras'] = None\n", "failed", {"name-missing"}),
    ("rebinds-keras-and-is-right", RIGHT + "keras.ops = keras.Model = tf.Tensor = None\n", "passed", set()),
    ("reads-its-input", "input()\n", "crashed", {"exception"}),
    ("cannot-be-read", "ones = tf.ones(3\n", "crashed", {"syntax"}),
    ("is-empty", "", "failed", {"name-missing"}),
    ("is-right", RIGHT, "passed", set()),
    ("is-right-by-a-graph", _GRAPH, "passed", set()),
)


@dataclass(frozen=True, slots=True)
class Batch:
    """All hostile answers judged by one command, and what it left."""

    ended: Ended
    verdicts: dict[str, Any]
    changes: bool
    left_processes: list[str]
    left_files: list[str]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, workshop: Path) -> Batch:
    """Judge them all in one go: TensorFlow is started once."""
    root = tmp_path_factory.mktemp("hostile")
    planner = Planner(root / "home", root / "temporary", program=workshop)
    planner.temporary.mkdir()
    files = []
    for name, code, *_ in HOSTILE:
        files.append(root / f"{name}.py")
        files[-1].write_text(code)
    assert planner("today").status == 0
    before = planner.dump()
    ended = planner("check", "ones", *files, "--json")
    return Batch(
        ended,
        {Path(verdict["file"]).stem: verdict for verdict in ended.json_lines()},
        planner.dump() != before,
        planner.left_processes(),
        planner.left_files(),
    )


@pytest.mark.parametrize(("name", "code", "outcome", "rules"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_hostile_answer_gets_its_verdict(batch: Batch, name: str, code: str, outcome: str, rules: set[str]) -> None:
    verdict = batch.verdicts[name]
    assert verdict["outcome"] == outcome, verdict
    assert {finding["rule"] for finding in verdict["findings"][:1]} <= rules, verdict
    assert bool(verdict["findings"]) == bool(rules), verdict


def test_hostile_answers_leave_no_process_no_file_and_no_trace_in_the_store(batch: Batch) -> None:
    assert batch.left_processes == []
    assert batch.left_files == []
    assert not batch.changes


def test_one_verdict_a_line_in_the_order_of_the_files_and_the_worst_status(batch: Batch) -> None:
    assert list(batch.verdicts) == [name for name, *_ in HOSTILE]
    assert batch.ended.status == 1


def test_what_an_answer_prints_is_cut_to_a_readable_length(batch: Batch) -> None:
    output = batch.verdicts["prints-without-end"]["output"]
    assert "left out" in output
    assert len(output) < 20_000


def test_answer_that_flees_is_recorded_as_a_fail_with_its_rule(worker_bench: Planner) -> None:
    ended = worker_bench("drill", "ones", "--answer", "-", "--json", text="import os\nos._exit(0)\n")
    verdict = ended.json()
    assert (ended.status, verdict["outcome"], verdict["rating"]) == (1, "crashed", 1)
    (review,) = worker_bench("log", "--json").json()
    assert (review["passed"], [run["rules"] for run in review["runs"]]) == (False, [["exit"]])
    assert worker_bench("stats", "--json").json()["mistakes"] == [{"rule": "exit", "count": 1, "last": "2026-03-02"}]
