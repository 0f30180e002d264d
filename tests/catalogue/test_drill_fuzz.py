"""Whatever a file holds, reading it gives a drill or a ContentError, and nothing else."""

from contextlib import suppress
from pathlib import Path

from catalogue_samples import DRILL, SYLLABUS, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.catalogue.reader import read_drill
from planner.catalogue.syllabus import read_syllabus
from planner.errors import ContentError

# Most of them mean something to the reader.
PIECES = ["+++", "```python", "```", "~~~", "# ", "- ", "> ", "<!--", "$", "${", "$size", "\n", "\n\n", "    "]
PIECES += ["## Hint", "## Given", "## Solution", "## Reject value: x", "[variants]", "size = [1, 2]", "minutes = 1e999"]
PIECES += ["x = (", "\\", "\t", "\0", "\x0c", "\u2028"]
Change = tuple[float, int, list[str]]  # a place in the text, 0 to 1, how much goes, and what comes

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
# A stretch of the valid text gives way to something else.
replaced = st.tuples(
    st.floats(0, 1), st.integers(0, 40), st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=6)
)


def _replace_all(text: str, changes: list[Change]) -> str:
    for place, length, pieces in changes:
        start = int(place * len(text))
        text = text[:start] + "".join(pieces) + text[start + length :]
    return text


@given(st.text())
@settings(deadline=None)
def test_any_text_is_a_drill_or_refused(text: str) -> None:
    with suppress(ContentError):
        read(text)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@settings(deadline=None)
def test_any_body_is_a_drill_or_refused(body: str) -> None:
    head = DRILL[: DRILL.index("Build")]
    with suppress(ContentError):
        read(head + body)


@given(st.lists(replaced, min_size=1, max_size=3))
@settings(deadline=None, max_examples=300)
def test_a_drill_with_stretches_replaced_is_a_drill_or_refused(changes: list[Change]) -> None:
    with suppress(ContentError):
        read(_replace_all(DRILL, changes))


@given(st.binary() | st.tuples(st.just(DRILL.encode()), st.binary(min_size=1)).map(b"".join))
@same_folder
def test_any_bytes_are_a_drill_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "basics" / "double.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    with suppress(ContentError):
        read_drill(path)


@given(st.binary() | st.lists(replaced, max_size=3).map(lambda changes: _replace_all(SYLLABUS, changes).encode()))
@same_folder
def test_any_bytes_are_a_syllabus_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "syllabus.toml"
    path.write_bytes(data)
    with suppress(ContentError):
        read_syllabus(path)
