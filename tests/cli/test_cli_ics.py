"""`planner plan --ics`: read by a parser that didn't write it, at the right local times, again and again."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from cli_process import Planner

SPRING = "2026-03-20T08:00:00+01:00"  # nine days before clocks go forward in Europe
WINTER = "2026-03-02T08:00:00+01:00"  # six days before they do in America


def _written(planner: Planner, *args: str, zone: str = "Europe/Berlin", now: str = SPRING) -> dict[str, Any]:
    """Return the events of the file that a plan wrote, by UID."""
    file = planner.temporary.parent / "plan.ics"
    ended = planner("plan", *args, "--ics", file, now=now, env={"TZ": zone})
    assert (ended.status, "Wrote" in ended.err) == (0, True)
    text = file.read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = vobject.readOne(text).vevent_list
    assert len({event.uid.value for event in events}) == len(events)
    return {event.uid.value: event for event in events}


def _blocks(events: dict[str, Any]) -> dict[date, Any]:
    return {date.fromisoformat(uid[14:]): event for uid, event in events.items() if uid.startswith("planner-study-")}


@pytest.mark.parametrize(
    ("zone", "now", "offsets"),
    [
        ("Europe/Berlin", SPRING, 2),
        ("America/New_York", WINTER, 2),
        ("Australia/Sydney", SPRING, 2),
        ("Asia/Kolkata", SPRING, 1),
    ],
)
def test_blocks_start_at_seven_in_the_evening_on_both_sides_of_a_change_of_the_clocks(
    planner: Planner, zone: str, now: str, offsets: int
) -> None:
    blocks = _blocks(_written(planner, zone=zone, now=now))
    local = {day: event.dtstart.value.astimezone(ZoneInfo(zone)) for day, event in blocks.items()}
    assert all((at.date(), at.hour, at.minute) == (day, 19, 0) for day, at in local.items())
    assert len({at.utcoffset() for at in local.values()}) == offsets


def test_blocks_are_as_long_as_the_days_work_and_name_it(planner: Planner) -> None:
    blocks = _blocks(_written(planner))
    plan = planner("plan", "--json", now=SPRING).json()
    assert set(blocks) == {date.fromisoformat(day["date"]) for day in plan["days"] if day["minutes_planned"]}
    for day in plan["days"]:
        if day["minutes_planned"]:
            event = blocks[date.fromisoformat(day["date"])]
            length = event.dtend.value - event.dtstart.value
            assert length == timedelta(minutes=round(day["minutes_planned"]))
            assert all(drill in event.description.value for drill in day["new"])
            assert "planner drill" in event.description.value


def test_exam_and_mock_exams_are_whole_days(planner: Planner) -> None:
    events = _written(planner, "--exam", "2026-04-03", "--mock", "sat")
    assert events["planner-exam"].dtstart.value == date(2026, 4, 3)
    assert events["planner-mock-2026-03-21"].dtstart.value == date(2026, 3, 21)
    assert "planner-study-2026-03-21" not in events


def test_reading_the_file_again_moves_entries_and_takes_back_what_is_gone(planner: Planner) -> None:
    before = _written(planner)
    later = _written(
        planner, "--off", "2026-03-25", "--exam", "2026-04-08", "--at", "7:30", now="2026-03-20T09:00+01:00"
    )
    assert set(before) <= set(later)
    assert later["planner-exam"].dtstart.value == date(2026, 4, 8)
    gone = {uid for uid, event in later.items() if "status" in event.contents}
    assert {"planner-study-2026-03-25", "planner-study-2026-04-08"} <= gone
    plan = planner("plan", "--json", now=SPRING).json()
    blocks = {f"planner-study-{day['date']}" for day in plan["days"] if day["minutes_planned"]}
    assert set(later) == gone | blocks | {"planner-exam"}
    assert gone.isdisjoint(blocks)
    assert {event.status.value for uid, event in later.items() if uid in gone} == {"CANCELLED"}
    for uid in before:
        assert int(later[uid].sequence.value) > int(before[uid].sequence.value)
        assert later[uid].dtstamp.value > before[uid].dtstamp.value


def test_hour_of_study_is_kept_and_travels_with_an_export(planner: Planner, tmp_path: Path) -> None:
    _written(planner, "--at", "7:30")
    assert planner("export", tmp_path / "all.json").status == 0
    other = Planner(tmp_path / "other", planner.temporary)
    assert other("import", tmp_path / "all.json").status == 0
    starts = {event.dtstart.value.astimezone(ZoneInfo("Europe/Berlin")) for event in _blocks(_written(other)).values()}
    assert {(at.hour, at.minute) for at in starts} == {(7, 30)}


def test_night_hours_belong_to_the_study_day_before(planner: Planner) -> None:
    for day, event in _blocks(_written(planner, "--at", "1:00")).items():
        at: datetime = event.dtstart.value.astimezone(ZoneInfo("Europe/Berlin"))
        assert (at.date(), at.hour) == (day + timedelta(days=1), 1)


def test_hour_that_the_clocks_leap_over_is_the_one_they_show_instead(planner: Planner) -> None:
    leapt = _blocks(_written(planner, "--at", "2:30"))[date(2026, 3, 28)]
    assert leapt.dtstart.value.astimezone(ZoneInfo("Europe/Berlin")).isoformat() == "2026-03-29T03:30:00+02:00"


def test_file_of_something_else_is_replaced_without_a_word_of_it(planner: Planner) -> None:
    (planner.temporary.parent / "plan.ics").write_text("BEGIN:VCALENDAR\nnonsense\0")
    assert "planner-exam" in _written(planner)


@pytest.mark.parametrize("wrong", ["25:00", "7", "19.00", "19:60", "", "1९:00", "noon"])
def test_time_that_is_none_is_refused(planner: Planner, tmp_path: Path, wrong: str) -> None:
    ended = planner("plan", "--ics", tmp_path / "p.ics", "--at", wrong)
    assert ended.status == 2
    assert "19:00" in ended.err


def test_file_that_cannot_be_written_leaves_the_plan_as_it_was(planner: Planner, tmp_path: Path) -> None:
    before = planner("plan", "--json").json()
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    for file in (tmp_path, locked / "plan.ics", tmp_path / "no" / "such" / "plan.ics"):
        ended = planner("plan", "--weekday", "5", "--ics", file, humble=True)
        assert (ended.status, ended.out) == (2, "")
        assert f"{file} can't be written" in ended.err
    assert planner("plan", "--json").json() == before


def test_json_stays_alone_on_stdout(planner: Planner, tmp_path: Path) -> None:
    ended = planner("plan", "--json", "--ics", tmp_path / "plan.ics")
    assert ended.json()["days"]
    assert (tmp_path / "plan.ics").stat().st_size > 1000
