"""Output is kept in bounded memory: all of it while it is short, else its first and last part."""

from hypothesis import given
from hypothesis import strategies as st

from planner.checking.output import KEPT_BYTES, OutputTail

CHUNKS = st.lists(st.binary(max_size=3 * KEPT_BYTES), max_size=6)


def _collected(chunks: list[bytes]) -> OutputTail:
    tail = OutputTail()
    for chunk in chunks:
        tail.add(chunk)
    return tail


@given(CHUNKS)
def test_every_byte_is_counted_and_few_are_kept(chunks: list[bytes]) -> None:
    tail = _collected(chunks)
    assert tail.total_bytes == sum(map(len, chunks))
    assert len(tail.text().encode()) <= 3 * 2 * KEPT_BYTES + 100  # a byte that is no text becomes three


@given(CHUNKS)
def test_how_it_was_cut_into_chunks_does_not_matter(chunks: list[bytes]) -> None:
    assert _collected(chunks).text() == _collected([b"".join(chunks)]).text()


@given(st.text(max_size=1000))
def test_short_output_is_kept_whole(text: str) -> None:
    assert _collected([text.encode()]).text() == text


@given(st.integers(min_value=2 * KEPT_BYTES + 1, max_value=5 * KEPT_BYTES))
def test_both_ends_are_kept_and_what_is_missing_is_told(size: int) -> None:
    whole = bytes(ord("a") + n % 26 for n in range(size))
    head, gap, tail = _collected([whole[:100], whole[100:]]).text().split("\n")
    assert head == whole[:KEPT_BYTES].decode()
    assert tail == whole[-KEPT_BYTES:].decode()
    assert f"{size - 2 * KEPT_BYTES:,} bytes" in gap
