"""How long a verdict takes: 20 build-only answers in one `planner check`, beside running such an answer cold.

Run it on a quiet machine: ``python tests/benchmarks/check_latency.py``. The time of a verdict runs from one line of
the output to the next. Exits 1 where the median from the second verdict on, or its ratio to the cold run, misses
its bar.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANSWERS = 20
BAR_SECONDS = 0.150
BAR_RATIO = 12
DRILL = "conv-classifier"
PLANNER = [sys.executable, "-m", "planner"]


def solution(environment: dict[str, str]) -> tuple[str, str]:
    """Return the drill's Given and its solution, of the first variant."""
    command = [*PLANNER, "show", DRILL, "--variant", "0", "--solution", "--json"]
    shown = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    return shown["given"], shown["solution"]


def verdict_seconds(files: list[str], environment: dict[str, str]) -> list[float]:
    """Return the time to each verdict, the first one from the start of the command."""
    command = [*PLANNER, "check", DRILL, *files, "--variant", "0", "--json"]
    times, last = [], time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            assert json.loads(line)["outcome"] == "passed", line
            now = time.perf_counter()
            times.append(now - last)
            last = now
    return times


def cold_seconds(file: Path, environment: dict[str, str], runs: int = 5) -> float:
    """Return the median time of ``python answer.py``."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, str(file)], env=environment, capture_output=True, check=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> int:
    """Measure, print a small table, and say whether the bars hold."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PLANNER_HOME": str(Path(folder) / "home")}
        given, code = solution(environment)
        files = [Path(folder) / f"answer{number}.py" for number in range(ANSWERS)]
        for file in files:
            file.write_text(code)
        script = Path(folder) / "cold.py"
        script.write_text(given + code)
        first, *warm = verdict_seconds([str(file) for file in files], environment)
        cold = cold_seconds(script, environment)
    median = statistics.median(warm)
    print(f"first verdict      {1000 * first:8.1f} ms")
    most = f"{1000 * max(warm):.1f} at most (bar of the median: {1000 * BAR_SECONDS:.0f})"
    print(f"verdicts 2 to {ANSWERS}   {1000 * median:8.1f} ms median, {most}")
    print(f"python answer.py   {1000 * cold:8.1f} ms median, {cold / median:.1f} times a verdict (bar {BAR_RATIO})")
    return 0 if median <= BAR_SECONDS and cold >= BAR_RATIO * median else 1


if __name__ == "__main__":
    sys.exit(main())
