"""Export and import: a round trip changes nothing, and a wrong document changes nothing either."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import CALENDAR, CARD, DAY, NOW, PLAN, REVIEW, dump, filled, numbered, record
from store_strategies import reviews

from planner.domain.library import Entry
from planner.domain.review import Begun, Review
from planner.errors import ContentError, UsageError
from planner.store.adopting import use_weights
from planner.store.backup import backups_folder, list_backups
from planner.store.connection import Store
from planner.store.drafts import Draft, save_draft
from planner.store.index import read_index, write_index
from planner.store.opening import open_store
from planner.store.parameters import read_weights
from planner.store.plans import Snapshot, save_plan
from planner.store.reviews import put_review, read_reviews
from planner.store.settings import read_study_at, write_calendar, write_study_at, write_syllabus_file
from planner.store.transfer import export_text, import_text

LEARNER_TABLES = ("settings", "reviews", "runs", "cards", "drafts", "plans")


def learner_state(store: Store) -> dict[str, list[Any]]:
    """Return all rows of all tables that are the learner's."""
    return {table: store.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in LEARNER_TABLES}  # noqa: S608


def full(path: Path) -> Path:
    """Make a store that holds something of everything."""
    with open_store(path, at=NOW) as store:
        write_calendar(store, CALENDAR)
        write_syllabus_file(store, "/home/me/my.toml")
        write_study_at(store, "7:30")
        use_weights(store, (0.1 + 0.2, 1.0), lambda _reviews: [])
        record(store, REVIEW, CARD)
        record(store, *numbered(1))
        begun = Begun(1.5, 1, solution_shown=False, pasted=True, typed_along=False, runs=REVIEW.runs)
        save_draft(store, Draft("dense", 4, "modèle =", NOW, begun))
        save_draft(store, Draft("lstm", 0, "of an older version", NOW))
        save_plan(store, Snapshot(NOW, PLAN))
        save_plan(store, Snapshot(NOW + timedelta(days=1), replace(PLAN, fits=True)))
    return path


def export(path: Path) -> str:
    """Return the export of a store that is not open."""
    with open_store(path, at=NOW) as store:
        return export_text(store)


def test_round_trip_changes_nothing(tmp_path: Path) -> None:
    with open_store(full(tmp_path / "a" / "planner.db"), at=NOW) as old, open_store(tmp_path / "b.db", at=NOW) as new:
        text = export_text(old)
        assert import_text(new, text) == 2
        assert learner_state(new) == learner_state(old)
        assert all(learner_state(new).values())
        assert export_text(new) == text


def test_import_over_itself_changes_nothing(tmp_path: Path) -> None:
    with open_store(full(tmp_path / "planner.db"), at=NOW) as store:
        before = learner_state(store)
        import_text(store, export_text(store), replace=True)
        assert learner_state(store) == before


def test_new_store_round_trips_too(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "other.db", at=NOW) as other:
        assert import_text(other, export_text(store)) == 0
        assert learner_state(other) == learner_state(store)


@settings(max_examples=40)
@given(written=st.lists(reviews(), max_size=3))
def test_any_reviews_round_trip_to_the_last_bit(written: list[Review], long_store: Store) -> None:
    with long_store.transaction() as connection:
        connection.execute("DELETE FROM reviews")
        for review in written:
            put_review(connection, review)
    before, text = learner_state(long_store), export_text(long_store)
    with long_store.transaction() as connection:
        connection.execute("DELETE FROM reviews")
    import_text(long_store, text)
    assert learner_state(long_store) == before
    assert read_reviews(long_store) == written


def test_document_names_its_format_and_holds_no_cache(tmp_path: Path) -> None:
    with open_store(full(tmp_path / "planner.db"), at=NOW) as store:
        write_index(store, "fingerprint-1", [Entry("secret", "", "", (), 1.0, (), 1, "", 0.0, 0)])
        document = json.loads(export_text(store))
        assert "fingerprint-1" not in export_text(store)
    assert (document["format"], document["format_version"]) == ("planner-export", 1)
    assert list(document) == ["format", "format_version", "settings", "reviews", "cards", "drafts", "plans"]
    assert document["reviews"][0]["rating"] == 2
    assert document["reviews"][0]["runs"][0]["rules"] == ["layer-missing", "loss"]


