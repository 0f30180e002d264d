"""The plan as an iCalendar file: a block for each study day, mock exams, and the exam.

Blocks are written as UTC instants. Each is a single event, so that is exact in every zone, and it needs no
VTIMEZONE: readers disagree on those by an hour around a change of the clocks. What an entry is for (a day, a mock
exam, the exam) makes its UID, and the time of writing its SEQUENCE: reading a newer file moves entries, and doubles
none. What the file held before and the plan no longer has is written as cancelled.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from planner.domain.plan import DayPlan, Plan


def ics_file(
    plan: Plan,
    earlier: bytes,
    topic_of: Mapping[str, str],
    begins_at: Callable[[date], datetime],
    written_at: datetime,
) -> bytes:
    """Return the file's content.

    ``earlier`` is what the file held before, empty where there was none; ``begins_at`` gives the instant at which a
    study day's block starts.
    """
    found = [_block(day, topic_of, begins_at(day.date)) for day in plan.days if day.minutes_planned and not day.mock]
    found += [_whole_day(f"mock-{day.date}", "Mock exam (five hours)", day.date) for day in plan.days if day.mock]
    found.append(_whole_day("exam", "TensorFlow exam", plan.exam_on))
    found += _cancelled(plan, earlier, found)
    calendar = Calendar()
    calendar.add("prodid", "-//tf-planner//planner//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "TensorFlow in three weeks")
    for event in found:
        event.add("dtstamp", written_at.astimezone(UTC))
        event.add("sequence", int(written_at.timestamp()) // 60)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _block(day: DayPlan, topic_of: Mapping[str, str], begins_at: datetime) -> Event:
    event = _event(f"study-{day.date}")
    event.add("summary", f"TensorFlow: {_count(len(day.new) + len(day.review))}")
    event.add("description", "\n".join(_contents(day, topic_of)))
    _span(event, begins_at, day.minutes_planned)
    return event


def _contents(day: DayPlan, topic_of: Mapping[str, str]) -> Iterable[str]:
    if day.new:
        yield f"New: {', '.join(day.new)}."
    if day.review:
        topics = dict.fromkeys(topic_of[drill] for drill in day.review if drill in topic_of)
        yield f"To repeat: {_count(len(day.review))} ({', '.join(topics)})."
    yield "Start with `planner drill`."


def _whole_day(uid: str, summary: str, day: date) -> Event:
    event = _event(uid)
    event.add("summary", summary)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    return event


def _cancelled(plan: Plan, earlier: bytes, kept: Iterable[Event]) -> list[Event]:
    """Return the entries of the earlier file to take back; those up to the plan's first day stay as they are."""
    since = plan.days[0].date if plan.days else plan.exam_on
    uids = {str(event["uid"]) for event in kept}
    return [
        _cancellation(event)
        for event in _events(earlier)
        if str(event["uid"]).startswith("planner-") and str(event["uid"]) not in uids and _day_of(event) > since
    ]


def _events(file: bytes) -> list[Event]:
    """Return the events of a file, none of one that is no calendar."""
    try:
        events = [event for event in Calendar.from_ical(file).walk("VEVENT") if isinstance(event, Event)]
    except ValueError:
        return []
    return [event for event in events if {"UID", "DTSTART", "DTEND"} <= set(event)]


def _day_of(event: Event) -> date:
    begins: date = event.start
    return begins.date() if isinstance(begins, datetime) else begins


def _cancellation(old: Event) -> Event:
    event = Event()
    event.add("uid", old["uid"])
    event.add("summary", "Cancelled")
    event.add("status", "CANCELLED")
    event.add("dtstart", old.start)
    event.add("dtend", old.end)
    return event


def _event(uid: str) -> Event:
    event = Event()
    event.add("uid", f"planner-{uid}")
    return event


def _span(event: Event, begins_at: datetime, minutes: float) -> None:
    begins_at = begins_at.astimezone(UTC)
    event.add("dtstart", begins_at)
    event.add("dtend", begins_at + timedelta(minutes=round(minutes)))


def _count(drills: int) -> str:
    return f"{drills} drill{'' if drills == 1 else 's'}"
