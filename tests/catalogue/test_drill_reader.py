"""What a well-formed drill is read as."""

import hashlib
from pathlib import Path

import pytest
from catalogue_samples import DRILL, read, spoilt

from planner.catalogue.reader import read_drill
from planner.domain.drill import Accept, Reject, fill
from planner.errors import ContentError


def test_every_part_of_a_drill_is_read() -> None:
    drill = read(DRILL)
    assert (drill.id, drill.title, drill.topic) == ("double", "Double a tensor", "basics")
    assert (drill.skills, drill.requires, drill.answer) == (
        ("tensors",),
        ("first-tensor",),
        ("doubled", "double"),
    )
    assert (drill.minutes, drill.limit_seconds) == (2.0, 12.5)
    assert drill.figures == (("size", (2, 3)), ("kind", ("int32", "float32")))
    assert drill.inputs == (("double", ("(tf.ones($size),)", "(draw.normal(size=2),)")),)
    assert drill.prompt == "Build `doubled`: **twice** the tensor `x` of $size numbers, which costs $$0."
    assert drill.hints == ("The idea.", "```python\ndoubled = ___\n```")
    assert drill.given == "import tensorflow as tf\n\nx = tf.ones($size, tf.$kind)\n"
    assert drill.check == ""


def test_code_keeps_its_indentation_and_ends_in_a_newline() -> None:
    assert read(DRILL).solution == "doubled = x * 2\n\n\ndef double(x):\n    return x * 2\n"


def test_accepts_and_rejects_keep_title_rule_and_order() -> None:
    drill = read(DRILL)
    assert drill.accepts == (Accept("addition", "doubled = x + x\ndouble = lambda x: x + x\n"),)
    assert [(reject.rule, reject.title) for reject in drill.rejects] == [
        ("value", "squared"),
        ("dtype", "cast: always"),
        ("name-missing", "another name"),
    ]
    assert drill.rejects[2] == Reject("name-missing", "another name", "result = x * 2\n")


def test_a_variant_fills_every_text() -> None:
    drill = read(DRILL)
    assert fill(drill.given, drill.variant(3)).endswith("tf.ones(3, tf.float32)\n")
    assert fill(drill.prompt, drill.variant(0)).endswith("of 2 numbers, which costs $0.")


def test_limit_and_requirements_may_be_left_out() -> None:
    drill = read(spoilt('requires = ["first-tensor"]\nlimit = 12.5\n', ""))
    assert (drill.requires, drill.limit_seconds) == ((), 20.0)


def test_a_check_replaces_nothing_else() -> None:
    drill = read(DRILL + "\n## Check\n```python\nexpect.same('doubled')\n```\n")
    assert drill.check == "expect.same('doubled')\n"
    assert len(drill.rejects) == 3


def test_headings_inside_code_are_code() -> None:
    drill = read(spoilt("doubled = x * 2\n\n\n", "## Hint\n## Wrong heading\ndoubled = x * 2\n\n\n"))
    assert drill.solution.startswith("## Hint\n## Wrong heading\n")


def test_a_fence_may_hold_fences_of_another_kind() -> None:
    text = spoilt("```python\ndoubled = x + x\n", '~~~python\nnote = """\n```\n"""\ndoubled = x + x\n')
    text = text.replace("double = lambda x: x + x\n```", "double = lambda x: x + x\n~~~")
    assert read(text).accepts[0].code.startswith('note = """\n```\n"""\n')


def test_a_reject_for_syntax_may_be_no_python() -> None:
    text = spoilt(
        "## Reject value: squared\n```python\ndoubled = x**2", "## Reject syntax: open\n```python\ndoubled = ("
    )
    assert read(text).rejects[0].rule == "syntax"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_change_nothing_but_the_hash(tmp_path: Path, ending: str) -> None:
    plain = _write(tmp_path / "plain", DRILL.encode())
    other = _write(tmp_path / "other", b"\xef\xbb\xbf" + DRILL.replace("\n", ending).encode())
    first, second = read_drill(plain), read_drill(other)
    assert first.solution == second.solution
    assert first.prompt == second.prompt
    assert first.content_hash != second.content_hash


def test_a_file_gives_the_topic_the_id_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    drill = read_drill(_write(tmp_path, DRILL.encode()))
    assert (drill.topic, drill.id) == ("basics", "double")
    assert drill.content_hash == hashlib.sha256(DRILL.encode()).hexdigest()[:16]
    assert drill == read(DRILL)


def test_nothing_is_executed_while_a_drill_is_read(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = f"__import__('pathlib').Path({str(trace)!r}).touch()\n"
    text = DRILL.replace("```python\n", f"```python\n{code}").replace("(tf.ones($size),)", f"({code.strip()},)")
    read(text + f"\n## Check\n```python\n{code}```\n")
    assert not trace.exists()
    exec(code, {})  # noqa: S102 - it would have left a trace
    assert trace.exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe+\x00", "drills/basics/double.md:1: is not UTF-8 (byte 0xff). Save the file as UTF-8."),
        (b"+++\n\xe9", "drills/basics/double.md:2: is not UTF-8 (byte 0xe9)"),
        (b"x" * 250_001, "is larger than the 250,000 bytes"),
        (b"+++\n\0", "drills/basics/double.md:2: holds a null byte"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read_drill(_write(tmp_path / "drills", data))
    assert message in str(refusal.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"x\.md: there is no such file"):
        read_drill(tmp_path / "basics" / "x.md")
    with pytest.raises(ContentError, match="this is a folder"):
        read_drill(tmp_path)


def _write(folder: Path, data: bytes) -> Path:
    path = folder / "basics" / "double.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
