"""Mistakes, time and streaks, from the review log."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from report_samples import TODAY, day, drill, review

from planner.domain.memory import Rating
from planner.memory.replay import replay
from planner.planning.learner import Learner
from planner.report.effort import StudyDay, recent_days, streak_days
from planner.report.mistakes import Mistake, mistakes
from planner.report.stats import Stats, stats


def test_mistakes_count_runs_and_come_most_frequent_first() -> None:
    log = [
        review("conv", -5, Rating.HARD, 4.0, ("loss", "shape"), ("loss",)),
        review("dense", -3, Rating.HARD, 4.0, ("axis", "axis")),
        review("lstm", -1, Rating.AGAIN, 4.0, ("loss",), ("dtype",)),
    ]
    assert mistakes(log) == (
        Mistake("loss", 3, day(-1)),
        Mistake("dtype", 1, day(-1)),
        Mistake("axis", 1, day(-3)),
        Mistake("shape", 1, day(-5)),
    )


def test_no_runs_no_mistakes() -> None:
    assert mistakes([]) == mistakes([review("conv", 0)]) == ()


def test_a_streak_ends_today_or_yesterday() -> None:
    assert streak_days([day(0), day(-1), day(-2), day(-4)], TODAY) == 3
    assert streak_days([day(-1), day(-2), day(-2)], TODAY) == 2
    assert streak_days([day(-2), day(-3)], TODAY) == 0
    assert streak_days([], TODAY) == 0


@given(st.sets(st.integers(-20, 0)))
def test_the_streak_is_the_longest_run_of_days_up_to_now(offsets: set[int]) -> None:
    streak = streak_days(map(day, offsets), TODAY)
    last = 0 if 0 in offsets else -1
    assert all(last - n in offsets for n in range(streak))
    assert last - streak not in offsets


def test_the_calendar_runs_from_a_monday_to_today_with_every_date() -> None:
    log = [review("conv", 0, minutes=3.0), review("dense", 0), review("conv", -2, minutes=5.0), review("conv", -90)]
    days = recent_days(log, TODAY)
    assert days[0].date.weekday() == 0
    assert [each.date for each in days] == [days[0].date + timedelta(days=n) for n in range(4 * 7 + 3)]
    assert days[-1] == StudyDay(TODAY, 7.0)
    assert days[-3] == StudyDay(day(-2), 5.0)
    assert sum(each.minutes for each in days) == 12.0
    assert len(recent_days([], TODAY, weeks=1)) == 3


def test_stats_gather_it_all() -> None:
    log = [review("conv", -1, Rating.HARD, 6.0, ("loss",)), review("gone", 0, minutes=2.5)]
    found = stats([drill("conv", "cnn", 0)], Learner(replay(log)), log, TODAY, day(9))
    assert (found.reviews, found.streak_days, found.minutes_total) == (2, 2, 8.5)
    assert [topic.topic for topic in found.topics] == ["cnn"]
    assert found.mistakes == (Mistake("loss", 1, day(-1)),)
    assert found.calendar[-1] == StudyDay(TODAY, 2.5)


def test_after_the_exam_exam_day_is_today() -> None:
    log = [review("conv", -9)]
    (topic,) = stats([drill("conv", "cnn", 0)], Learner(replay(log)), log, TODAY, day(-3)).topics
    assert topic.exam_day == topic.retrievability < 0.9


def test_an_empty_log_gives_an_empty_report() -> None:
    found = stats([], Learner({}), [], TODAY, day(9))
    assert found == Stats((), (), 0, 0, 0.0, recent_days([], TODAY))
