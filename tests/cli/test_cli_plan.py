"""`planner plan`: what the learner says of their time is in the plan, is kept, and holds on every date."""

from datetime import date, timedelta
from typing import Any

import pytest
from cli_process import Planner


def _plan(planner: Planner, *args: str, now: str | None = None) -> Any:
    ended = planner("plan", *args, "--json", now=now)
    assert ended.status == 0, ended
    return ended.json()


def _budgets(plan: Any) -> dict[date, int]:
    return {date.fromisoformat(day["date"]): day["minutes_budget"] for day in plan["days"]}


def _day(plan: Any, on: str) -> Any:
    (day,) = [day for day in plan["days"] if day["date"] == on]
    return day


def test_default_plan_has_three_weeks_an_hour_on_weekdays_and_more_at_weekends(planner: Planner) -> None:
    plan = _plan(planner)
    assert (plan["start"], plan["exam_date"]) == ("2026-03-02", "2026-03-23")
    assert len(plan["days"]) == 21
    assert all(minutes == (150 if day.weekday() >= 5 else 60) for day, minutes in _budgets(plan).items())


@pytest.mark.parametrize(
    "wishes",
    [
        (),
        ("--weekday", "25", "--weekend", "0"),
        ("--weekday", "7", "--on", "2026-03-05=3"),
        ("--exam", "2026-03-06", "--weekday", "120"),
    ],
    ids=" ".join,
)
def test_no_date_is_planned_over_its_budget(planner: Planner, wishes: tuple[str, ...]) -> None:
    plan = _plan(planner, *wishes)
    assert all(0 <= day["minutes_planned"] <= day["minutes_budget"] for day in plan["days"])
    everywhere = [drill for day in plan["days"] for drill in day["new"]] + plan["left_out"]
    assert sorted(everywhere) == sorted(row["id"] for row in planner("list", "--json").json())
    assert plan["fits"] == (not plan["left_out"])


def test_minutes_of_weekdays_and_weekends_are_those_that_were_wished(planner: Planner) -> None:
    budgets = _budgets(_plan(planner, "--weekday", "45", "--weekend", "10"))
    assert all(minutes == (10 if day.weekday() >= 5 else 45) for day, minutes in budgets.items())
    assert _budgets(_plan(planner, "--weekend", "20"))[date(2026, 3, 3)] == 45


def test_minutes_on_one_date_change_that_date_alone(planner: Planner) -> None:
    before = _budgets(_plan(planner))
    after = _budgets(_plan(planner, "--on", "thu=20", "--on", "mar 7=0"))
    assert after == before | {date(2026, 3, 5): 20, date(2026, 3, 7): 0}


def test_days_off_follow_a_rule(planner: Planner) -> None:
    plan = _plan(planner, "--off", "every friday", "--off", "2026-03-10")
    off = [date.fromisoformat(day["date"]) for day in plan["days"] if day["off"]]
    assert off == [date(2026, 3, 6), date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 20)]
    assert all(not (day["minutes_budget"] or day["new"] or day["review"]) for day in plan["days"] if day["off"])


def test_last_word_on_a_date_counts(planner: Planner) -> None:
    _plan(planner, "--off", "fri")
    assert (_day(_plan(planner, "--on", "fri=30"), "2026-03-06")["off"]) is False
    assert _day(_plan(planner), "2026-03-06")["minutes_budget"] == 30


def test_day_of_a_mock_exam_has_no_drills(planner: Planner) -> None:
    day = _day(_plan(planner, "--mock", "sat"), "2026-03-07")
    assert day.pop("readiness_exam_day") > 0
    assert day == {
        "date": "2026-03-07",
        "minutes_budget": 0,
        "minutes_planned": 0,
        "new": [],
        "review": [],
        "mock": True,
        "off": False,
    }


def test_exam_is_the_day_after_the_last_study_day(planner: Planner) -> None:
    plan = _plan(planner, "--exam", "mar 20")
    assert plan["exam_date"] == "2026-03-20"
    assert plan["days"][-1]["date"] == "2026-03-19"


def test_start_later_than_today_leaves_the_days_before_it_empty(planner: Planner) -> None:
    plan = _plan(planner, "--start", "2026-03-09")
    assert (plan["start"], plan["days"][0]["date"]) == ("2026-03-09", "2026-03-09")
    assert planner("today", "--json").json()["queue"] == []


