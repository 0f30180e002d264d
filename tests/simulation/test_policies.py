"""What each policy orders, on situations small enough to say what is right."""

from datetime import date, timedelta
from random import Random

from simulation_samples import small

from planner.domain.memory import Card, New, Rating
from planner.memory.replay import rated
from planner.planning.learner import Learner
from planner.planning.simulation.intervals import leitner, on_1_3_7_14, sm2
from planner.planning.simulation.policies import POLICIES
from planner.planning.simulation.scenarios import FIRST_DAY
from planner.planning.simulation.seen import Seen

SCENARIO = small(drills=4)
A, B, C, D = (entry.id for entry in SCENARIO.entries)
GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


def seen_on(day: int, *attempts: tuple[str, int, Rating]) -> Seen:
    """Return what is seen on a day, counted from 0, after attempts on days before."""
    cards: dict[str, Card] = {}
    made: dict[str, list[tuple[date, Rating]]] = {}
    for drill, on, rating in attempts:
        at = FIRST_DAY + timedelta(days=on)
        cards[drill] = rated(cards.get(drill, Card(drill, New())), rating, at)
        made.setdefault(drill, []).append((at, rating))
    return Seen(
        SCENARIO.calendar, FIRST_DAY + timedelta(days=day), 25.0, 0.0, SCENARIO.entries, Learner(cards), made, Random(1)
    )


def order(policy: str, seen: Seen) -> list[str]:
    return list(POLICIES[policy].policy(seen))


def test_new_first_puts_new_drills_up_the_ladder_before_the_most_faded() -> None:
    assert order("new-first", seen_on(3, (A, 2, GOOD), (B, 0, GOOD))) == [C, D, B, A]


def test_no_simple_policy_repeats_what_was_done_today() -> None:
    seen = seen_on(9, *((drill, 9, AGAIN) for drill in (A, B, C, D)))
    for policy in POLICIES:
        assert order(policy, seen) == [] or policy == "plan"


def test_fsrs_reviews_what_is_due_before_anything_new() -> None:
    seen = seen_on(3, (A, 2, GOOD), (B, 0, GOOD))
    assert order("retention-90", seen) == [B, C, D]
    assert order("lowest-recall", seen) == [B, C, D, A]
    assert order("retention-80", seen) == [C, D, B, A]


def test_all_again_starts_four_days_before_the_exam_with_the_longest_unseen() -> None:
    met = [(A, 1, GOOD), (B, 0, GOOD), (C, 2, AGAIN), (D, 3, GOOD)]
    assert order("again-last-4", seen_on(5, *met)) == order("new-first", seen_on(5, *met))
    assert order("again-last-4", seen_on(6, *met)) == [B, A, C, D]
    assert order("again-last-4", seen_on(7, *met, (B, 6, GOOD)))[-1] == B


def test_cramming_repeats_only_in_the_last_five_days() -> None:
    met = [(drill, 0, GOOD) for drill in (A, B, C)]
    assert order("cram-5", seen_on(4, *met)) == [D]
    assert sorted(order("cram-5", seen_on(5, *met))) == [A, B, C, D]


def test_random_order_follows_from_its_seed_and_holds_every_drill() -> None:
    orders = [order("random", seen_on(0)) for _ in range(2)]
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == [A, B, C, D]


def test_greedy_prefers_the_drill_that_weighs_more() -> None:
    weights = {entry.id: entry.weight for entry in SCENARIO.entries}
    assert order("greedy", seen_on(0)) == sorted(weights, key=lambda drill: -weights[drill])


def test_intervals_grow_with_success_and_start_over_after_again() -> None:
    def after(*ratings: Rating) -> list[tuple[date, Rating]]:
        return [(FIRST_DAY, rating) for rating in ratings]

    assert [sm2(after(*[GOOD] * n)) for n in (1, 2, 3, 4)] == [1, 6, 15, 38]
    assert sm2(after(GOOD, GOOD, AGAIN)) == 1
    assert [leitner(after(*[GOOD] * n)) for n in (1, 2, 4, 9)] == [2, 4, 16, 16]
    assert leitner(after(GOOD, GOOD, AGAIN)) == 1
    assert [on_1_3_7_14(after(*[AGAIN] * n)) for n in (1, 2, 3, 4, 5)] == [1, 2, 4, 7, 7]
