"""Compares two optimizers by class and numbers, and learning rates that change by the rates that they give."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from keras.optimizers.schedules import LearningRateSchedule

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.configs import plain
from planner.checking.judge.step_arguments import equal
from planner.domain.verdict import Finding

_IGNORED = ("name", "dtype", "loss_scale_factor")
_SAME_WORK = {"AdamW": "Adam"}  # Keras's Adam decays weights as AdamW does, where it is told to
_STEPS = 10_000


def same_optimizer(expected: object, actual: object, about: About) -> list[Finding]:
    """Return how an optimizer differs from the one asked for."""
    expected, actual = (getattr(optimizer, "inner_optimizer", optimizer) for optimizer in (expected, actual))
    want, have = type(expected).__name__, type(actual).__name__
    wanted, got = _config(expected), _config(actual)
    alike = _SAME_WORK.get(want, want) == _SAME_WORK.get(have, have)
    if want != have and not (alike and _first_difference(wanted, got) is None):
        message = f"The optimizer is {have}; {want} is asked for."
        return [about.find("optimizer", message, expected=want, actual=have, line=_line(have, about))]
    key = _first_difference(wanted, got)
    if key is None:
        return []
    rule = "learning-rate" if key == "learning_rate" else "optimizer-argument"
    left, right = _shown(wanted[key]), _shown(got.get(key))
    message = f"{have} has {key}={right}; {left} is asked for."
    tries = f"Pass it by name: keras.optimizers.{want}({key}=...)."
    return [about.find(rule, message, expected=left, actual=right, help=tries, line=_line(have, about))]


def _line(kind: str, about: About) -> int | None:
    compiled = lines.of_method(about.name, "compile", about.code) or lines.of_call("compile", about.code)
    return lines.of_call(kind, about.code) or compiled


def _config(optimizer: object) -> dict[str, object]:
    if not hasattr(optimizer, "get_config"):
        return {}
    rate = getattr(optimizer, "_learning_rate", None)
    if not isinstance(rate, LearningRateSchedule):
        return _figures(optimizer)
    # A schedule of the learner's own may have no config, and then its optimizer has none either.
    optimizer._learning_rate = 0.0  # type: ignore[attr-defined]  # noqa: SLF001 - where Keras keeps the schedule
    try:
        return {**_figures(optimizer), "learning_rate": rate}
    finally:
        optimizer._learning_rate = rate  # type: ignore[attr-defined]  # noqa: SLF001


def _figures(optimizer: Any) -> dict[str, object]:
    return {key: plain(value) for key, value in optimizer.get_config().items() if key not in _IGNORED}


def _first_difference(wanted: dict[str, object], got: dict[str, object]) -> str | None:
    return next((key for key, value in wanted.items() if not _same(value, got.get(key))), None)


def _same(left: object, right: object) -> bool:
    if isinstance(left, LearningRateSchedule) and isinstance(right, LearningRateSchedule):
        return same_schedule(left, right)
    if isinstance(left, float | int | np.number) and isinstance(right, float | int | np.number):
        return bool(np.isclose(float(left), float(right), rtol=1e-5, atol=0))
    return left == right


def same_schedule(expected: LearningRateSchedule, actual: LearningRateSchedule) -> bool:
    """Compare schedules by class and arguments or, where one is the learner's own, by the rates that they give."""
    if type(expected) is type(actual) and type(expected).__module__.startswith("keras."):
        want, have = (plain(schedule.get_config()) for schedule in (expected, actual))
        return equal(_unnamed(want), _unnamed(have))
    try:
        return all(
            np.isclose(float(expected(step)), float(actual(step)), rtol=1e-4, atol=0) for step in _steps(expected)
        )
    except Exception:  # a schedule of the learner's own that fails
        return False


def _unnamed(config: object) -> object:
    return {key: value for key, value in config.items() if key != "name"} if isinstance(config, dict) else config


def _steps(schedule: LearningRateSchedule) -> Iterator[int]:
    """Return steps of every size, and those on both sides of where the reference may turn."""
    yield from (0, 1, 2, 3, 5)
    yield from map(int, np.geomspace(7, _STEPS, 20))
    try:
        config = schedule.get_config()
    except NotImplementedError:
        return
    for value in np.ravel(np.asarray([v for v in config.values() if isinstance(v, int)], dtype="int64")):
        yield from (max(0, int(value) - 1), int(value), int(value) + 1)


def _shown(value: object) -> str:
    if isinstance(value, LearningRateSchedule):
        try:
            config = {key: item for key, item in value.get_config().items() if item is not None and key != "name"}
        except NotImplementedError:
            config = {}
        return f"{type(value).__name__}({', '.join(f'{key}={_shown(item)}' for key, item in config.items())})"
    return f"{value:.6g}" if isinstance(value, float | np.floating) else repr(value)
