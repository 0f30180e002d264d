"""What `doctor` is told of the store: nothing where it is sound, and a sentence for each fault."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import CARD, NOW, REVIEW, filled, numbered, record, spoil_table

from planner.domain.memory import New
from planner.store.cards import replace_cards
from planner.store.connection import Store
from planner.store.health import check_integrity, file_problems
from planner.store.opening import open_store


def test_sound_store_has_nothing_to_tell(store: Store) -> None:
    record(store, REVIEW, CARD)
    assert check_integrity(store) == []


def test_damaged_page_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db", reviews=40)
    spoil_table(path, "runs")
    with open_store(path, at=NOW) as store:
        problems = check_integrity(store)
    assert problems
    assert all("damaged" in problem and "\n" not in problem for problem in problems)


def test_run_without_its_review_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "planner.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as careless:  # foreign keys are off by default
        careless.execute("DELETE FROM reviews WHERE id = 2")
    with open_store(path, at=NOW) as store:
        assert check_integrity(store) == [
            "Row 3 of runs belongs to a row of reviews that is not there.",
            "Row 4 of runs belongs to a row of reviews that is not there.",
        ]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DROP INDEX reviews_by_drill", "The index reviews_by_drill is missing."),
        ("ALTER TABLE drafts ADD COLUMN mood TEXT", "The table drafts is not what planner made."),
        ("DROP TABLE plans", "The table plans is missing."),
    ],
)
def test_table_that_was_tampered_with_is_told(store: Store, statement: str, problem: str) -> None:
    store.rows(statement)
    assert check_integrity(store) == [problem]


def test_table_of_the_learners_own_is_no_problem(store: Store) -> None:
    store.rows("CREATE TABLE my_notes (text TEXT)")
    assert check_integrity(store) == []


def test_card_that_the_log_does_not_bear_out_is_told(store: Store) -> None:
    for number in range(2):
        record(store, *numbered(number))
    assert not isinstance(CARD.memory, New)
    ahead = replace(CARD, drill="drill-1", memory=replace(CARD.memory, reviews=3))
    replace_cards(store, [ahead, replace(CARD, drill="never-done")])
    assert check_integrity(store) == [
        "The card of drill-0 counts 0 reviews, the log holds 1: rebuild the cards.",
        "The card of drill-1 counts 3 reviews, the log holds 1: rebuild the cards.",
        "The card of never-done counts 1 reviews, the log holds 0: rebuild the cards.",
    ]


def test_file_that_could_be_restored_has_no_problem(tmp_path: Path) -> None:
    assert file_problems(filled(tmp_path / "planner.db")) == []
