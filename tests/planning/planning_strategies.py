"""Libraries, cards and calendars for the properties of planning: small, but of every shape."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from planner.domain.calendar import Availability, Calendar
from planner.domain.library import Entry
from planner.domain.memory import Card, Memory, New, Rating
from planner.memory.fsrs import after_review

TODAY = date(2026, 3, 4)  # a Wednesday


def drill(
    name: str,
    *,
    order: int = 0,
    topic: str = "basics",
    minutes: float = 4.0,
    requires: tuple[str, ...] = (),
    weight: float = 0.1,
) -> Entry:
    return Entry(
        id=name,
        title=name.title(),
        topic=topic,
        skills=(),
        minutes=minutes,
        requires=requires,
        variant_count=1,
        content_hash="0",
        weight=weight,
        order=order,
    )


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def studied(*attempts: tuple[int, Rating]) -> Memory:
    """Return the memory that attempts on days relative to today leave."""
    memory: Memory = New()
    for offset, rating in attempts:
        memory = after_review(memory, rating, day(offset))
    return memory


def card(name: str, *attempts: tuple[int, Rating]) -> Card:
    return Card(name, studied(*attempts))


def known(*names: str, on: int) -> dict[str, Card]:
    """Return cards of drills first attempted on one day, and rated Good."""
    return {name: card(name, (on, Rating.GOOD)) for name in names}


@st.composite
def libraries(draw: st.DrawFn, max_size: int = 10) -> list[Entry]:
    """Libraries in shuffled order; a drill requires only such that stand lower on the ladder."""
    entries: list[Entry] = []
    for order in range(draw(st.integers(0, max_size))):
        names = [entry.id for entry in entries]
        entries.append(
            drill(
                f"drill-{order}",
                order=order,
                topic=draw(st.sampled_from(["basics", "cnn", "nlp"])),
                minutes=draw(st.floats(0.5, 12)),
                requires=tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else ()),
                weight=draw(st.just(0.0) | st.floats(1e-6, 0.1)),
            )
        )
    return draw(st.permutations(entries))


attempts = st.lists(st.tuples(st.integers(-30, 0), st.sampled_from(Rating)), min_size=1, max_size=5).map(sorted)


@st.composite
def situations(draw: st.DrawFn, max_size: int = 10) -> tuple[list[Entry], dict[str, Card]]:
    """A library and the cards of some of its drills, as reviews up to today leave them."""
    entries = draw(libraries(max_size))
    known = draw(st.lists(st.sampled_from(entries), unique_by=lambda entry: entry.id)) if entries else []
    return entries, {entry.id: card(entry.id, *draw(attempts)) for entry in known}


@st.composite
def calendars(draw: st.DrawFn, max_days: int = 12) -> Calendar:
    """Calendars whose exam lies from a few days back to twelve days ahead; some dates off, mock or changed."""
    dates = st.integers(-3, max_days).map(day)
    availability = Availability(
        by_weekday=tuple(draw(st.lists(st.integers(0, 120), min_size=7, max_size=7))),
        by_date=draw(st.dictionaries(dates, st.integers(0, 1440), max_size=3)),
        off=draw(st.frozensets(dates, max_size=3)),
        mock=draw(st.frozensets(dates, max_size=2)),
    )
    return Calendar(draw(st.integers(-20, 3).map(day)), draw(dates), availability)


THREE_WEEKS = Calendar(TODAY, day(21), Availability())
LADDER = [
    drill(f"drill-{n:02}", order=n, topic=("basics", "cnn", "nlp", "series")[n // 6], minutes=3 + n % 4, weight=1 / 24)
    for n in range(24)
]

# Walking through a whole plan takes milliseconds: fewer examples do.
whole_plans = settings(max_examples=20, deadline=None)
