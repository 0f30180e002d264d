"""How long memory and planning take, with as many drills as there are today and with many more.

`planner today` works out one queue and looks ahead to exam day each time it is run: that has to stay a matter of
milliseconds. Run it on a quiet machine: ``python tests/benchmarks/planning_time.py``. Exits 1 where a bar is missed.
"""

import math
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from statistics import median

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating
from planner.memory.fsrs import after_review
from planner.planning.forecast import exam_day_readiness
from planner.planning.learner import Learner
from planner.planning.queue import queue_for
from planner.planning.three_weeks import make_plan

START = date(2026, 3, 2)
CALENDAR = Calendar(START, START + timedelta(days=21), Availability())
TOPICS = ("basics", "dense", "cnn", "text", "series", "data")
RUNS = 3
MOST_MILLISECONDS = {24: 60.0, 200: 120.0, 1000: 700.0, 5000: 3000.0}  # of CPU, for what `today` works out
MOST_EXPONENT = 1.2  # of the growth with the number of drills


def _library(count: int) -> list[Entry]:
    """Return drills in chains of four, each of which requires the one before."""
    return [
        Entry(
            id=f"drill-{number}",
            title=f"Drill {number}",
            topic=TOPICS[number // 4 % len(TOPICS)],
            skills=(),
            minutes=3.0 + number % 5,
            requires=(f"drill-{number - 1}",) if number % 4 else (),
            variant_count=4,
            content_hash="0",
            weight=1 / count,
            order=number,
        )
        for number in range(count)
    ]


def _half_known(entries: list[Entry]) -> dict[str, Card]:
    """Return cards of the first half, reviewed on the days before the start."""
    cards = {}
    for number, entry in enumerate(entries[: len(entries) // 2]):
        rating = Rating(1 + number % 4)
        memory = after_review(New(), rating, START - timedelta(days=number % 7 + 1))
        cards[entry.id] = Card(entry.id, memory, START + timedelta(days=number % 5))
    return cards


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return median(times)


def _reviews(count: int) -> None:
    memory = after_review(New(), Rating.GOOD, START)
    for number in range(count):
        memory = after_review(memory, Rating(1 + number % 4), START + timedelta(days=number))


def main() -> int:
    """Measure, print a small table, and say whether the bars hold."""
    print(f"1,000 reviews of FSRS-6: {_milliseconds(lambda: _reviews(1000)):.1f} ms")
    print(f"{'drills':>6} {'today':>9} {'bar':>9} {'whole plan':>11}")
    missed, times = False, {}
    for count, most in MOST_MILLISECONDS.items():
        entries = _library(count)
        cards = _half_known(entries)
        today = _milliseconds(partial(_today, entries, cards))
        plan = _milliseconds(partial(make_plan, entries, Learner(cards), CALENDAR, START))
        times[count] = today
        print(f"{count:6} {today:6.1f} ms {most:6.0f} ms {plan:8.1f} ms")
        missed |= today > most
    exponent = math.log(times[5000] / times[200]) / math.log(5000 / 200)
    print(f"time grows with the drills to the power of {exponent:.2f} (bar {MOST_EXPONENT})")
    missed |= exponent > MOST_EXPONENT
    print("A bar is missed." if missed else "All bars hold.")
    return 1 if missed else 0


def _today(entries: list[Entry], cards: dict[str, Card]) -> None:
    queue_for(CALENDAR, START, entries, Learner(cards))
    exam_day_readiness(entries, Learner(cards), CALENDAR, START)


if __name__ == "__main__":
    sys.exit(main())
