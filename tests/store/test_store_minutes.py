"""What attempts took is summed up as the log changes: always the sums of the whole log, whatever happened to it."""

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Migrations
from store_samples import CARD, REVIEW, dump, record
from store_samples import NOW as AT

from planner.domain.library import Entry
from planner.domain.memory import Rating
from planner.domain.minutes import Measured, Way
from planner.domain.review import Review
from planner.store import migrations, schema
from planner.store.connection import Store
from planner.store.health import check_integrity
from planner.store.index import write_index
from planner.store.migrations import m001_learner_state, m002_typing
from planner.store.minutes import measure_anew, measured_minutes
from planner.store.opening import open_store
from planner.store.restore import restore
from planner.store.reviews import last_review, put_review, read_reviews, take_back
from planner.store.transfer import export_text, import_text

DRILLS = ("cnn", "dense", "rnn")
CAP = 6.0  # times the drill's own figure: a drill left open over lunch counts as no more


def entry(drill: str, minutes: float) -> Entry:
    return Entry(drill, drill, "topic", (), minutes, (), 1, "0", 0.1, DRILLS.index(drill))


def summed_up(log: list[Review], index: dict[str, float]) -> list[Measured]:
    """Return the sums of a whole log, worked out apart from SQLite."""
    timed = [
        (review.drill, _way(review), min(review.minutes / index[review.drill], CAP))
        for review in log
        if review.source != "file" and index.get(review.drill, 0.0) > 0
    ]
    groups = groupby(sorted(timed), key=lambda each: each[:2])
    ratios = [(drill, way, [ratio for _, _, ratio in group]) for (drill, way), group in groups]
    return [Measured(drill, way, len(each), sum(each)) for drill, way, each in ratios]


def _way(review: Review) -> Way:
    if review.retrievability is None:
        return Way.NEW
    return Way.FAILED if review.rating is Rating.AGAIN else Way.PASSED


def assert_sums_are_of_the_whole_log(store: Store, index: dict[str, float]) -> None:
    found, expected = sorted(measured_minutes(store), key=_name), summed_up(read_reviews(store), index)
    assert [_name(each) for each in found] == [_name(each) for each in expected]
    for one, other in zip(found, expected, strict=True):
        assert one.attempts == other.attempts
        assert one.ratio_sum == pytest.approx(other.ratio_sum, abs=1e-6 * one.attempts)
    kept = store.rows("SELECT * FROM measured")
    measure_anew(store)
    assert store.rows("SELECT * FROM measured") == kept


def _name(measured: Measured) -> tuple[str, Way]:
    return measured.drill, measured.way


reviews = st.builds(
    replace,
    st.just(REVIEW),
    drill=st.sampled_from(DRILLS),
    rating=st.sampled_from(Rating),
    minutes=st.floats(0, 100) | st.just(1e300),
    retrievability=st.none() | st.floats(0, 1),
    source=st.sampled_from(["screen", "file"]),
    runs=st.just(()),
)
indices = st.dictionaries(st.sampled_from(DRILLS), st.just(0.0) | st.floats(0.1, 12))
happenings = st.one_of(
    reviews,
    indices,
    st.sampled_from(["undo", "import another log", "import one's own", "restore"]),
)


@settings(max_examples=15, deadline=None)
@given(log=st.lists(reviews, max_size=6), index=indices, happened=st.lists(happenings, max_size=8))
def test_sums_are_those_of_the_whole_log_whatever_happens_to_it(
    log: list[Review],
    index: dict[str, float],
    happened: list[Review | dict[str, float] | str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("minutes")
    with open_store(folder / "other.db", at=AT) as other, open_store(folder / "planner.db", at=AT) as store:
        for each in log:
            record(other, each, replace(CARD, drill=each.drill))
            record(store, each, replace(CARD, drill=each.drill))
        write_index(store, "0", [entry(drill, minutes) for drill, minutes in index.items()])
        for number, happening in enumerate(happened, start=1):
            if isinstance(happening, Review):
                record(store, happening, replace(CARD, drill=happening.drill))
            elif isinstance(happening, dict):
                index = happening
                write_index(store, str(number), [entry(drill, minutes) for drill, minutes in index.items()])
            elif happening == "restore":
                backup = folder / "backup.db"
                backup.unlink(missing_ok=True)
                store.rows("VACUUM INTO ?", (str(backup),))
                record(store, REVIEW, CARD)
                restore(backup, store.path, at=AT)
            elif happening == "undo":
                last = last_review(store)
                if last is not None:
                    take_back(store, last, None)
            else:
                import_text(store, export_text(other if "another" in happening else store), replace=True)
            assert_sums_are_of_the_whole_log(store, index)


def test_taking_a_review_back_leaves_no_trace_in_the_sums(store: Store) -> None:
    write_index(store, "0", [entry("cnn", 3.7)])
    record(store, replace(REVIEW, drill="cnn"), replace(CARD, drill="cnn"))
    before = dump(store.path)
    for rating in Rating:
        review = replace(REVIEW, drill="cnn", rating=rating, minutes=0.1 * rating, retrievability=0.9)
        record(store, review, replace(CARD, drill="cnn"))
    for _ in Rating:
        last = last_review(store)
        assert last is not None
        take_back(store, last, replace(CARD, drill="cnn"))
    assert dump(store.path) == before


def test_log_of_an_older_program_is_summed_up_on_its_first_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Migrations(schema.MIGRATION_SET)
    older()(m001_learner_state)
    older()(m002_typing)
    log = [replace(REVIEW, drill="cnn", retrievability=predicted) for predicted in (None, 0.9, 0.8)]
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATION_NAMES", schema.MIGRATION_NAMES[:2])
        patched.setattr(migrations, "MIGRATIONS", older)
        with open_store(tmp_path / "planner.db", at=AT) as store, store.transaction() as connection:
            for review in log:
                put_review(connection, review)
        with open_store(tmp_path / "planner.db", at=AT) as store:
            write_index(store, "0", [entry("cnn", 2.0)])
    with open_store(tmp_path / "planner.db", at=AT) as store:
        assert len(measured_minutes(store)) == 2
        assert_sums_are_of_the_whole_log(store, {"cnn": 2.0})


@pytest.mark.parametrize("spoilt", ["DELETE FROM measured", "UPDATE measured SET millionths = millionths + 1"])
def test_sums_that_the_log_does_not_bear_out_are_told_and_mended(store: Store, spoilt: str) -> None:
    write_index(store, "0", [entry("cnn", 2.0)])
    record(store, replace(REVIEW, drill="cnn"), replace(CARD, drill="cnn"))
    sound = dump(store.path)
    assert check_integrity(store) == []
    store.rows(spoilt)
    assert check_integrity(store) == [
        "The minutes summed up for cnn are not those of the log: `planner doctor --rebuild` mends them."
    ]
    measure_anew(store)
    assert check_integrity(store) == []
    assert dump(store.path) == sound
