"""One day's queue: failed drills, then new ones, then reviews; never over the minutes."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from planning_strategies import THREE_WEEKS, TODAY, calendars, card, day, drill, known, situations

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.queue import Kind, QueueEntry
from planner.memory.fsrs import retrievability_on
from planner.planning.interleave import interleaved
from planner.planning.learner import Learner
from planner.planning.queue import queue_for
from planner.planning.stages import minutes_for_drills

Situation = tuple[list[Entry], dict[str, Card]]
budgets = st.integers(0, 200)


def queue(
    entries: list[Entry], cards: dict[str, Card], minutes: int = 60, exam_on: date = THREE_WEEKS.exam_on
) -> tuple[QueueEntry, ...]:
    """Return the queue of a day with so many minutes."""
    calendar = Calendar(TODAY, exam_on, Availability(by_weekday=(60,) * 7, by_date={TODAY: minutes}))
    return queue_for(calendar, TODAY, entries, Learner(cards))


def drills(queued: tuple[QueueEntry, ...], kind: Kind | None = None) -> list[str]:
    return [each.drill for each in queued if kind in {None, each.kind}]


def minutes(queued: tuple[QueueEntry, ...]) -> float:
    return sum(each.minutes for each in queued)


@given(situations(), budgets)
def test_never_over_the_budget(situation: Situation, budget: int) -> None:
    assert minutes(queue(*situation, budget)) <= budget


@given(situations(), budgets)
def test_no_new_drill_is_left_out_that_would_have_fitted(situation: Situation, budget: int) -> None:
    entries, cards = situation
    queued = queue(entries, cards, budget)
    met = set(drills(queued)) | set(cards)
    longest = {each.drill: each.minutes for each in queue(entries, cards, 1440) if each.kind is Kind.NEW}
    for entry in entries:
        if entry.id not in met and met.issuperset(entry.requires):
            assert longest[entry.id] > budget - minutes(queued)


@given(situations(), budgets)
def test_no_drill_comes_before_what_it_requires(situation: Situation, budget: int) -> None:
    entries, cards = situation
    requires = {entry.id: entry.requires for entry in entries}
    seen = set(cards)
    for queued in queue(entries, cards, budget):
        if queued.kind is Kind.NEW:
            assert seen.issuperset(requires[queued.drill])
        seen.add(queued.drill)


@given(situations(), budgets, st.randoms(use_true_random=False))
def test_the_order_of_the_library_does_not_matter(situation: Situation, budget: int, draw: Random) -> None:
    entries, cards = situation
    shuffled = draw.sample(entries, len(entries))
    assert queue(shuffled, dict(reversed(cards.items())), budget) == queue(entries, cards, budget)


@given(situations(), budgets, st.booleans())
def test_each_drill_is_asked_once_for_the_reason_its_card_gives(
    situation: Situation, budget: int, exam_is_over: bool
) -> None:
    entries, cards = situation
    queued = queue(entries, cards, budget, day(-1) if exam_is_over else THREE_WEEKS.exam_on)
    assert len(set(drills(queued))) == len(queued)
    for each in queued:
        memory = cards[each.drill].memory if each.drill in cards else New()
        assert each.retrievability == retrievability_on(memory, TODAY)
        failed_today = isinstance(memory, Reviewed) and (memory.last_on, memory.last_rating) == (TODAY, Rating.AGAIN)
        assert (each.kind is Kind.NEW) == isinstance(memory, New)
        assert (each.kind is Kind.RELEARN) == failed_today


@given(situations(), budgets)
def test_failed_then_new_then_reviews(situation: Situation, budget: int) -> None:
    places = {Kind.RELEARN: 0, Kind.NEW: 1, Kind.REVIEW: 2}
    order = [places[queued.kind] for queued in queue(*situation, budget)]
    assert order == sorted(order)


def test_a_drill_done_today_is_not_asked_again_unless_it_was_failed() -> None:
    entries = [drill("conv"), drill("dense"), drill("lstm")]
    cards = {
        "conv": card("conv", (-9, Rating.GOOD), (0, Rating.GOOD)),
        "dense": card("dense", (-9, Rating.GOOD), (0, Rating.AGAIN)),
        "lstm": card("lstm", (0, Rating.AGAIN), (0, Rating.HARD)),
    }
    (only,) = queue(entries, cards)
    assert (only.drill, only.kind, only.why) == ("dense", Kind.RELEARN, "failed today")


def test_the_attempt_that_gains_most_by_the_minute_comes_first() -> None:
    """The same minutes do most for the drill with the greater weight, and for the fainter memory."""
    cards = known("conv", "dense", "lstm", on=-9) | {"faint": card("faint", (-30, Rating.AGAIN))}
    entries = [drill("conv", weight=0.1), drill("dense", weight=0.2), drill("lstm", weight=0.1, minutes=8)]
    assert drills(queue(entries, cards, 11, day(1))) == ["dense"]
    assert drills(queue([drill("conv"), drill("lstm", minutes=8)], cards, 11, day(1))) == ["conv"]
    assert drills(queue([drill("conv"), drill("faint")], cards, 15, day(1))) == ["faint"]


def test_a_review_that_gains_next_to_nothing_is_not_asked() -> None:
    steady = card("conv", *((offset, Rating.EASY) for offset in (-90, -60, -30, -1)))
    assert queue([drill("conv")], {"conv": steady}, 60, day(2)) == ()


def test_scarce_minutes_go_to_new_drills_before_reviews() -> None:
    new = [drill(f"new-{n}", order=n, minutes=2.5) for n in range(20)]
    seen = [drill(f"seen-{n}", order=50 + n, minutes=2.5) for n in range(20)]
    cards = known(*(entry.id for entry in seen), on=-1)
    assert set(drills(queue(new + seen, cards, 60, day(2)))) <= {entry.id for entry in new}


def test_a_drill_that_opens_worthy_ones_shares_in_their_worth() -> None:
    entries = [
        drill("lone", order=0, weight=0.05),
        drill("door", order=1, weight=0.01),
        drill("treasure", order=2, weight=0.5, requires=("door",)),
    ]
    assert drills(queue(entries, {}, 10, day(2))) == ["door"]


def test_a_drill_too_long_for_the_day_lets_shorter_ones_pass() -> None:
    entries = [drill("long", order=0, minutes=30), drill("short", order=1, minutes=5)]
    assert drills(queue(entries, {}, 20)) == ["short"]


def test_a_requirement_outside_the_library_blocks_nothing() -> None:
    assert drills(queue([drill("conv", requires=("gone",))], {}, 20)) == ["conv"]


def test_drills_that_require_each_other_are_never_begun_and_hold_nothing_else_up() -> None:
    entries = [drill("hen", requires=("egg",)), drill("egg", requires=("hen",)), drill("conv")]
    assert drills(queue(entries, {}, 60)) == ["conv"]


def test_new_topics_come_in_turn() -> None:
    entries = [
        drill(name, order=order, topic=name.split("-")[0])
        for order, name in enumerate(["basics-1", "basics-2", "basics-3", "cnn-1", "cnn-2", "nlp-1"])
    ]
    assert drills(queue(entries, {}, 600)) == ["basics-1", "cnn-1", "basics-2", "cnn-2", "basics-3", "nlp-1"]


def test_reasons_name_real_figures() -> None:
    entries = [
        drill("dense", order=0, weight=0.2),
        drill("conv", order=1, topic="cnn", requires=("dense",), weight=0.2),
        drill("pool", order=2, topic="cnn", requires=("conv",), weight=0.1),
        drill("lstm", order=3, topic="nlp", weight=0.5),
    ]
    cards = {"lstm": card("lstm", (-8, Rating.GOOD))}
    without = 100 * retrievability_on(cards["lstm"].memory, day(3))
    why = {queued.drill: queued.why for queued in queue(entries, cards, 600, day(3))}
    assert why["dense"] == "new: opens 2 drills, +16.7 points"
    assert why["conv"] == "new: opens 1 drill, +16.7 points"
    assert why["pool"] == "new: +8.4 points"
    assert why["lstm"].startswith(f"{without:.0f} % by Mar 7 without it: +")


def test_after_the_exam_what_falls_due_is_kept_up_faintest_first() -> None:
    entries = [drill(name, minutes=4.0) for name in ("conv", "dense", "lstm", "new")]
    cards = {
        "conv": card("conv", (-4, Rating.GOOD)),
        "dense": card("dense", (-20, Rating.GOOD)),
        "lstm": card("lstm", (-1, Rating.EASY)),
    }
    queued = queue(entries, cards, 60, day(-1))
    assert drills(queued, Kind.REVIEW) == ["dense", "conv"]
    assert drills(queued, Kind.NEW) == ["new"]
    recall = 100 * retrievability_on(cards["dense"].memory, TODAY)
    assert next(each.why for each in queued if each.drill == "dense") == f"due: recall down to {recall:.0f} %"
    assert drills(queue(entries, cards, 7, day(-1))) == ["dense"]


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
def test_the_calendar_decides_how_much(calendar: Calendar, situation: Situation, done_minutes: float) -> None:
    entries, cards = situation
    for offset in range(-2, 14, 3):
        on = day(offset)
        queued = queue_for(calendar, on, entries, Learner(cards), done_minutes)
        assert minutes(queued) <= max(minutes_for_drills(calendar, on) - done_minutes, 0)
        if on in calendar.availability.off | calendar.availability.mock or on == calendar.exam_on:
            assert not queued


def test_the_eve_has_half_the_minutes_and_the_exam_day_none() -> None:
    calendar = Calendar(TODAY, day(3), Availability(by_weekday=(60,) * 7))
    assert [minutes_for_drills(calendar, day(n)) for n in range(-1, 5)] == [0, 60, 60, 30, 0, 60]


def test_a_clock_that_went_back_asks_for_nothing_twice() -> None:
    """What was done on a day still to come counts as done today."""
    cards = {"conv": card("conv", (3, Rating.GOOD))}
    assert queue([drill("conv")], cards, 60) == ()
    assert drills(queue([drill("conv"), drill("dense")], cards, 60)) == ["dense"]


def test_minutes_done_leave_less_of_the_day() -> None:
    entries = [drill(f"new-{n}", order=n, minutes=2.5) for n in range(20)]
    calendar = replace(THREE_WEEKS, availability=Availability(by_weekday=(60,) * 7))
    assert minutes(queue_for(calendar, TODAY, entries, Learner({}), 41.5)) <= 18.5
    assert queue_for(calendar, TODAY, entries, Learner({}), 60) == ()
