"""Dataclasses as plain values and back: equal afterwards, and every misfit named with its place."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

import pytest

from planner.errors import ContentError
from planner.store.plain import Limits, from_plain, to_plain


class Step(IntEnum):
    """A number among few."""

    ONE = 1
    TWO = 2


class Colour(StrEnum):
    """A word among few."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    """One field."""

    size: float


@dataclass(frozen=True, slots=True)
class Outer:
    """A field of every type that the domain uses."""

    name: str
    count: int
    fits: bool
    on: date
    at: datetime
    step: Step
    colour: Colour
    inner: Inner | None
    items: tuple[Inner, ...]
    by_date: dict[date, int]
    off: frozenset[date]


DAY = date(2026, 3, 2)
VALUE = Outer(
    name="größer",
    count=-(2**63) + 1,
    fits=True,
    on=DAY,
    at=datetime.fromisoformat("2026-03-02T07:30:00.5+01:00"),
    step=Step.TWO,
    colour=Colour.RED,
    inner=None,
    items=(Inner(0.1), Inner(2.0)),
    by_date={date(2026, 3, 4): 2, DAY: 1},
    off=frozenset({date(2026, 3, 5), DAY}),
)
PLAIN = {
    "name": "größer",
    "count": -(2**63) + 1,
    "fits": True,
    "on": "2026-03-02",
    "at": "2026-03-02T07:30:00.500000+01:00",
    "step": 2,
    "colour": "red",
    "inner": None,
    "items": [{"size": 0.1}, {"size": 2.0}],
    "by_date": {"2026-03-02": 1, "2026-03-04": 2},
    "off": ["2026-03-02", "2026-03-05"],
}


def test_dataclass_and_its_plain_form_stand_for_each_other() -> None:
    assert to_plain(VALUE) == PLAIN
    assert list(to_plain(VALUE)["by_date"]) == ["2026-03-02", "2026-03-04"]
    assert from_plain(Outer, PLAIN, "") == VALUE


def test_whole_number_serves_where_a_float_is_asked() -> None:
    size = from_plain(Inner, {"size": 3}, "inner").size
    assert (size, type(size)) == (3.0, float)


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("name", 3, "outer.name is 3: it takes text."),
        ("name", "\ud800", r"outer.name is '\ud800': it takes text."),
        ("count", 2.0, "outer.count is 2.0: it takes a whole number."),
        ("count", True, "outer.count is True: it takes a whole number."),
        ("count", 2**63, "outer.count is 9223372036854775808: it takes a whole number."),
        ("fits", 1, "outer.fits is 1: it takes true or false."),
        ("on", "soon", "outer.on is 'soon': it takes a date like 2026-03-02."),
        ("on", 20260302, "outer.on is 20260302: it takes a date like 2026-03-02."),
        ("on", "2026-02-30", "outer.on is '2026-02-30': it takes a date like 2026-03-02."),
        ("at", "2026-03-02T07:30:00", "outer.at is '2026-03-02T07:30:00': it takes a time with an offset"),
        ("at", None, "outer.at is None: it takes a time with an offset"),
        ("step", 7, "outer.step is 7: it takes one of 1, 2."),
        ("step", True, "outer.step is True: it takes one of 1, 2."),
        ("colour", "blue", "outer.colour is 'blue': it takes one of red."),
        ("inner", [], "outer.inner is []: it takes an object."),
        ("inner", {"size": float("nan")}, "outer.inner.size is nan: it takes a finite number."),
        ("inner", {"size": float("inf")}, "outer.inner.size is inf: it takes a finite number."),
        ("inner", {"size": False}, "outer.inner.size is False: it takes a finite number."),
        ("inner", {"size": 10**400}, "it takes a finite number."),
        ("items", {}, "outer.items is {}: it takes a list."),
        ("items", [{"size": 1}, {"size": "x"}], "outer.items[1].size is 'x': it takes a finite number."),
        ("items", [{}], "outer.items[0].size is missing."),
        ("items", [{"size": 1, "weight": 2}], "outer.items[0].weight is 2: no such key is known here."),
        ("by_date", [], "outer.by_date is []: it takes an object."),
        ("by_date", {"soon": 1}, "a key of outer.by_date is 'soon': it takes a date like 2026-03-02."),
        ("by_date", {"2026-03-02": "x"}, "outer.by_date.2026-03-02 is 'x': it takes a whole number."),
    ],
)
def test_misfit_is_named_with_its_place_and_value(key: str, value: object, complaint: str) -> None:
    with pytest.raises(ContentError) as caught:
        from_plain(Outer, {**PLAIN, key: value}, "outer")
    assert complaint in str(caught.value)


def test_limits_hold_for_a_number_and_for_each_of_several() -> None:
    @dataclass(frozen=True, slots=True)
    class Week:
        minutes: tuple[int, ...]
        share: float | None

    limits: Limits = {(Week, "minutes"): (0, 1440), (Week, "share"): (0, float("inf"))}
    assert from_plain(Week, {"minutes": [0, 1440], "share": None}, "", limits) == Week((0, 1440), None)
    with pytest.raises(ContentError, match=r"^minutes is 1441: it is at least 0, at most 1440"):
        from_plain(Week, {"minutes": [0, 1441], "share": 0}, "", limits)
    with pytest.raises(ContentError, match=r"^share is -0\.5: it is at least 0\.$"):
        from_plain(Week, {"minutes": [], "share": -0.5}, "", limits)


def test_long_value_is_cut_in_a_complaint() -> None:
    with pytest.raises(ContentError) as caught:
        from_plain(Inner, {"size": "x" * 10_000}, "inner")
    assert len(str(caught.value)) < 120
