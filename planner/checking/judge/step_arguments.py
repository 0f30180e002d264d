"""Names the first argument in which two steps of one kind differ."""

from collections.abc import Sequence
from inspect import isfunction

from planner.checking.judge.about import About
from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.configs import SEED, Config, config_of
from planner.checking.judge.families import general
from planner.checking.judge.regularizers import is_overruled
from planner.checking.judge.steps import Step
from planner.domain.verdict import Finding

_RULES = {"return_sequences": "return-sequences", "shape": "output-shape"}
_PER_WEIGHT_RULES = {"regularizer": "regularizer", "initializer": "initializer"}


def argument_difference(want: Step, have: Step, about: About) -> Finding | None:
    """Return the first difference of two steps' arguments, None where there is none."""
    for key in [*want.config, *(key for key in have.config if key not in want.config)]:
        left, right = want.config.get(key), have.config.get(key)
        if not equal(left, right):
            rule, message = _told(have, key, left, right)
            return about.find(rule, message, expected=shown(left), actual=shown(right))
    return _per_weight(want, have, about) or _seed(want, have, about)


def equal(left: object, right: object) -> bool:
    """Compare two arguments: numbers as figures, 0.1 however it came about; He's normal as what it stands for."""
    left, right = general(left), general(right)
    if isinstance(left, float) and isinstance(right, float | int):
        return abs(left - right) <= 1e-6 * max(1e-3, abs(left))
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(equal(value, right[key]) for key, value in left.items())
    return left == right


def _told(have: Step, key: str, left: object, right: object) -> tuple[str, str]:
    match left, right:
        case (str(), *_, dict()), (str(), *_, dict()):
            return _wrapped(have, left, right)
    return _RULES.get(key, "layer-argument"), f"{have} has {key}={shown(right)}; {shown(left)} is asked for."


def _wrapped(have: Step, want_layer: Sequence[object], layer: Sequence[object]) -> tuple[str, str]:
    """Say how the layer inside a wrapper such as Bidirectional differs."""
    if want_layer[0] != layer[0]:
        return "layer-kind", f"{have.kind} wraps {layer[0]}; {want_layer[0]} is asked for."
    wanted, got = want_layer[-1], layer[-1]
    if not (isinstance(wanted, dict) and isinstance(got, dict)):
        return "layer-argument", f"{have} wraps another layer than asked."
    key = next(key for key in [*wanted, *got] if not equal(wanted.get(key), got.get(key)))
    rule = _PER_WEIGHT_RULES.get(key.rpartition("_")[2], _RULES.get(key, "layer-argument"))
    told = f"has {key}={shown(got.get(key))}; {shown(wanted.get(key))} is asked for."
    return rule, f"The {layer[0]} in {have.kind} {told}"


def _per_weight(want: Step, have: Step, about: About) -> Finding | None:
    for key in dict.fromkeys([*want.per_weight, *have.per_weight]):
        left, right = want.per_weight.get(key), have.per_weight.get(key)
        if not equal(left, right):
            rule = _PER_WEIGHT_RULES.get(key.rpartition("_")[2], "layer-argument")
            has = f"has {key}={shown(right)}"
            if have.layer is not None and is_overruled(have.layer, key):
                has = f"goes by {shown(right)}, whatever its {key} says by now"
                if right is None:
                    has = f"was built with {key}=None, and a change after that does nothing"
            return about.find(
                rule, f"{have} {has}; {shown(left)} is asked for.", expected=shown(left), actual=shown(right)
            )
    return None


def _seed(want: Step, have: Step, about: About) -> Finding | None:
    """Compare seeds where the reference gives one, to the layer itself or to what draws its first weights."""
    wanted, got = (seeds_of(step) for step in (want, have))
    for key, seed in wanted.items():
        if seed is not None and got.get(key) != seed:
            where = "" if key == SEED else f" in {key}"
            message = f"{have} has seed={got.get(key)!r}{where}; {seed!r} is asked for."
            return about.find("seed", message, expected=seed, actual=got.get(key))
    return None


def seeds_of(step: Step) -> Config:
    """Return a step's own seed and those of its initialisers."""
    if step.layer is None or step.kind == ACTIVATION:
        return {}
    found: Config = {}
    for key, value in config_of(step.layer, seeds=True).items():
        match value:
            case (str(), dict(inner)) if SEED in inner:
                found[key] = inner[SEED]
            case _ if key == SEED:
                found[key] = value
    return found


def shown(value: object) -> str:
    """Show an argument as one would type it; a function by its name, for it has no better."""
    if isinstance(value, tuple) and value and value[0] == "__lambda__":  # which Keras keeps as bytes
        return "a lambda"
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], dict):
        return f"{value[0]}({', '.join(f'{k}={shown(v)}' for k, v in value[1].items())})"
    if isfunction(value):
        return "a lambda" if value.__name__ == "<lambda>" else value.__name__
    return repr(round(value, 6) if isinstance(value, float) else value)


def differing(want: Config, have: Config) -> str:
    """Show the arguments in which two configurations differ, as the second has them."""
    keys = [key for key in {**want, **have} if not equal(want.get(key), have.get(key))]
    return ", ".join(f"{key}={shown(have.get(key))}" for key in keys)
