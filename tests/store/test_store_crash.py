"""What was acknowledged is kept: processes killed at any instant, and processes that write at once."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from store_samples import NOW, RUNS, numbered

from planner.store.cards import read_cards
from planner.store.health import check_integrity
from planner.store.opening import open_store
from planner.store.reviews import read_reviews

PROCESS = Path(__file__).with_name("store_process.py")
KILLS = 30


def _recording(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(PROCESS), "record", str(path), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _acknowledged_before_the_kill(path: Path, first: int, chance: random.Random) -> list[int]:
    """Kill a recording process somewhere inside its work; return the numbers it acknowledged."""
    with _recording(path, first, count=10_000) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(chance.randint(1, 3))]
        time.sleep(chance.uniform(0, 0.004))  # about the length of one attempt's transaction
        process.kill()
        heard += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [int(line) for line in heard if line.endswith("\n")]


def test_killed_processes_lose_no_acknowledged_review_and_record_none_twice(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    chance = random.Random(6)
    first = 0
    for _ in range(KILLS):
        acknowledged = _acknowledged_before_the_kill(path, first, chance)
        with open_store(path, at=NOW) as store:
            found = [review.drill for review in read_reviews(store)]
        expected = [f"drill-{number}" for number in range(acknowledged[-1] + 1)]
        # The last may have been committed and the process killed before it could say so.
        assert found in (expected, [*expected, f"drill-{len(expected)}"])
        first = len(found)
    _assert_whole(path, first)


def test_store_opens_however_early_its_maker_was_killed(tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(8):
        path = tmp_path / str(number) / "planner.db"
        with _recording(path, 0, count=1) as process:
            while not path.exists():
                assert process.poll() is None
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, 0.3))  # creating takes about that long, most of it imports
            process.kill()
        with open_store(path, at=NOW) as store:
            assert len(read_reviews(store)) <= 1
            assert check_integrity(store) == []


def test_processes_that_record_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    writers = [_recording(path, first, count=25) for first in (0, 100, 200)]
    said = [writer.communicate()[0].split() for writer in writers]
    assert [len(numbers) for numbers in said] == [25, 25, 25]
    with open_store(path, at=NOW) as store:
        found = [review.drill for review in read_reviews(store)]
        assert sorted(found) == sorted(f"drill-{number}" for numbers in said for number in numbers)
        assert read_cards(store).keys() == set(found)
        assert check_integrity(store) == []


def _assert_whole(path: Path, count: int) -> None:
    """Each review has its own runs and its card, and SQLite finds nothing to complain of."""
    with open_store(path, at=NOW) as store:
        reviews, cards = read_reviews(store), read_cards(store)
        assert check_integrity(store) == []
    assert reviews == [numbered(number)[0] for number in range(count)]
    assert all(len(review.runs) == len(RUNS) for review in reviews)
    assert cards == {card.drill: card for _, card in map(numbered, range(count))}
