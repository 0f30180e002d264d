"""Where in an answer's source something stands; any text may be asked."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.checking.judge import lines

CODE = """\
a, (b, *c) = 1, (2, 3)
model = net = 4
if model:
    model: int = 5
def run(x):
    inner = model.compile(x)
    return Dense(3)(Dense(4)(x))
class Net:
    pass
total = 0
total += 1
a[0] = Dense(
    5)
Net.name = "b"
"""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a", 12), ("b", 1), ("c", 1), ("net", 2), ("model", 4), ("run", 5), ("inner", 6), ("Net", 14), ("total", 11),
        ("nothing", None), ("model['a'][0].b", 4), ("run(1, 2)", 5), ("", None),
    ],
)  # fmt: skip
def test_a_name_stands_where_it_is_last_defined(name: str, line: int | None) -> None:
    assert lines.of_name(name, CODE) == line


def test_calls_are_counted_from_the_top_and_left() -> None:
    assert [lines.of_call("Dense", CODE, n) for n in range(4)] == [7, 7, 12, None]
    assert lines.of_call("compile", CODE) == 6
    assert lines.count_calls("Dense", CODE) == 3
    assert lines.count_calls("Flatten", CODE) == 0


@pytest.mark.parametrize(
    ("missing", "code", "near"),
    [("model", "modle = 1", "modle"), ("model", "x = 1", ""), ("predict", "def predicts(): pass", "predicts")],
)
def test_the_most_alike_name_is_offered(missing: str, code: str, near: str) -> None:
    assert lines.near_name(missing, code) == near


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_any_text_may_be_asked(code: str) -> None:
    for name in ("x", "model.layers[0]"):
        found = lines.of_name(name, code)
        assert found is None or 1 <= found <= len(code.splitlines()) + 1
    assert lines.near_name("x", code) == "" or _reads(code)
    assert lines.count_calls("f", code) >= 0


def _reads(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return False
    return True
