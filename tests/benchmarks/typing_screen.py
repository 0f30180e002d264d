"""How soon the typing screen is there, how soon it judges, and whether a key waits for a check: through a terminal.

Run it on a quiet machine: ``python tests/benchmarks/typing_screen.py [STARTS] [RUNS]``. Every time is taken from
outside: from a command or a key to what is drawn. Screens are started in turn with the smallest Textual app that has
an editor, so that a machine that changes its speed changes both. Exits 1 where a bar is missed.
"""

import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from screen_terminal import ScreenTerminal

STARTS, RUNS = 11, 40
USABLE_SECONDS, USABLE_RATIO = 0.450, 1.8
WARM_SECONDS = 4.0
ECHO_SECONDS = 0.016
VERDICT_SECONDS = 0.150
KEY_SECONDS = 0.012  # from an echo to the next key: quicker than anybody types
PAUSE_SECONDS = 1.0  # between runs, while the next one gets ready
RUN = "\x12"
WRONG = 'model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(16, 3, activation="relu")])'
SMALLEST = """\
from textual.app import App
from textual.widgets import Static, TextArea

class Smallest(App):
    def compose(self):
        yield TextArea()
        yield Static("Quit")

Smallest().run()
"""


def typed_at(folder: str) -> ScreenTerminal:
    """Return the typing screen, opened on a drill whose model is built and not trained."""
    command = [sys.executable, "-m", "planner", "drill", "conv-classifier", "--variant", "0"]
    return ScreenTerminal(command, {"PLANNER_HOME": f"{folder}/home", "TMPDIR": folder})


def usable_seconds(terminal: ScreenTerminal) -> float:
    """Return how long it took from the command to the echo of a key, pressed as soon as the screen was there."""
    terminal.wait_for("Quit")
    terminal.press("#")
    terminal.wait_for("#")
    return time.perf_counter() - terminal.began


def starts(folder: str, count: int) -> tuple[list[float], list[float]]:
    """Return the times of our screen and of the smallest app, started in turn; the first ones warm the caches."""
    smallest = Path(folder) / "smallest.py"
    smallest.write_text(SMALLEST)
    ours, least = [], []
    for _ in range(count + 1):
        with typed_at(folder) as terminal:
            ours.append(usable_seconds(terminal))
        with ScreenTerminal([sys.executable, str(smallest)], {"TMPDIR": folder}) as terminal:
            least.append(usable_seconds(terminal))
    return ours[1:], least[1:]


def warm_seconds(terminal: ScreenTerminal) -> float:
    """Return how long it took from the command to a verdict that was asked for as soon as there was an editor."""
    usable_seconds(terminal)
    terminal.type("\nmodel = 1", KEY_SECONDS)
    terminal.press(RUN)
    terminal.wait_for("not yet")
    return time.perf_counter() - terminal.began


def verdicts_and_echoes(terminal: ScreenTerminal, runs: int) -> tuple[list[float], list[float]]:
    """Return the times from Run to its verdict with no key in between, then those of keys while others run."""
    terminal.type(f"\n{WRONG}\n# ", KEY_SECONDS)
    terminal.press(RUN)
    terminal.wait_for("not yet")
    verdicts, echoes = [], []
    for _ in range(runs):
        terminal.quiet(PAUSE_SECONDS)
        began = time.perf_counter()
        terminal.press(RUN)
        terminal.wait_for("not yet")
        verdicts.append(time.perf_counter() - began)
    for number in range(runs):
        terminal.quiet(PAUSE_SECONDS)
        echoes += _echoes_of_a_run(terminal, f"# {number} ")
    return verdicts, echoes


def _echoes_of_a_run(terminal: ScreenTerminal, line: str) -> list[float]:
    """Start a run on a new line, and type until its verdict is there; a key counts that was pressed before it."""
    terminal.type("\n" + line, KEY_SECONDS)
    terminal.press(RUN)
    echoes: list[float] = []
    while True:
        terminal.quiet(KEY_SECONDS)
        if "not yet" in terminal.seen:
            return echoes
        line += chr(ord("a") + len(line) % 26)
        began = time.perf_counter()
        terminal.press(line[-1])
        terminal.wait_for(line)
        echoes.append(time.perf_counter() - began)


def percentile(times: Sequence[float], share: float) -> float:
    """Return the time that so large a share of them does not exceed."""
    return sorted(times)[math.ceil(share * len(times)) - 1]


def told(name: str, seconds: float, bar: float, times: Sequence[float] = ()) -> bool:
    """Print a measure beside its bar, and say whether it holds."""
    holds = seconds <= bar
    least = f"  min {1000 * min(times):7.1f}  max {1000 * max(times):7.1f}, {len(times)} times" if times else ""
    print(f"{name:44} {1000 * seconds:7.1f} ms (bar {1000 * bar:6.0f}: {'holds' if holds else 'MISSED'}){least}")
    return holds


def main() -> int:
    """Measure, print, and say whether the bars hold."""
    count, runs = (int(word) for word in (*sys.argv[1:], *map(str, (STARTS, RUNS)[len(sys.argv) - 1 :])))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
        ours, least = starts(folder, count)
        with typed_at(folder) as terminal:
            warm = warm_seconds(terminal)
            verdicts, echoes = verdicts_and_echoes(terminal, runs)
    median, floor = statistics.median(ours), statistics.median(least)
    ratio = median / floor
    holds = [
        told("command to a usable cursor, median", median, USABLE_SECONDS, ours),
        told("command to a verdict asked for at once", warm, WARM_SECONDS),
        told("key to echo while a check runs, 99th percentile", percentile(echoes, 0.99), ECHO_SECONDS, echoes),
        told("Run to its verdict, warm, median", statistics.median(verdicts), VERDICT_SECONDS, verdicts),
        ratio <= USABLE_RATIO,
    ]
    print(
        f"smallest app with an editor: {1000 * floor:.1f} ms median, min {1000 * min(least):.1f}; ours takes "
        f"{ratio:.2f} times that (bar {USABLE_RATIO}), {min(ours) / min(least):.2f} times by the minima"
    )
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
