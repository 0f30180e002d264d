"""`planner drill` killed at any moment: the store is sound, and every review is there once or not at all.

Twelve kills are spread over the command's whole duration, the last of them as soon as it has said its verdict,
however long that takes on a machine that is busy with other things; ``PLANNER_KILLS=200`` asks for more.
"""

import os
import random
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import pytest
from cli_process import Planner
from cli_workshop import RIGHT, build_workshop

from planner.actions.doctor import TOLERANCE
from planner.domain.memory import Reviewed
from planner.domain.review import Review
from planner.memory.replay import replay
from planner.store.cards import read_cards
from planner.store.health import check_integrity
from planner.store.opening import open_store
from planner.store.reviews import read_reviews

KILLS = int(os.environ.get("PLANNER_KILLS", "12"))
DRILL = ("drill", "ones", "--answer", "-", "--json")
SEED = 20_260_302


@dataclass(frozen=True, slots=True)
class Killed:
    """One call: whether it was acknowledged, by its document on stdout, and the reviews before and after it.

    ``after_seconds`` is None where it was killed on its first word.
    """

    after_seconds: float | None
    acknowledged: bool
    before: list[Review]
    after: list[Review]


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Planner:
    """The command line of a small library, on a home with one review."""
    root = tmp_path_factory.mktemp("killed")
    (root / "workshop").mkdir()
    made = Planner(root / "home", root / "temporary", program=build_workshop(root / "workshop"))
    made.temporary.mkdir()
    assert made(*DRILL, text=RIGHT).status == 0
    return made


@pytest.fixture(scope="module")
def kills(planner: Planner) -> list[Killed]:
    """Kill the command at moments spread over its duration, one in each stretch of it, in a random order."""
    began = time.monotonic()
    assert planner(*DRILL, text=RIGHT).status == 0
    whole_seconds = 1.15 * (time.monotonic() - began)
    generator = random.Random(SEED)
    moments: list[float | None] = [whole_seconds * (place + generator.random()) / KILLS for place in range(KILLS - 1)]
    moments.append(None)
    generator.shuffle(moments)
    return list(_killed(planner, moments))


def _killed(planner: Planner, moments: list[float | None]) -> Iterator[Killed]:
    reviews = _sound_log(planner)
    for moment in moments:
        before, acknowledged = reviews, _kill_after(planner, moment)
        assert planner.left_processes() == [], moment
        reviews = _sound_log(planner)
        yield Killed(moment, acknowledged, before, reviews)


def _kill_after(planner: Planner, seconds: float | None) -> bool:
    """Start the command, kill it after so long or on its first word, and tell whether its verdict was out by then."""
    process = planner.start(*DRILL, text=RIGHT).process
    said = ""
    if seconds is None:
        said = _first_line(process)
    else:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
    process.kill()
    out, _ = process.communicate()
    return (said + out).endswith("}\n")


def _first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _sound_log(planner: Planner) -> list[Review]:
    """Open the store, and return its log if everything in it is sound."""
    with open_store(planner.store, at=datetime.fromisoformat(planner.now)) as store:
        assert check_integrity(store) == []
        reviews, cards = read_reviews(store), read_cards(store)
    memories = {drill: card.memory for drill, card in cards.items()}
    for drill, card in replay(reviews).items():
        kept, follows = memories.pop(drill), card.memory
        assert isinstance(kept, Reviewed)
        assert isinstance(follows, Reviewed)
        assert kept.stability == pytest.approx(follows.stability, rel=TOLERANCE)
        assert kept.reviews == follows.reviews
    assert memories == {}
    return reviews


def test_what_was_there_before_is_there_afterwards(kills: list[Killed]) -> None:
    for killed in kills:
        assert killed.after[: len(killed.before)] == killed.before, killed.after_seconds


def test_no_acknowledged_review_is_lost_and_none_is_counted_twice(kills: list[Killed]) -> None:
    for killed in kills:
        new = len(killed.after) - len(killed.before)
        assert new == 1 if killed.acknowledged else new in (0, 1), killed.after_seconds


def test_kills_fell_before_and_after_the_review_was_recorded(kills: list[Killed]) -> None:
    """Else the moments say nothing."""
    recorded = [len(killed.after) > len(killed.before) for killed in kills]
    assert {True, False} == set(recorded)


def test_the_command_works_as_before(planner: Planner, kills: list[Killed]) -> None:
    assert planner(*DRILL, text=RIGHT).status == 0
    parts = {part["part"]: part["problems"] for part in planner("doctor", "--json").json()["parts"]}
    assert parts == {"store": [], "cards": [], "content": [], "checker": []}
    assert planner.left_processes() == []
