"""Dates and minutes are read as people type them, or refused with an example."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UsageError
from planner.planning.calendar import expand_days, parse_date, parse_minutes, parse_minutes_on

WEDNESDAY = date(2026, 12, 9)
UNTIL = date(2026, 12, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 12, 9)),
        ("Tomorrow", date(2026, 12, 10)),
        ("fri", date(2026, 12, 11)),
        ("Friday", date(2026, 12, 11)),
        ("wed", date(2026, 12, 9)),
        ("tue", date(2026, 12, 15)),
        ("dec 11", date(2026, 12, 11)),
        ("11 December", date(2026, 12, 11)),
        ("Dec 9", date(2026, 12, 9)),
        ("dec 8", date(2027, 12, 8)),
        ("jan 2nd", date(2027, 1, 2)),
        ("feb 29", date(2028, 2, 29)),
        ("fri, dec 11", date(2026, 12, 11)),
        ("11 Dec 2025", date(2025, 12, 11)),
        ("2026-12-11", date(2026, 12, 11)),
        (" 2026-12-11 ", date(2026, 12, 11)),
    ],
)
def test_dates_as_people_type_them(text: str, expected: date) -> None:
    assert parse_date(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no date that can be read"),
        ("soon", "no date that can be read"),
        ("12", "no date that can be read"),
        ("11/12", "Name the month"),
        ("11.12.2026", "Name the month"),
        ("2026-13-01", "Name the month"),
        ("next fri", "no date that can be read"),
        ("dec", "names no day of a month"),
        ("dec 2026", "names no day of a month"),
        ("fri dec", "names no day of a month"),
        ("feb 30", "is no date"),
        ("dec 11 sometime", "is no date"),
        ("mon dec 11", "2026-12-11 is a Friday"),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(text: str, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_date(text, WEDNESDAY)
    assert repr(text) in str(caught.value)
    assert reason in str(caught.value)


def test_the_last_days_of_the_calendar_have_no_next_date() -> None:
    with pytest.raises(UsageError, match="No day 8 of month 12"):
        parse_date("dec 8", date(9999, 12, 9))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_iso_dates_are_read_back(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(0, 364))
def test_a_date_without_a_year_is_the_next_such_date(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_date(f"{day:%d %b}", today) == day
    assert parse_date(f"{day:%B} {day.day}", today) == day


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_next_one_today_included(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_date(f"{day:%a}", today) == parse_date(f"{day:%A}", today) == day


words = st.sampled_from(["dec", "may", "11", "31", "2026", "fri", "10:30", "am", "est", "every", "=", "-", "th", ","])


@given(st.one_of(st.text(max_size=12), st.lists(words, max_size=4).map(" ".join)))
def test_any_text_is_a_date_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert isinstance(parse_date(text, WEDNESDAY), date)


def december(*days: int) -> list[date]:
    return [date(2026, 12, each) for each in days]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every friday", december(11, 18, 25)),
        ("Every Fri", december(11, 18, 25)),
        ("every fridays", december(11, 18, 25)),
        ("every sat and sun", december(12, 13, 19, 20, 26, 27)),
        ("every mon, wed", december(9, 14, 16, 21, 23, 28, 30)),
        ("weekends", december(12, 13, 19, 20, 26, 27)),
        ("every weekday", december(9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29, 30)),
        ("every day", december(*range(9, 31))),
        ("every other fri", december(11, 25)),
        ("FREQ=WEEKLY;BYDAY=FR", december(11, 18, 25)),
        ("rrule:freq=weekly;byday=fr;until=20261220", december(11, 18)),
        ("FREQ=DAILY;INTERVAL=10", december(9, 19, 29)),
        ("FREQ=WEEKLY;BYDAY=WE;BYHOUR=9,10", december(9, 16, 23, 30)),
        ("dec 24", december(24)),
        ("2026-12-30", december(30)),
    ],
)
def test_rules_name_their_days(text: str, expected: list[date]) -> None:
    assert expand_days(text, WEDNESDAY, UNTIL) == expected


@pytest.mark.parametrize(
    "text",
    [
        "every",
        "every now and then",
        "every other",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;UNTIL=20261220T000000Z",
        "BYDAY=FR",
        "FREQ=DAILY;NOPE=1",
        "dec 31",
        "2025-12-11",
    ],
)
def test_rules_that_name_no_day_are_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        expand_days(text, WEDNESDAY, UNTIL)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("fri=30", (date(2026, 12, 11), 30)), ("2026-12-24=0", (date(2026, 12, 24), 0)), ("today = 90", (WEDNESDAY, 90))],
)
def test_minutes_on_a_date(text: str, expected: tuple[date, int]) -> None:
    assert parse_minutes_on(text, WEDNESDAY) == expected


@pytest.mark.parametrize("text", ["fri", "fri:30", "fri=", "fri=-1", "fri=1441", "fri=2h", "soon=30", "=30", "fri=3=0"])
def test_what_is_no_date_with_minutes_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_minutes_on(text, WEDNESDAY)


def test_minutes_reach_from_none_to_the_whole_day() -> None:
    assert [parse_minutes(text) for text in ("0", " 45 ", "1440", "007")] == [0, 45, 1440, 7]
    for wrong in ("1441", "-1", "1.5", "", "²", "9" * 5000):
        with pytest.raises(UsageError, match="0 to 1440"):
            parse_minutes(wrong)
