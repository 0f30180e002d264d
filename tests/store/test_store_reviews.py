"""The log: one attempt is one transaction, what goes in comes out, and taking back leaves no trace."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import CARD, DAY, NOW, REVIEW, dump, filled, numbered, record
from store_strategies import reviews

from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.review import Review, Run
from planner.errors import StoreError
from planner.store import reviews as log
from planner.store.cards import read_cards
from planner.store.connection import Store
from planner.store.done import Done, done_on
from planner.store.drafts import Draft, read_draft, save_draft
from planner.store.opening import open_store
from planner.store.reviews import (
    count_of,
    last_review,
    put_review,
    read_reviews,
    take_back,
)

MEMORY = CARD.memory


def test_recorded_review_and_card_are_read_back_equal(store: Store) -> None:
    record(store, REVIEW, CARD)
    assert read_reviews(store) == [REVIEW]
    assert read_cards(store) == {"cnn-basic": CARD}


def test_instant_keeps_its_offset_and_microseconds(store: Store) -> None:
    record(store, REVIEW, CARD)
    (review,) = read_reviews(store)
    assert review.at.isoformat() == NOW.isoformat() == "2026-03-02T19:30:00.123456+01:00"


@given(written=st.lists(reviews(), max_size=4))
def test_any_review_is_read_back_to_the_last_bit(written: list[Review], long_store: Store) -> None:
    with long_store.transaction() as connection:
        connection.execute("DELETE FROM reviews")
        for review in written:
            put_review(connection, review)
    read = read_reviews(long_store)
    assert read == written
    assert [review.at.isoformat() for review in read] == [review.at.isoformat() for review in written]


def test_review_without_a_run_is_a_review(store: Store) -> None:
    given_up = replace(REVIEW, runs=(), passed=False, rating=Rating.AGAIN)
    record(store, given_up, CARD)
    assert read_reviews(store) == [given_up]


def test_log_is_read_in_the_order_of_recording(store: Store) -> None:
    later, earlier = replace(REVIEW, at=NOW + timedelta(days=1)), REVIEW
    record(store, later, CARD)
    record(store, earlier, CARD)
    assert read_reviews(store) == [later, earlier]
    assert last_review(store) == earlier


def test_log_is_read_from_a_day_on_and_of_one_drill(store: Store) -> None:
    old = replace(REVIEW, study_day=DAY - timedelta(days=1))
    other = replace(REVIEW, drill="dense")
    for review in (old, REVIEW, other):
        record(store, review, replace(CARD, drill=review.drill))
    assert read_reviews(store, since=DAY) == [REVIEW, other]
    assert read_reviews(store, drill="cnn-basic") == [old, REVIEW]
    assert read_reviews(store, since=DAY, drill="dense") == [other]


def test_count_is_the_number_of_the_next_review(store: Store) -> None:
    assert count_of(store, "cnn-basic") == 0
    record(store, REVIEW, CARD)
    record(store, REVIEW, CARD)
    assert (count_of(store, "cnn-basic"), count_of(store, "dense")) == (2, 0)


def test_day_holds_what_was_done_on_it(store: Store) -> None:
    record(store, replace(REVIEW, study_day=date(2026, 3, 1)), CARD)
    record(store, REVIEW, CARD)
    assert done_on(store, DAY) == [Done("cnn-basic", NOW, Rating.HARD, passed=True, minutes=4.1)]


def test_recording_ends_the_draft_of_its_drill_alone(store: Store) -> None:
    for drill in ("cnn-basic", "dense"):
        save_draft(store, Draft(drill, 0, "model =", NOW))
    record(store, REVIEW, CARD)
    assert read_draft(store, "cnn-basic") is None
    assert read_draft(store, "dense") is not None


def test_card_that_is_refused_takes_the_review_with_it(store: Store) -> None:
    assert not isinstance(MEMORY, New)
    save_draft(store, Draft("cnn-basic", 0, "model =", NOW))
    before = dump(store.path)
    with pytest.raises(StoreError, match=r"refused a value \(CHECK constraint failed: difficulty"):
        record(store, REVIEW, replace(CARD, memory=replace(MEMORY, difficulty=11.0)))
    assert dump(store.path) == before


@pytest.mark.parametrize(
    "wrong",
    [
        replace(REVIEW, minutes=float("nan")),
        replace(REVIEW, minutes=float("inf")),
        replace(REVIEW, minutes=-1.0),
        replace(REVIEW, hints=-1),
        replace(REVIEW, retrievability=1.5),
        replace(REVIEW, runs=(Run("passed", float("nan"), (), ""),)),
    ],
)
def test_number_that_means_nothing_is_refused(store: Store, wrong: Review) -> None:
    with pytest.raises(StoreError, match="refused a value"):
        record(store, wrong, CARD)
    assert read_reviews(store) == []


def test_half_a_character_does_not_cost_the_attempt(store: Store) -> None:
    broken = replace(REVIEW, runs=(Run("failed", 0.1, (), "a\ud800b\0c"),))
    record(store, broken, CARD)
    assert read_reviews(store)[0].runs[0].answer == "a?b\0c"


def test_taking_back_restores_the_store_exactly(store: Store) -> None:
    record(store, REVIEW, CARD)
    before = dump(store.path)
    again = replace(REVIEW, at=NOW + timedelta(days=2), retrievability=0.9)
    record(store, again, replace(CARD, due_on=date(2026, 4, 1)))
    assert dump(store.path) != before
    take_back(store, again, CARD)
    assert dump(store.path) == before


@pytest.mark.parametrize("card_before", [None, Card("cnn-basic", New())])
def test_taking_back_a_first_review_makes_the_drill_new(store: Store, card_before: Card | None) -> None:
    before = dump(store.path)
    record(store, REVIEW, CARD)
    take_back(store, REVIEW, card_before)
    assert dump(store.path) == before
    assert last_review(store) is None


def test_whole_log_can_be_taken_back_review_by_review(store: Store) -> None:
    states = [dump(store.path)]
    for number in range(5):
        record(store, *numbered(number))
        states.append(dump(store.path))
    for expected in reversed(states[:-1]):
        last = last_review(store)
        assert last is not None
        take_back(store, last, None)
        assert dump(store.path) == expected


def test_taking_back_is_refused_when_the_log_moved_on(store: Store) -> None:
    record(store, REVIEW, CARD)
    with open_store(store.path, at=NOW) as other:
        record(other, *numbered(1))
    before = dump(store.path)
    with pytest.raises(StoreError, match=r"no longer the one of cnn-basic at 19:30.*undo again"):
        take_back(store, REVIEW, None)
    assert dump(store.path) == before


def test_offset_of_any_zone_is_kept(tmp_path: Path) -> None:
    at = datetime.fromisoformat("2026-03-02T23:59:59.000001-09:30")
    with open_store(tmp_path / "planner.db", at=at) as store:
        record(store, replace(REVIEW, at=at), CARD)
        assert read_reviews(store)[0].at.isoformat() == at.isoformat()


def test_two_sittings_of_one_drill_both_count_on_its_card(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db", 0)

    def one_more(before: Card, review: Review) -> Card:
        reviews = before.memory.reviews if isinstance(before.memory, Reviewed) else 0
        return replace(CARD, drill=review.drill, memory=replace(MEMORY, reviews=reviews + 1))

    with open_store(path, at=NOW) as one, open_store(path, at=NOW) as other:
        log.record(one, REVIEW, one_more)
        log.record(other, REVIEW, one_more)
        (card,) = read_cards(one).values()
    assert isinstance(card.memory, Reviewed)
    assert card.memory.reviews == 2
