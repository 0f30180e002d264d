"""Settings, cards, drafts, plans and the index: what is written is read back equal."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import CALENDAR, CARD, DAY, NOW, PLAN, REVIEW, record

from planner.domain.library import Entry
from planner.domain.memory import Card, New, Rating, Reviewed
from planner.domain.review import Begun, Run, Typing
from planner.errors import StoreError
from planner.store.cards import read_cards, replace_cards
from planner.store.connection import Store
from planner.store.drafts import Draft, drop_draft, read_draft, read_drafts, save_draft
from planner.store.index import read_index, write_index
from planner.store.plans import Snapshot, last_plan, read_plans, save_plan
from planner.store.settings import (
    read_calendar,
    read_syllabus_file,
    write_calendar,
    write_syllabus_file,
)

DENSE = Entry("dense", "Dense", "basics", ("nn02", "nn05"), 2.5, (), 8, "abc", 0.1 + 0.2, 0)
CNN = Entry("cnn", "Faltung – ×", "images", ("cv01",), 4.0, ("dense",), 1, "def", 0.05, 1)


def test_settings_are_none_until_written(store: Store) -> None:
    assert read_calendar(store) is None
    assert read_syllabus_file(store) is None


def test_calendar_is_read_back_equal(store: Store) -> None:
    write_calendar(store, replace(CALENDAR, exam_on=date(2027, 1, 1)))
    write_calendar(store, CALENDAR)
    assert read_calendar(store) == CALENDAR


def test_syllabus_can_be_chosen_and_left_again(store: Store) -> None:
    write_syllabus_file(store, "/home/me/größer.toml")
    assert read_syllabus_file(store) == "/home/me/größer.toml"
    write_syllabus_file(store, None)
    assert read_syllabus_file(store) is None


def test_calendar_that_someone_edited_wrongly_is_a_store_error(store: Store) -> None:
    write_calendar(store, CALENDAR)
    with store.transaction() as connection:
        connection.execute("UPDATE settings SET value = json_set(value, '$.exam_on', 'soon')")
    with pytest.raises(StoreError, match=r"calendar\.exam_on is 'soon': it takes a date .*Set it again"):
        read_calendar(store)


@given(
    stability=st.floats(1e-6, 36500),
    difficulty=st.floats(1, 10),
    days=st.dates(max_value=date(9000, 1, 1)),
    rating=st.sampled_from(Rating),
)
def test_any_card_is_read_back_to_the_last_bit(
    stability: float, difficulty: float, days: date, rating: Rating, long_store: Store
) -> None:
    memory = Reviewed(stability, difficulty, days, rating, reviews=3, lapses=1)
    card = Card("cnn", memory, due_on=days + timedelta(days=4))
    replace_cards(long_store, [card])
    assert read_cards(long_store) == {"cnn": card}


def test_rebuilt_cards_take_the_place_of_all_others(store: Store) -> None:
    record(store, REVIEW, CARD)
    other = replace(CARD, drill="dense")
    replace_cards(store, [other, Card("lstm", New())])
    assert read_cards(store) == {"dense": other}


def test_cards_that_fail_halfway_leave_the_former_ones(store: Store) -> None:
    record(store, REVIEW, CARD)
    wrong = Card("lstm", Reviewed(-1.0, 5.0, DAY, Rating.GOOD, reviews=1, lapses=0), due_on=DAY)
    with pytest.raises(StoreError, match="refused a value"):
        replace_cards(store, [replace(CARD, drill="dense"), wrong])
    assert read_cards(store) == {"cnn-basic": CARD}


def test_draft_is_kept_until_dropped_one_a_drill(store: Store) -> None:
    assert read_draft(store, "cnn") is None
    save_draft(store, Draft("cnn", 1, "model =", NOW))
    save_draft(store, Draft("cnn", 2, "größer\0\ud800", NOW))
    assert read_draft(store, "cnn") == Draft("cnn", 2, "größer\0?", NOW)
    drop_draft(store, "cnn")
    drop_draft(store, "cnn")
    assert read_drafts(store) == []


def test_draft_keeps_how_far_its_attempt_has_come(store: Store) -> None:
    run = Run("failed", 0.125, ("wrong-kind", "shape"), "größer = '\ud800'")
    begun = Begun(
        0.1 + 0.2, 2, solution_shown=True, pasted=False, typed_along=True, runs=(run,), typing=Typing(9, 0, 2.5)
    )
    save_draft(store, Draft("cnn", 1, "", NOW, begun))
    assert read_draft(store, "cnn") == Draft(
        "cnn", 1, "", NOW, replace(begun, runs=(replace(run, answer="größer = '?'"),))
    )


def test_draft_whose_attempt_cannot_be_read_is_named(store: Store) -> None:
    save_draft(store, Draft("cnn", 1, "model =", NOW))
    with store.transaction() as connection:
        connection.execute("""UPDATE drafts SET begun = '{"hints": "two"}'""")
    with pytest.raises(StoreError, match=r"The draft of cnn in .* can't be read: begun\.minutes is missing"):
        read_draft(store, "cnn")


def test_last_plan_is_the_one_saved_last(store: Store) -> None:
    assert last_plan(store) is None
    first, second = Snapshot(NOW + timedelta(hours=1), PLAN), Snapshot(NOW, replace(PLAN, fits=True))
    save_plan(store, first)
    save_plan(store, second)
    assert last_plan(store) == second
    assert read_plans(store) == [first, second]


def test_plan_that_someone_edited_wrongly_is_a_store_error(store: Store) -> None:
    save_plan(store, Snapshot(NOW, PLAN))
    with store.transaction() as connection:
        connection.execute("UPDATE plans SET plan = json_remove(plan, '$.days[0].minutes_planned')")
    with pytest.raises(StoreError, match=r"plan\.days\[0\]\.minutes_planned is missing.*Make a new one"):
        last_plan(store)


def test_index_is_read_in_the_order_of_the_ladder(store: Store) -> None:
    write_index(store, "fp", [CNN, DENSE])
    assert read_index(store, "fp") == [DENSE, CNN]


def test_index_of_another_fingerprint_is_absent(store: Store) -> None:
    assert read_index(store, "fp") is None
    write_index(store, "fp", [DENSE])
    assert read_index(store, "other") is None


def test_new_index_takes_the_place_of_the_former(store: Store) -> None:
    write_index(store, "one", [DENSE, CNN])
    write_index(store, "two", [CNN])
    assert read_index(store, "one") is None
    assert read_index(store, "two") == [CNN]


def test_index_of_no_drills_is_an_index(store: Store) -> None:
    write_index(store, "fp", [])
    assert read_index(store, "fp") == []
