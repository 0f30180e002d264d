"""Cards are a projection of the log: replaying it gives what recording gave."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.review import Review
from planner.memory.replay import next_card, replay

FIRST_DAY = date(2026, 3, 2)


def review(drill: str, day: date, rating: Rating) -> Review:
    return Review(
        drill=drill,
        at=datetime.combine(day, time(19), tzinfo=UTC),
        study_day=day,
        rating=rating,
        passed=rating is not Rating.AGAIN,
        minutes=4.0,
        hints=0,
        solution_shown=False,
        variant_index=0,
        content_hash="0",
        retrievability=None,
        source="typed",
        runs=(),
    )


logs = st.lists(
    st.builds(
        review,
        st.sampled_from(["dense", "conv", "lstm"]),
        st.integers(0, 60).map(lambda days: FIRST_DAY + timedelta(days=days)),
        st.sampled_from(Rating),
    ),
    max_size=30,
)


def test_published_golden_intervals_hold() -> None:
    """py-fsrs's own vector; its learning step is a second Good on the first day, its 0 a relearning."""
    good, again = Rating.GOOD, Rating.AGAIN
    card = next_card(Card("conv", New()), review("conv", FIRST_DAY, good))
    day, intervals = FIRST_DAY, []
    for rating in (good, good, good, good, good, again, again, good, good, good, good, good):
        card = next_card(card, review("conv", day, rating))
        assert card.due_on is not None
        intervals.append((card.due_on - day).days)
        day = card.due_on
    assert intervals == [2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@given(logs)
def test_replaying_gives_exactly_what_recording_gave(log: list[Review]) -> None:
    recorded: dict[str, Card] = {}
    for entry in log:
        before = recorded.get(entry.drill, Card(entry.drill, New()))
        recorded[entry.drill] = next_card(before, entry)
    assert replay(log) == recorded
    assert replay(iter(log)) == replay(log)


@given(logs)
def test_drills_do_not_touch_each_other(log: list[Review]) -> None:
    cards = replay(log)
    assert cards.keys() == {entry.drill for entry in log}
    for drill, card in cards.items():
        assert replay([entry for entry in log if entry.drill == drill]) == {drill: card}


@given(logs)
def test_taking_the_last_review_back_gives_the_card_before_it(log: list[Review]) -> None:
    if log:
        shorter = replay(log[:-1])
        card = shorter.get(log[-1].drill, Card(log[-1].drill, New()))
        assert next_card(card, log[-1]) == replay(log)[log[-1].drill]


@given(logs)
def test_failed_is_due_the_same_day_and_anything_else_later(log: list[Review]) -> None:
    for card in replay(log).values():
        assert isinstance(card.memory, Reviewed)
        assert card.due_on is not None
        failed = card.memory.last_rating is Rating.AGAIN
        assert (card.due_on == card.memory.last_on) == failed
        assert card.due_on >= card.memory.last_on


def test_higher_desired_retention_is_due_earlier() -> None:
    log = [review("conv", FIRST_DAY, Rating.EASY)]
    strict, lenient = replay(log, 0.95)["conv"].due_on, replay(log, 0.8)["conv"].due_on
    assert strict is not None
    assert lenient is not None
    assert strict < lenient


def test_a_review_of_another_drill_is_refused() -> None:
    with pytest.raises(ValueError, match=r"conv .* dense"):
        next_card(Card("dense", New()), review("conv", FIRST_DAY, Rating.GOOD))
