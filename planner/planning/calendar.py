"""Dates and minutes as people type them: "fri", "dec 11", "2026-12-11", "every friday", "fri=30".

A date without a year is the next such date, today included; a date in figures alone is only read as ISO,
because 11/12 has two readings. Only this module imports python-dateutil, and nothing that shows today's queue
imports this module.
"""

import re
from datetime import date, datetime, time, timedelta

from dateutil import parser, rrule

from planner.errors import UsageError

MINUTES_A_DAY = 1440
EXAMPLES = 'Write it like "fri", "tomorrow", "dec 11" or "2026-12-11".'
RULE_EXAMPLES = (
    'Write it like "every friday", "every sat and sun", "every other mon", "weekends", "every day", '
    'or as an RRULE with a FREQ of DAILY, WEEKLY, MONTHLY or YEARLY: "FREQ=WEEKLY;BYDAY=FR".'
)

_WORDS = parser.parserinfo()  # the names of months and weekdays, long and short
_WEEKDAYS = tuple(range(5))
_WEEKEND = (5, 6)
_SPANS = {"day": (*_WEEKDAYS, *_WEEKEND), "weekday": _WEEKDAYS, "weekend": _WEEKEND}
# An RRULE that dateutil can follow in no time: an interval of 0 never ends, and hours are no days.
_RRULE = re.compile(r"(RRULE:)?(?=.*\bFREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)\b)(?!.*\bINTERVAL=(0|-)).+", re.ASCII)
# Fields that a text leaves out are taken from a default, so a field that both readings share was stated.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 3, 2))  # noqa: DTZ001 - only the dates are used


def parse_date(text: str, today: date) -> date:
    """Return the date that ``text`` names, as seen from ``today``; only a stated year reaches the past.

    Raises UsageError where the text names no date, or one that can be read in two ways.
    """
    words = " ".join(text.lower().split())
    if words in {"today", "tomorrow"}:
        return today + timedelta(days=words == "tomorrow")
    weekday = _weekday(words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    try:
        return date.fromisoformat(words.upper())
    except ValueError:
        return _parse_named(text, words, today)


def expand_days(text: str, start: date, until: date) -> list[date]:
    """Return the dates from ``start`` to ``until``, both included, that ``text`` names: a rule or one date.

    Raises UsageError where the text can't be read, or names no date of that span.
    """
    rule = _recurrence(text, datetime.combine(start, time.min))
    if rule is None:
        days = [parse_date(text, start)]
    else:
        span = (datetime.combine(start, time.min), datetime.combine(until, time.max))
        days = sorted({at.date() for at in rule.between(*span, inc=True)})
    days = [day for day in days if start <= day <= until]
    if not days:
        raise UsageError(f"{text!r} names no day from {start} to {until}. {RULE_EXAMPLES}")
    return days


def parse_minutes_on(text: str, today: date) -> tuple[date, int]:
    """Return the date and the minutes of "fri=30"; raises UsageError."""
    day, equals, minutes = text.partition("=")
    if not equals:
        raise UsageError(f'{text!r} is no DATE=MINUTES. Write it like "fri=30" or "2026-12-11=0".')
    return parse_date(day, today), parse_minutes(minutes)


def parse_minutes(text: str) -> int:
    """Return the minutes of a day, 0 to 1440; raises UsageError."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and int(digits[:5]) <= MINUTES_A_DAY and len(digits) < 6):
        raise UsageError(f"{text!r} is no number of minutes a day. Give a whole number from 0 to {MINUTES_A_DAY}.")
    return int(digits)


def _parse_named(text: str, words: str, today: date) -> date:
    """Read a date that names its month."""
    if not any(_WORDS.month(word) is not None for word in re.findall("[a-z]+", words)):
        hint = "Name the month, so that it can be read in one way only. " if re.search(r"\d\D+\d", words) else ""
        raise UsageError(f"{text!r} is no date that can be read. {hint}{EXAMPLES}")
    try:
        readings = [parser.parse(words, default=default, ignoretz=True).date() for default in _DEFAULTS]
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{text!r} is no date: {error}. {EXAMPLES}") from error
    one, other = readings
    if (one.month, one.day) != (other.month, other.day) or not re.search(r"(?<!\d)\d{1,2}(?!\d)", words):
        raise UsageError(f"{text!r} names no day of a month. {EXAMPLES}")
    found = one if one.year == other.year else _next_such(one.month, one.day, today)
    _refuse_another_weekday(text, words, found)
    return found


def _next_such(month: int, day: int, today: date) -> date:
    """Return the first such date from today on; eight years hold at least one 29 February."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise UsageError(f"No day {day} of month {month} follows {today}. {EXAMPLES}")


def _refuse_another_weekday(text: str, words: str, found: date) -> None:
    for word in re.findall("[a-z]+", words):
        weekday = _weekday(word)
        if weekday is not None and weekday != found.weekday():
            raise UsageError(f"{text!r} can't be: {found} is a {found:%A}. Leave the weekday out, or mend it.")


def _weekday(word: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday, for a weekday's name, short or long."""
    weekday: int | None = _WORDS.weekday(word)
    return weekday


def _recurrence(text: str, start: datetime) -> rrule.rrule | rrule.rruleset | None:
    """Return the rule that the text states, None where it states none."""
    if "=" in text:
        return _parse_rrule(text, start)
    words = re.sub(r",|\band\b", " ", text.lower()).split()
    named = [_span(word) for word in words if word not in {"every", "other", "second"}]
    if words[:1] != ["every"] and words not in (["weekends"], ["weekdays"]):
        return None
    if not named or None in named:
        raise UsageError(f"{text!r} is no rule that can be read. {RULE_EXAMPLES}")
    days = sorted({day for span in named if span for day in span})
    interval = 1 if {"other", "second"}.isdisjoint(words) else 2
    return rrule.rrule(rrule.WEEKLY, dtstart=start, byweekday=days, interval=interval)


def _span(word: str) -> tuple[int, ...] | None:
    """Return the weekdays that "fri", "fridays", "weekend" or "day" stands for."""
    weekday = _weekday(word)
    if weekday is None:
        weekday = _weekday(word.removesuffix("s"))
    return _SPANS.get(word.removesuffix("s")) if weekday is None else (weekday,)


def _parse_rrule(text: str, start: datetime) -> rrule.rrule | rrule.rruleset:
    if not _RRULE.fullmatch(text.strip().upper()):
        raise UsageError(f"{text!r} is no rule that can be read. {RULE_EXAMPLES}")
    try:
        return rrule.rrulestr(text.strip().upper(), dtstart=start)
    except (ValueError, TypeError) as error:
        raise UsageError(f"{text!r} is no rule that can be read: {error}. {RULE_EXAMPLES}") from error
