"""What today's queue needs loads nothing heavy: proven in a fresh process, where nothing is loaded yet."""

import subprocess
import sys


def test_planning_a_day_loads_no_library_beyond_the_standard_one() -> None:
    code = (
        "import sys; before = set(sys.modules); "
        "import planner.planning.three_weeks, planner.memory.replay, planner.memory.rating; "
        "loaded = {name.partition('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(loaded - set(sys.stdlib_module_names)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "['planner']"
