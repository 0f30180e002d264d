"""Shapes of JSON documents, as the contract states them: keys may be added, never renamed.

A shape is a type, a tuple of types or values of which one must fit, a list of one shape for every element, or a
dict of shapes for keys that must be there.
"""

from datetime import date
from typing import Any

Shape = Any
NUMBER = (int, float)


class Day:
    """A date, as ISO text."""


def complaints(value: Any, shape: Shape, where: str = "document") -> list[str]:
    """Return where the value doesn't have the shape; an empty list where it has."""
    if isinstance(shape, dict):
        return _dict_complaints(value, shape, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where} is no list: {value!r}"]
        return [found for n, item in enumerate(value) for found in complaints(item, shape[0], f"{where}[{n}]")]
    options = shape if isinstance(shape, tuple) else (shape,)
    return [] if any(_fits(value, option) for option in options) else [f"{where} is {value!r}"]


def _dict_complaints(value: Any, shape: dict[str, Shape], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is no object: {value!r}"]
    missing = [f"{where} has no {key}" for key in shape if key not in value]
    return missing + [
        found for key in shape if key in value for found in complaints(value[key], shape[key], f"{where}.{key}")
    ]


def _fits(value: Any, option: Any) -> bool:
    if option is Day:
        return isinstance(value, str) and value == date.fromisoformat(value).isoformat()
    if isinstance(option, type):
        return isinstance(value, option) and (option is bool or not isinstance(value, bool))
    return type(value) is type(option) and value == option


TODAY = {
    "date": Day,
    "exam_date": Day,
    "days_left": int,
    "minutes_budget": int,
    "minutes_planned": NUMBER,
    "readiness_now": NUMBER,
    "readiness_now_interval": [NUMBER],
    "readiness_exam_day": NUMBER,
    "readiness_exam_day_interval": [NUMBER],
    "missed": (dict, None),
    "queue": [
        {
            "drill": str,
            "title": str,
            "topic": str,
            "kind": ("new", "review", "relearn"),
            "minutes": NUMBER,
            "retrievability": NUMBER,
            "why": str,
        }
    ],
    "done": [{"drill": str, "rating": (1, 2, 3, 4), "minutes": NUMBER}],
}
PLAN = {
    "start": Day,
    "exam_date": Day,
    "days": [
        {
            "date": Day,
            "minutes_budget": int,
            "minutes_planned": NUMBER,
            "new": [str],
            "review": [str],
            "mock": bool,
            "off": bool,
            "readiness_exam_day": NUMBER,
        }
    ],
    "readiness_exam_day": NUMBER,
    "readiness_exam_day_interval": [NUMBER],
    "upper_bound": NUMBER,
    "fits": bool,
    "left_out": [str],
    "advice": [str],
}
CHECK = {
    "drill": str,
    "variant": dict,
    "variant_index": int,
    "file": str,
    "outcome": ("passed", "failed", "crashed", "timed_out", "broken"),
    "seconds": NUMBER,
    "findings": [
        {
            "rule": str,
            "message": str,
            "help": str,
            "line": (int, None),
            "expected": str,
            "actual": str,
            "original": str,
        },
    ],
    "output": str,
}
DRILL = CHECK | {"rating": (1, 2, 3, 4), "due_on": Day, "minutes": NUMBER}
LIST = [
    {
        "id": str,
        "title": str,
        "topic": str,
        "skills": [str],
        "minutes": NUMBER,
        "variants": int,
        "state": ("new", "learning", "known"),
        "due_on": (Day, None),
    }
]
SHOW = {
    "id": str,
    "title": str,
    "topic": str,
    "prompt": str,
    "given": str,
    "hints": [str],
    "answer": [str],
    "variant": dict,
    "variant_index": int,
}
STATS = {
    "topics": [
        {
            "topic": str,
            "drills": int,
            "introduced": int,
            "retrievability": NUMBER,
            "exam_day": NUMBER,
            "lapses": int,
            "minutes": NUMBER,
            "weakest": [str],
        }
    ],
    "mistakes": [{"rule": str, "count": int, "last": Day}],
    "reviews": int,
    "streak_days": int,
    "minutes_total": NUMBER,
}
LOG = [
    {
        "drill": str,
        "at": str,
        "study_day": Day,
        "rating": (1, 2, 3, 4),
        "passed": bool,
        "minutes": NUMBER,
        "hints": int,
        "solution_shown": bool,
        "variant_index": int,
        "content_hash": str,
        "retrievability": (int, float, None),
        "source": str,
        "runs": [{"outcome": str, "seconds": NUMBER, "rules": [str]}],
    }
]
DOCTOR = {"sound": bool, "rebuilt_cards": (int, None), "parts": [{"part": str, "problems": [str], "seen": str}]}
VERIFY = [
    {
        "drill": str,
        "variants": int,
        "runs": int,
        "seconds": NUMBER,
        "problems": [{"sample": str, "variant_index": (int, None), "message": str}],
    }
]

_INTERVAL = {"mean": NUMBER, "low": NUMBER, "high": NUMBER}
SIMULATE = {
    "learners": int,
    "seeds": int,
    "scenarios": [
        {
            "scenario": str,
            "title": str,
            "drills": int,
            "days": int,
            "learners": int,
            "upper_bound": NUMBER,
            "forecasts": [{"when": str, "predicted": NUMBER, "error": _INTERVAL, "covered": NUMBER}],
            "policies": [
                {
                    "policy": str,
                    "title": str,
                    "recall": _INTERVAL,
                    "behind_plan": _INTERVAL,
                    "minutes": NUMBER,
                    "attempts": NUMBER,
                }
            ],
        }
    ],
}

_NUMBER_OR_NONE = (*NUMBER, type(None))
CALIBRATION = {
    "reviews": int,
    "predicted": _NUMBER_OR_NONE,
    "recalled": _NUMBER_OR_NONE,
    "log_loss": _NUMBER_OR_NONE,
    "log_loss_constant": _NUMBER_OR_NONE,
    "rmse_bins": _NUMBER_OR_NONE,
    "bins": [
        {
            "low": NUMBER,
            "high": NUMBER,
            "reviews": int,
            "predicted": NUMBER,
            "recalled": NUMBER,
            "recalled_low": NUMBER,
            "recalled_high": NUMBER,
        }
    ],
}

OPTIMIZE = {
    "adopted": bool,
    "personal": bool,
    "reviews": int,
    "least_reviews": int,
    "least_forgotten": int,
    "factors": {"first_memory": NUMBER, "success": NUMBER, "lapse": NUMBER},
    "trial": (dict, type(None)),
}
