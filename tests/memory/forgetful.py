"""Review logs of made-up learners whose memory is known, long enough to fit parameters to."""

from datetime import date, timedelta
from random import Random

from planner.domain.memory import Memory, New, Rating
from planner.memory.fit import Attempt
from planner.memory.fsrs import after_review, retrievability_on
from planner.memory.parameters import Parameters

FIRST_DAY = date(2026, 3, 2)


def log_of(parameters: Parameters, *, drills: int = 40, days: int = 21, seed: int = 1) -> list[Attempt]:
    """Return what such a learner's attempts come to, each drill tried every second or third day or so."""
    chance = Random(seed)
    memories: dict[str, Memory] = {}
    log: list[Attempt] = []
    for offset in range(days):
        on = FIRST_DAY + timedelta(days=offset)
        for number in range(drills):
            if chance.random() < 0.4:
                name = f"drill-{number}"
                memory = memories.get(name, New())
                recalled = isinstance(memory, New) or chance.random() < retrievability_on(memory, on, parameters)
                rating = Rating.GOOD if recalled else Rating.AGAIN
                log.append((name, on, rating))
                memories[name] = after_review(memory, rating, on, parameters)
    return log
