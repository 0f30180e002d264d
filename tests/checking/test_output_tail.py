"""Output is kept in bounded memory: all of it while it is short, else its first and last part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.checking.output import KEPT_BYTES, OutputTail, readable

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


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_text_without_control_codes_is_read_as_it_is(text: str) -> None:
    assert readable(text) == text


@given(st.text(st.sampled_from("\x1b[]m0;?K\r\n\t\b\x07\x9bab")))
def test_no_control_code_is_left(text: str) -> None:
    assert not {*readable(text)} & {*map(chr, (*range(9), *range(11, 32), *range(127, 160)))}


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("\x1b[1m1/5\x1b[0m \x1b[32m━━\x1b[0m\x1b[37m━━\x1b[0m", "1/5 ━━━━"),
        ("Epoch 1/2\n\r1/5 ━━\b\b\b\b\b\b\r5/5 ━━━━━\nEpoch 2/2\n", "Epoch 1/2\n5/5 ━━━━━\nEpoch 2/2\n"),
        ("first\r\nsecond\r\n", "first\nsecond\n"),
        ("a\tb\x1b]0;a title\x07\x1b[?25l\x1b7\x1b(Bc", "a\tbc"),
        ("\N{BELL}\x07\x00done", "\N{BELL}done"),
    ],
)
def test_what_is_drawn_over_itself_is_read_as_it_ended_up(printed: str, read: str) -> None:
    assert readable(printed) == read