def test_import_leaves_the_index_alone(tmp_path: Path) -> None:
    entry = Entry("cnn", "", "", (), 1.0, (), 1, "", 0.0, 0)
    text = export(full(tmp_path / "a" / "planner.db"))
    with open_store(tmp_path / "b.db", at=NOW) as store:
        write_index(store, "fp", [entry])
        import_text(store, text)
        assert read_index(store, "fp") == [entry]


def test_store_that_holds_reviews_is_not_overwritten_unasked(tmp_path: Path) -> None:
    text = export(full(tmp_path / "a" / "planner.db"))
    path = filled(tmp_path / "planner.db", reviews=3)
    before = dump(path)
    with (
        open_store(path, at=NOW) as store,
        pytest.raises(UsageError, match=r"already holds 3 reviews.* the 2 of the file"),
    ):
        import_text(store, text)
    assert dump(path) == before


def test_replaced_state_is_in_a_backup(tmp_path: Path) -> None:
    text = export(full(tmp_path / "a" / "planner.db"))
    path = filled(tmp_path / "planner.db", reviews=3)
    before = dump(path)
    with open_store(path, at=NOW + timedelta(minutes=5)) as store:
        import_text(store, text, replace=True)
        assert [review.drill for review in read_reviews(store)] == ["cnn-basic", "drill-1"]
    assert dump(list_backups(backups_folder(path))[0]) == before


