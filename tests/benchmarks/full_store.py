"""How long `planner today` takes with 200 drills and 20,000 reviews, beside the imports that it can't do without.

Run it on a quiet machine: ``python tests/benchmarks/full_store.py [RUNS]``. Library, log and cards are made by the
program's own functions, in a copy of the program and a home that go afterwards. Exits 1 where the bar is missed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median

from startup import BAR, FLOOR, TODAY, seconds

from planner import clock, paths
from planner.actions.desk import default_calendar
from planner.domain.memory import Card, Rating
from planner.domain.review import Review
from planner.memory.replay import replay
from planner.store.cards import replace_cards
from planner.store.changing import changing
from planner.store.opening import open_store
from planner.store.reviews import put_review
from planner.store.settings import write_calendar

DRILLS = 200
REVIEWS = 20_000


def copied_program(folder: Path) -> list[str]:
    """Copy the program, each drill as often as makes `DRILLS` of them; return their ids."""
    root = paths.content_root()
    for name in ("planner", "data", "drills"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    files = sorted((folder / "drills").glob("*/*.md"))
    copies = [file.with_name(f"{file.stem}-{n}.md") for n in range(-(-DRILLS // len(files))) for file in files]
    for number, copy in enumerate(copies[: DRILLS - len(files)]):
        shutil.copyfile(files[number % len(files)], copy)
    return sorted(file.stem for file in (folder / "drills").glob("*/*.md"))


def fill(home: Path, drills: list[str]) -> None:
    """Make a store whose learner has studied all drills, up to yesterday."""
    now = clock.now()
    days = REVIEWS // DRILLS
    reviews = [
        _review(drill, now.study_day - timedelta(days=days - each), Rating(1 + (each + number) % 4))
        for each in range(days)
        for number, drill in enumerate(drills)
    ]
    cards: dict[str, Card] = replay(reviews)
    with open_store(home / "planner.db", at=now.at) as store:
        write_calendar(store, default_calendar(now))
        with changing(store) as connection:
            for review in reviews:
                put_review(connection, review)
        replace_cards(store, cards.values())


def _review(drill: str, day: date, rating: Rating) -> Review:
    return Review(
        drill=drill,
        at=datetime.combine(day, time(19), UTC),
        study_day=day,
        rating=rating,
        passed=rating is not Rating.AGAIN,
        minutes=3.0,
        hints=0,
        solution_shown=False,
        variant_index=0,
        content_hash="",
        retrievability=0.9,
        source="typed",
        runs=(),
    )


def main() -> int:
    """Measure, print a small table, and say whether the bar holds."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    with tempfile.TemporaryDirectory() as folder:
        program, home = Path(folder) / "program", Path(folder) / "home"
        home.mkdir()
        fill(home, copied_program(program))
        os.chdir(home)  # ``python -m`` takes a program in the working folder first: the checkout's, with few drills
        environment = {**os.environ, "PLANNER_HOME": str(home), "PYTHONPATH": str(program)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
        for command in (TODAY, TODAY, FLOOR):  # makes the index, then warms the caches
            seconds(command, environment)
        listed = subprocess.run([*TODAY[:-1], "list", "--json"], env=environment, capture_output=True, check=True)
        assert len(json.loads(listed.stdout)) == DRILLS, "another program was measured"
        pairs = [(seconds(TODAY, environment), seconds(FLOOR, environment)) for _ in range(runs)]
    today, floor = (1000 * median(times) for times in zip(*pairs, strict=True))
    print(f"planner today {today:.1f} ms, imports alone {floor:.1f} ms, with {DRILLS} drills and {REVIEWS} reviews")
    print(f"ratio of medians over {runs} runs: {today / floor:.2f} (bar {BAR})")
    return 0 if today / floor <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
