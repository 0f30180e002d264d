"""The plan over the days to the exam."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One date of the plan; ``minutes_planned`` never exceeds ``minutes_budget``."""

    date: date
    minutes_budget: int
    minutes_planned: float
    new: tuple[str, ...]
    review: tuple[str, ...]
    mock: bool
    off: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The days to the exam.

    ``readiness_exam_day`` is the expected syllabus-weighted recall, 0 to 1; ``upper_bound`` what no
    schedule made ahead exceeds; ``left_out`` the drills for which there is no room.
    """

    start_on: date
    exam_on: date
    days: tuple[DayPlan, ...]
    readiness_exam_day: float
    upper_bound: float
    fits: bool
    left_out: tuple[str, ...]
    advice: tuple[str, ...]
