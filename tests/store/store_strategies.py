"""Reviews as hypothesis makes them: any text, any finite number, any offset."""

from datetime import timedelta, timezone

from hypothesis import strategies as st

from planner.domain.memory import Rating
from planner.domain.review import Review, Run, Typing
from planner.domain.verdict import Outcome

_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_LENGTHS = st.floats(0, allow_nan=False, allow_infinity=False).map(abs)  # SQLite keeps no negative zero
_COUNTS = st.integers(0, 2**63 - 1)


def runs() -> st.SearchStrategy[Run]:
    """Runs with any answer, unicode and null characters among it."""
    return st.builds(
        Run,
        outcome=st.sampled_from([outcome.value for outcome in Outcome]),
        seconds=_LENGTHS,
        rules=st.lists(st.text(max_size=8), max_size=3).map(tuple),
        answer=st.text(),
    )


def reviews() -> st.SearchStrategy[Review]:
    """Reviews with zero to three runs."""
    return st.builds(
        Review,
        drill=st.text(min_size=1),
        at=st.datetimes(timezones=_OFFSETS),
        study_day=st.dates(),
        rating=st.sampled_from(Rating),
        passed=st.booleans(),
        minutes=_LENGTHS,
        hints=_COUNTS,
        solution_shown=st.booleans(),
        variant_index=_COUNTS,
        content_hash=st.text(),
        retrievability=st.none() | st.floats(0, 1).map(abs),
        source=st.text(),
        runs=st.lists(runs(), max_size=3).map(tuple),
        typing=st.none() | st.builds(Typing, keys=_COUNTS, pastes=_COUNTS, seconds=_LENGTHS),
    )
