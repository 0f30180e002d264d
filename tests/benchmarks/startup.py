"""How long `planner today` takes beside the least it could: the imports that every command line of its kind makes.

Run it on a quiet machine: ``python tests/benchmarks/startup.py [RUNS]``. The two are run in turn, so that a machine
that changes its speed changes both. Exits 1 where the ratio of the medians misses the bar.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

BAR = 1.6
FLOOR = [sys.executable, "-c", "import click, sqlite3, rich.console, rich.table"]
TODAY = [sys.executable, "-m", "planner", "today"]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the wall time of one run."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> int:
    """Measure, print a small table, and say whether the bar holds."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PLANNER_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
        for command in (TODAY, TODAY, FLOOR):  # makes the store, then warms the caches
            seconds(command, environment)
        today, floor = zip(
            *((seconds(TODAY, environment), seconds(FLOOR, environment)) for _ in range(runs)), strict=True
        )
    ratio = statistics.median(today) / statistics.median(floor)
    for name, times in (("planner today", today), ("imports alone", floor)):
        figures = (1000 * figure for figure in (min(times), statistics.median(times), max(times)))
        print("{:14} min {:6.1f}  median {:6.1f}  max {:6.1f} ms".format(name, *figures))
    print(f"ratio of medians over {runs} runs: {ratio:.2f} (bar {BAR})")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
