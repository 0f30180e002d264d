"""One day's queue: failed drills, then new ones, then reviews; never over the minutes."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import TODAY, calendars, card, day, drill, situations

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.queue import Kind, QueueEntry
from planner.memory.fsrs import retrievability_on
from planner.planning.cost import new_minutes
from planner.planning.interleave import interleaved
from planner.planning.queue import FRESH, minutes_for_drills, queue_for, queue_on

Situation = tuple[list[Entry], dict[str, Card]]
budgets = st.floats(-10, 200)


def drills(queue: tuple[QueueEntry, ...], kind: Kind | None = None) -> list[str]:
    return [queued.drill for queued in queue if kind in {None, queued.kind}]


def minutes(queue: tuple[QueueEntry, ...]) -> float:
    return sum(queued.minutes for queued in queue)


@given(situations(), budgets)
def test_never_over_the_budget(situation: Situation, budget: float) -> None:
    assert minutes(queue_on(TODAY, *situation, budget)) <= max(budget, 0)


@given(situations(), budgets, st.booleans())
def test_whatever_is_left_out_would_not_have_fitted(situation: Situation, budget: float, new: bool) -> None:
    entries, cards = situation
    queue = queue_on(TODAY, entries, cards, budget, introduce_new=new)
    left, queued = budget - minutes(queue), set(drills(queue))
    known = queued | set(cards)
    for entry in entries:
        if entry.id in queued:
            continue
        ready = entry.id not in cards and known.issuperset(entry.requires)
        if ready and new:
            assert new_minutes(entry) > left
    everything = queue_on(TODAY, entries, cards, 1e6, introduce_new=False)
    assert all(review.minutes > left for review in everything if review.drill not in queued)


@given(situations(), budgets)
def test_no_drill_comes_before_what_it_requires(situation: Situation, budget: float) -> None:
    entries, cards = situation
    requires = {entry.id: entry.requires for entry in entries}
    seen = set(cards)
    for queued in queue_on(TODAY, entries, cards, budget):
        if queued.kind is Kind.NEW:
            assert seen.issuperset(requires[queued.drill])
        seen.add(queued.drill)


@given(situations(), budgets, st.randoms(use_true_random=False))
def test_the_order_of_the_library_does_not_matter(situation: Situation, budget: float, draw: Random) -> None:
    entries, cards = situation
    shuffled = draw.sample(entries, len(entries))
    assert queue_on(TODAY, shuffled, dict(reversed(cards.items())), budget) == queue_on(TODAY, entries, cards, budget)


@given(situations(), budgets)
def test_each_drill_is_asked_once_for_the_reason_its_card_gives(situation: Situation, budget: float) -> None:
    entries, cards = situation
    queue = queue_on(TODAY, entries, cards, budget)
    assert len(set(drills(queue))) == len(queue)
    for queued in queue:
        memory = cards[queued.drill].memory if queued.drill in cards else New()
        assert queued.retrievability == retrievability_on(memory, TODAY)
        failed_today = isinstance(memory, Reviewed) and (memory.last_on, memory.last_rating) == (TODAY, Rating.AGAIN)
        match queued.kind:
            case Kind.NEW:
                assert isinstance(memory, New)
            case Kind.RELEARN:
                assert failed_today
            case Kind.REVIEW:
                assert queued.retrievability <= FRESH


@given(situations(), budgets)
def test_failed_then_new_then_reviews(situation: Situation, budget: float) -> None:
    places = {Kind.RELEARN: 0, Kind.NEW: 1, Kind.REVIEW: 2}
    order = [places[queued.kind] for queued in queue_on(TODAY, *situation, budget)]
    assert order == sorted(order)


@given(situations(), budgets)
def test_nothing_new_where_nothing_new_is_wanted(situation: Situation, budget: float) -> None:
    assert not drills(queue_on(TODAY, *situation, budget, introduce_new=False), Kind.NEW)


def test_a_drill_done_today_is_not_asked_again_unless_it_was_failed() -> None:
    entries = [drill("conv"), drill("dense"), drill("lstm")]
    cards = {
        "conv": card("conv", (-9, Rating.GOOD), (0, Rating.GOOD)),
        "dense": card("dense", (-9, Rating.GOOD), (0, Rating.AGAIN)),
        "lstm": card("lstm", (0, Rating.AGAIN), (0, Rating.HARD)),
    }
    (only,) = queue_on(TODAY, entries, cards, 60)
    assert (only.drill, only.kind, only.why) == ("dense", Kind.RELEARN, "failed today")


def test_the_faintest_memories_are_reviewed_first() -> None:
    entries = [drill(name, minutes=4.0) for name in ("conv", "dense", "lstm")]
    cards = {
        "conv": card("conv", (-4, Rating.GOOD)),
        "dense": card("dense", (-20, Rating.GOOD)),
        "lstm": card("lstm", (-9, Rating.GOOD)),
    }
    assert drills(queue_on(TODAY, entries, cards, 100)) == ["dense", "lstm", "conv"]
    assert drills(queue_on(TODAY, entries, cards, 11)) == ["dense", "lstm"]


def test_a_fresh_memory_is_not_reviewed() -> None:
    cards = {"conv": card("conv", (-1, Rating.EASY))}
    assert retrievability_on(cards["conv"].memory, TODAY) > FRESH
    assert queue_on(TODAY, [drill("conv")], cards, 60) == ()


def test_new_drills_leave_a_third_of_the_day_to_those_that_are_due() -> None:
    new = [drill(f"new-{n}", order=n, minutes=2.5) for n in range(20)]
    due = [drill(f"due-{n}", order=50 + n, minutes=2.5) for n in range(20)]
    cards = {entry.id: card(entry.id, (-15, Rating.GOOD)) for entry in due}
    queue = queue_on(TODAY, new + due, cards, 60)
    for_reviews = sum(queued.minutes for queued in queue if queued.kind is Kind.REVIEW)
    assert 17 <= for_reviews <= 23
    assert minutes(queue) > 57


def test_new_drills_take_the_whole_day_where_nothing_is_due() -> None:
    new = [drill(f"new-{n}", order=n, minutes=2.5) for n in range(20)]
    known = [drill(f"known-{n}", order=50 + n, minutes=2.5) for n in range(20)]
    cards = {entry.id: card(entry.id, (-1, Rating.GOOD)) for entry in known}
    assert drills(queue_on(TODAY, new + known, cards, 60)) == [f"new-{n}" for n in range(10)]


def test_minutes_kept_for_a_review_that_is_too_long_go_to_one_more_new_drill() -> None:
    entries = [drill("new-1", order=0, minutes=5), drill("new-2", order=1, minutes=5), drill("long", minutes=20)]
    cards = {"long": card("long", (-15, Rating.GOOD))}
    assert drills(queue_on(TODAY, entries, cards, 30)) == ["new-1", "new-2"]


def test_a_drill_too_long_for_the_day_lets_shorter_ones_pass() -> None:
    entries = [drill("long", order=0, minutes=30), drill("short", order=1, minutes=5)]
    assert drills(queue_on(TODAY, entries, {}, 20)) == ["short"]


def test_a_requirement_outside_the_library_blocks_nothing() -> None:
    assert drills(queue_on(TODAY, [drill("conv", requires=("gone",))], {}, 20)) == ["conv"]


def test_new_topics_come_in_turn() -> None:
    entries = [
        drill(name, order=order, topic=name.split("-")[0])
        for order, name in enumerate(["basics-1", "basics-2", "basics-3", "cnn-1", "cnn-2", "nlp-1"])
    ]
    assert drills(queue_on(TODAY, entries, {}, 600)) == ["basics-1", "cnn-1", "basics-2", "cnn-2", "basics-3", "nlp-1"]


def test_reasons_name_real_figures() -> None:
    entries = [
        drill("dense", order=0),
        drill("conv", order=1, topic="cnn", requires=("dense",)),
        drill("pool", order=2, topic="cnn", requires=("conv",), weight=0.042),
        drill("lstm", order=3, topic="nlp"),
    ]
    cards = {"lstm": card("lstm", (-8, Rating.GOOD))}
    recall = 100 * retrievability_on(cards["lstm"].memory, TODAY)
    assert {queued.drill: queued.why for queued in queue_on(TODAY, entries, cards, 600)} == {
        "dense": "new: opens 2 drills",
        "conv": "new: opens 1 drill",
        "pool": "new: 4.2 % of the syllabus",
        "lstm": f"recall down to {recall:.0f} %",
    }


@given(st.lists(st.sampled_from("abcd"), max_size=9), st.sampled_from([None, "a", "b"]))
def test_topics_repeat_only_where_no_order_avoids_it(topics: list[str], previous: str | None) -> None:
    numbered = list(enumerate(topics))
    arranged = interleaved(numbered, lambda item: item[1], previous)
    assert sorted(arranged) == numbered
    for topic in set(topics):
        places = [place for place, each in arranged if each == topic]
        assert places == sorted(places)
    repeats = sum(
        one == other
        for one, other in zip([previous, *(topic for _, topic in arranged)], [t for _, t in arranged], strict=False)
    )
    assert repeats == fewest_repeats(topics, previous)


def fewest_repeats(topics: list[str], previous: str | None) -> int:
    """Every repeat is forced once one topic outnumbers the gaps between all the others."""
    if not topics:
        return 0
    forced = []
    for topic in set(topics):
        count = topics.count(topic)
        gaps = len(topics) - count + (topic != previous)
        forced.append(max(count - gaps, 0))
    return max(forced)


@given(calendars(), situations(), st.floats(0, 90))
def test_the_calendar_decides_how_much_and_whether_new(
    calendar: Calendar, situation: Situation, done_minutes: float
) -> None:
    for offset in range(-2, 14):
        on = day(offset)
        queue = queue_for(calendar, on, *situation, done_minutes)
        assert minutes(queue) <= max(minutes_for_drills(calendar, on) - done_minutes, 0)
        if on in calendar.availability.off | calendar.availability.mock or on >= calendar.exam_on:
            assert not queue
        if on == calendar.exam_on - (day(1) - day(0)):
            assert not drills(queue, Kind.NEW)
            assert minutes(queue) <= calendar.availability.minutes_on(on) / 2


def test_the_eve_has_half_the_minutes_and_the_exam_day_none() -> None:
    calendar = Calendar(TODAY, day(3), Availability(by_weekday=(60,) * 7))
    assert [minutes_for_drills(calendar, day(n)) for n in range(-1, 5)] == [0, 60, 60, 30, 0, 0]
