"""A learner who travels, and clocks that change: the study day is that of the clock on the wall, from 04:00 on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cli_process import Planner

from planner.clock import study_day_of

EVENING = datetime.fromisoformat("2026-03-02T21:30:00+01:00")  # of the studied home's only day
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("hours_later", "zone", "study_day", "done"),
    [
        (4, "Europe/Berlin", "2026-03-02", 2),  # past midnight, before the rollover
        (4, "Asia/Tokyo", "2026-03-03", 0),  # flown east: there it is the next morning
        (12, "Asia/Tokyo", "2026-03-03", 0),
        (12, "America/Los_Angeles", "2026-03-02", 2),  # flown west: there the day goes on
        (16, "Pacific/Honolulu", "2026-03-02", 2),  # the night there, before its rollover
    ],
)
def test_travel_moves_the_study_day_and_its_queue_but_undoes_nothing(
    studied: Planner, hours_later: int, zone: str, study_day: str, done: int
) -> None:
    at = (EVENING + timedelta(hours=hours_later)).astimezone(ZoneInfo(zone))
    today = studied("today", "--json", now=at.isoformat()).json()
    assert (today["date"], len(today["done"])) == (study_day, done)
    spent = sum(each["minutes"] for each in today["done"])
    assert today["minutes_planned"] + spent <= today["minutes_budget"]
    assert len(studied("log", "--json").json()) == 2


@pytest.mark.parametrize(
    ("night", "hours"),
    [("2026-03-28", 23), ("2026-10-24", 25), ("2026-07-01", 24)],  # the clocks go forward, back, and stay
)
def test_a_study_day_runs_from_four_to_four_whatever_the_clocks_do_at_night(night: str, hours: int) -> None:
    begins = datetime.fromisoformat(f"{night}T04:00:00").replace(tzinfo=BERLIN)
    minutes = [begins.astimezone(ZoneInfo("UTC")) + timedelta(minutes=n) for n in range(-1, 60 * hours + 1)]
    before, *during, after = [study_day_of(at.astimezone(BERLIN)) for at in minutes]
    assert set(during) == {begins.date()}
    assert (before, after) == (begins.date() - timedelta(days=1), begins.date() + timedelta(days=1))