def _set(*keys: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    """Return what sets one value deep in a document."""

    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = to

    return change


def _drop(*keys: str | int) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for key in keys[:-1]:
            place = place[key]
        del place[keys[-1]]

    return change


def _twice(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda document: document[key].append(document[key][0])


WRONG = [
    (_set("format", to="anki"), 'its "format" is not "planner-export"'),
    (_set("format_version", to=2), "format_version is 2; this planner reads 1"),
    (_set("format_version", to="1"), "format_version is '1'; this planner reads 1"),
    (_set("format_version", to=True), "format_version is True; this planner reads 1"),
    (_drop("reviews"), "reviews is missing"),
    (_drop("reviews", 1, "runs"), "reviews[1].runs is missing"),
    (_set("scores", to=[]), "scores is []: no such key is known here"),
    (_set("reviews", 1, "rating", to=7), "reviews[1].rating is 7: it takes one of 1, 2, 3, 4"),
    (_set("reviews", 0, "rating", to=0), "reviews[0].rating is 0"),
    (_set("reviews", 0, "at", to="yesterday"), "reviews[0].at is 'yesterday'"),
    (_set("reviews", 0, "at", to="2026-03-02T10:00:00"), "it takes a time with an offset"),
    (_set("reviews", 0, "study_day", to="2026-02-30"), "reviews[0].study_day is '2026-02-30'"),
    (_set("reviews", 0, "minutes", to=float("nan")), "reviews[0].minutes is nan"),
    (_set("reviews", 0, "minutes", to=float("inf")), "reviews[0].minutes is inf"),
    (_set("reviews", 0, "minutes", to=-1), "reviews[0].minutes is -1.0: it is at least 0"),
    (_set("reviews", 0, "hints", to=-1), "reviews[0].hints is -1"),
    (_set("reviews", 0, "variant_index", to=-1), "reviews[0].variant_index is -1"),
    (_set("reviews", 0, "retrievability", to=1.01), "reviews[0].retrievability is 1.01"),
    (_set("reviews", 0, "drill", to=None), "reviews[0].drill is None: it takes text"),
    (_set("reviews", 0, "runs", 1, "seconds", to=-0.1), "reviews[0].runs[1].seconds is -0.1"),
    (_set("reviews", 0, "runs", 1, "rules", to="loss"), "reviews[0].runs[1].rules is 'loss': it takes a list"),
    (_set("reviews", 0, "runs", 1, "answer", to="\ud800"), "reviews[0].runs[1].answer is"),
    (_set("cards", 0, "memory", "stability", to=0), "cards[0].memory.stability is 0.0"),
    (_set("cards", 0, "memory", "difficulty", to=10.5), "cards[0].memory.difficulty is 10.5"),
    (_set("cards", 0, "memory", "difficulty", to=0.5), "cards[0].memory.difficulty is 0.5"),
    (_set("cards", 0, "memory", "reviews", to=0), "cards[0].memory.reviews is 0"),
    (_set("cards", 0, "memory", "lapses", to=-1), "cards[0].memory.lapses is -1"),
    (_set("cards", 0, "memory", "last_on", to=""), "cards[0].memory.last_on is ''"),
    (_set("cards", 0, "due_on", to=None), "cards[0].due_on is None"),
    (_twice("cards"), "cards[2].drill is 'cnn-basic': an earlier one is of the same drill"),
    (_twice("drafts"), "drafts[2].drill is 'dense': an earlier one is of the same drill"),
    (_set("drafts", 0, "variant_index", to=-1), "drafts[0].variant_index is -1"),
    (_set("drafts", 0, "saved_at", to=5), "drafts[0].saved_at is 5"),
    (_set("drafts", 0, "begun", "minutes", to=-0.5), "drafts[0].begun.minutes is -0.5"),
    (_set("plans", 0, "plan", "days", 0, "date", to="x"), "plans[0].plan.days[0].date is 'x'"),
    (_set("settings", "calendar", "exam_on", to="x"), "settings.calendar.exam_on is 'x'"),
    (_set("settings", "syllabus_file", to=3), "settings.syllabus_file is 3"),
    (
        _set("settings", "calendar", "availability", "by_weekday", to=[60]),
        "settings.calendar.availability.by_weekday is [60]: it takes seven numbers",
    ),
    (
        _set("settings", "calendar", "availability", "by_weekday", 0, to=1441),
        "settings.calendar.availability.by_weekday is 1441: it is at least 0, at most 1440",
    ),
]


@pytest.mark.parametrize(("spoil", "complaint"), WRONG, ids=[complaint for _, complaint in WRONG])
def test_wrong_document_is_refused_with_key_and_value(
    store: Store, tmp_path: Path, spoil: Callable[[dict[str, Any]], None], complaint: str
) -> None:
    document = json.loads(export(full(tmp_path / "full" / "planner.db")))
    spoil(document)
    before = dump(store.path)
    with pytest.raises(ContentError) as caught:
        import_text(store, json.dumps(document), replace=True)
    assert complaint in str(caught.value)
    assert dump(store.path) == before


@pytest.mark.parametrize("text", ["", "not JSON", "[" * 100_000, '"format"', "[]", "null", "{", "1" * 5000])
def test_what_is_no_export_is_refused(store: Store, text: str) -> None:
    with pytest.raises(ContentError, match="Give one that `planner export` wrote"):
        import_text(store, text)


def test_import_that_fails_while_writing_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    text = export(full(tmp_path / "a" / "planner.db"))
    path = filled(tmp_path / "planner.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TRIGGER stop BEFORE INSERT ON plans BEGIN SELECT raise(ABORT, 'enough'); END")
    before = dump(path)
    with open_store(path, at=NOW) as store, pytest.raises(Exception, match="enough"):
        import_text(store, text, replace=True)
    assert dump(path) == before


def test_export_is_of_one_instant(tmp_path: Path) -> None:
    path = full(tmp_path / "planner.db")
    document = json.loads(export(path))
    assert {card["drill"] for card in document["cards"]} == {review["drill"] for review in document["reviews"]}
    assert document["reviews"][0]["study_day"] == DAY.isoformat()


def test_export_of_a_time_before_a_setting_was_known_leaves_it_unset(tmp_path: Path) -> None:
    document = json.loads(export(full(tmp_path / "a.db")))
    for name in ("study_at", "memory_parameters"):
        del document["settings"][name]
    with open_store(tmp_path / "b.db", at=NOW) as store:
        import_text(store, json.dumps(document))
        assert (read_study_at(store), read_weights(store)) == (None, None)