def test_wishes_are_kept_and_today_follows_them(planner: Planner) -> None:
    wishes = ("--exam", "mar 20", "--weekday", "40", "--on", "2026-03-04=15", "--off", "2026-03-05", "--mock", "sat")
    made = _plan(planner, *wishes)
    assert _plan(planner) == made
    for day, minutes in _budgets(made).items():
        if day <= date(2026, 3, 8):
            today = planner("today", "--json", now=f"{day}T20:00:00+01:00").json()
            assert (today["date"], today["minutes_budget"]) == (day.isoformat(), minutes)
            assert today["minutes_planned"] <= minutes


def test_study_day_lasts_until_four_in_the_morning(planner: Planner) -> None:
    assert planner("today", "--json").json()["date"] == "2026-03-02"
    assert planner("today", "--json", now="2026-03-03T03:59:00+01:00").json()["date"] == "2026-03-02"
    assert planner("today", "--json", now="2026-03-03T04:00:00+01:00").json()["date"] == "2026-03-03"


def test_plan_shown_later_begins_with_that_day(planner: Planner) -> None:
    _plan(planner)
    later = _plan(planner, now="2026-03-12T08:00:00+01:00")
    assert later["days"][0]["date"] == "2026-03-12"
    assert date.fromisoformat(later["days"][-1]["date"]) == date.fromisoformat(later["exam_date"]) - timedelta(days=1)


def test_zero_minutes_everywhere_still_get_answers(planner: Planner) -> None:
    plan = _plan(planner, "--weekday", "0", "--weekend", "0")
    assert not plan["fits"]
    assert plan["advice"]
    assert plan["readiness_exam_day"] == 0
    today = planner("today", "--json").json()
    assert (today["queue"], today["minutes_budget"], today["minutes_planned"]) == ([], 0, 0)
    assert planner("plan").status == 0
    assert planner("today").status == 0
    assert planner("today", "--short").out.count("\n") == 1


@pytest.mark.parametrize(
    ("now", "short"), [("2026-03-23T09:00:00+01:00", "exam day\n"), ("2026-04-01T09:00:00+02:00", "exam over\n")]
)
def test_today_still_answers_on_the_exam_day_and_after(planner: Planner, now: str, short: str) -> None:
    _plan(planner)
    today = planner("today", "--json", now=now).json()
    assert today["days_left"] == 0
    assert bool(today["queue"]) == (short == "exam over\n")  # what was learnt is kept up after the exam
    assert planner("today", "--short", now=now).out == short
    assert "plans for another" in " ".join(planner("today", now=now).out.split())
    assert _plan(planner, "--exam", "2026-06-01", now=now)["exam_date"] == "2026-06-01"


def test_missed_days_are_named_with_their_cost_and_leave_no_backlog(planner: Planner) -> None:
    """The first four days are studied, 5 to 8 are missed; day 9 says what it cost, inside its own minutes."""
    _plan(planner, "--weekday", "20", "--weekend", "20")
    for offset in range(4):
        on = date(2026, 3, 2) + timedelta(days=offset)
        first = planner("today", "--json", now=f"{on}T18:00:00+01:00").json()["queue"][0]["drill"]
        solution = planner("show", first, "--solution", "--json").json()["solution"]
        done = planner("drill", first, "--answer", "-", "--json", text=solution, now=f"{on}T19:00:00+01:00")
        assert done.status == 0, done
    day_9 = "2026-03-10T08:00:00+01:00"
    today = planner("today", "--json", now=day_9).json()
    assert today["missed"]["days"] == ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"]
    assert today["missed"]["lost"] > 0.001
    assert 0 < today["minutes_planned"] <= today["minutes_budget"] == 20
    words = " ".join(planner("today", now=day_9).out.split())
    cost = f"{100 * today['missed']['lost']:.1f} points of readiness on exam day"
    assert f"You missed 4 days, Mar 6 to Mar 9: that costs {cost}. The plan is made anew; nothing is owed." in words
    assert planner("today", "--json", now="2026-03-05T20:00:00+01:00").json()["missed"] is None
