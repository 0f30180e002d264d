"""Laws that hold on every day of a learner's three weeks, whatever she does."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from learner_life import DAYS, MISSED, OFF, START, WEEKDAY_MINUTES, WEEKEND_MINUTES, Learner, Life

from planner import paths
from planner.catalogue.files import find_drill
from planner.catalogue.reader import read_drill
from planner.domain.memory import Card, Rating, Reviewed
from planner.memory.replay import replay
from planner.store.cards import read_cards
from planner.store.health import check_integrity
from planner.store.opening import open_store
from planner.store.reviews import read_reviews


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Learner:
    """A learner with a home of her own."""
    return Learner(tmp_path_factory.mktemp("learner"))


@pytest.fixture(scope="module")
def life(learner: Learner) -> Life:
    """Her three weeks."""
    return learner.live()


def test_she_was_there_on_every_day_but_two(life: Life) -> None:
    expected = [START.date() + timedelta(days=number) for number in range(DAYS)]
    assert [day.date for day in life.days] == [day for day in expected if day not in MISSED]
    assert len(life.attempts) > DAYS


def test_today_is_today_and_the_exam_comes_nearer(life: Life) -> None:
    exam = START.date() + timedelta(days=DAYS)
    for day in life.days:
        for told in (day.before, day.after):
            assert told["date"] == day.date.isoformat()
            assert told["exam_date"] == exam.isoformat()
            assert told["days_left"] == (exam - day.date).days


def test_no_days_plan_exceeds_its_minutes(life: Life) -> None:
    for day in life.days:
        wanted = 0 if day.date == OFF else WEEKEND_MINUTES if day.date.weekday() >= 5 else WEEKDAY_MINUTES
        for told in (day.before, day.after):
            done = sum(review["minutes"] for review in told["done"])
            assert told["minutes_budget"] == wanted
            assert told["minutes_planned"] == pytest.approx(sum(queued["minutes"] for queued in told["queue"]))
            assert told["minutes_planned"] <= max(wanted - done, 0) + 1e-9, day.date


def test_a_day_off_is_free_and_every_other_is_used(life: Life) -> None:
    for day in life.days:
        assert bool(day.before["queue"]) == (day.date != OFF), day.date


def test_no_drill_is_asked_before_what_it_requires(life: Life) -> None:
    met: set[str] = set()
    for day in life.days:
        told = set(met)
        for queued in day.before["queue"]:
            drill = read_drill(find_drill(paths.drills_folder(), queued["drill"]))
            assert set(drill.requires) <= told, (day.date, drill.id)
            told.add(drill.id)
        met |= {attempt.shown["id"] for attempt in day.attempts}


def test_a_queue_names_no_drill_twice_and_says_why_each(life: Life) -> None:
    for day in life.days:
        drills = [queued["drill"] for queued in day.before["queue"]]
        assert len(drills) == len(set(drills))
        assert all(queued["why"] for queued in day.before["queue"])


def test_new_review_and_relearn_are_told_apart(life: Life) -> None:
    """In the evening a drill is new or known; what failed then is to be relearnt the same day."""
    met: set[str] = set()
    for day in life.days:
        kinds = {queued["drill"]: queued["kind"] for queued in day.before["queue"]}
        assert kinds == {drill: "review" if drill in met else "new" for drill in kinds}, day.date
        met |= {attempt.shown["id"] for attempt in day.attempts}
        failed = {attempt.shown["id"] for attempt in day.attempts if not attempt.right}
        relearn = {queued["drill"] for queued in day.after["queue"] if queued["kind"] == "relearn"}
        assert relearn <= failed, day.date
        assert relearn == failed or day.after["minutes_planned"] < day.after["minutes_budget"], day.date


def test_right_answers_pass_and_wrong_ones_are_rated_again(life: Life) -> None:
    for attempt in life.attempts:
        judged = attempt.judged
        assert attempt.status == (0 if attempt.right else 1), attempt
        assert judged["outcome"] == ("passed" if attempt.right else "failed"), attempt
        assert (judged["rating"] == Rating.AGAIN) == (not attempt.right), attempt


def test_what_is_asked_is_what_was_shown_and_the_figures_change(life: Life) -> None:
    asked: dict[str, list[int]] = {}
    for attempt in life.attempts:
        assert attempt.judged["variant"] == attempt.shown["variant"]
        asked.setdefault(attempt.shown["id"], []).append(attempt.judged["variant_index"])
    assert any(len(set(variants)) > 1 for variants in asked.values())
    for drill, variants in asked.items():
        many = read_drill(find_drill(paths.drills_folder(), drill)).variant_count > 1
        assert all((one != other) == many for one, other in pairwise(variants)), drill


def test_what_was_done_is_told_and_leaves_the_queue_unless_it_failed(life: Life) -> None:
    for day in life.days:
        done = [(attempt.shown["id"], attempt.judged["rating"]) for attempt in day.attempts]
        assert [(review["drill"], review["rating"]) for review in day.after["done"]] == done
        left = {queued["drill"] for queued in day.after["queue"]}
        assert not left & {attempt.shown["id"] for attempt in day.attempts if attempt.right}, day.date


def test_the_log_holds_every_attempt_once_in_order(life: Life) -> None:
    log = life.planner("log", "--json").json()
    expected = [(attempt.shown["id"], attempt.judged["rating"], attempt.right) for attempt in life.attempts]
    assert [(review["drill"], review["rating"], review["passed"]) for review in log] == expected


def test_replaying_the_log_gives_the_cards(life: Life) -> None:
    with open_store(life.planner.store, at=START) as store:
        replayed, kept = replay(read_reviews(store)), read_cards(store)
    assert replayed.keys() == kept.keys()
    for drill, card in replayed.items():
        assert _figures(card) == pytest.approx(_figures(kept[drill]), rel=1e-9), drill
        assert card.due_on == kept[drill].due_on


def _figures(card: Card) -> tuple[float, ...]:
    memory = card.memory
    assert isinstance(memory, Reviewed)
    return memory.stability, memory.difficulty, memory.last_on.toordinal(), memory.reviews, memory.lapses


def test_due_dates_are_those_that_drill_announced(life: Life) -> None:
    announced = {attempt.shown["id"]: attempt.judged["due_on"] for attempt in life.attempts}
    listed = {row["id"]: row["due_on"] for row in life.planner("list", "--json").json() if row["due_on"]}
    assert listed == announced


def test_taking_a_review_back_restores_the_store_exactly(learner: Learner, life: Life) -> None:
    before, after = learner.undone
    assert before == after


def test_studying_brings_readiness(life: Life) -> None:
    first, last = life.days[0].before, life.days[-1].after
    assert first["readiness_now"] == 0
    assert last["readiness_now"] > 0.2
    for day in life.days:
        assert 0 <= day.after["readiness_now"] <= 1
        assert 0 <= day.after["readiness_exam_day"] <= 1
    assert last["readiness_exam_day"] == pytest.approx(last["readiness_now"], abs=0.1)


def test_the_store_is_sound_and_nothing_runs_on(life: Life) -> None:
    with open_store(life.planner.store, at=START) as store:
        assert check_integrity(store) == []
    assert life.planner.left_processes() == []
    assert life.planner.left_files() == []


def test_on_exam_day_nothing_is_asked(life: Life) -> None:
    exam = (START + timedelta(days=DAYS)).isoformat()
    told = life.planner("today", "--json", now=exam).json()
    assert (told["days_left"], told["queue"]) == (0, [])
    assert date.fromisoformat(told["exam_date"]) == date.fromisoformat(told["date"])
