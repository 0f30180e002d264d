"""Small situations to simulate: few drills, few days, so that a life takes a millisecond or two."""

from dataclasses import replace
from datetime import timedelta

from planner.domain.calendar import Availability, Calendar
from planner.planning.simulation.scenarios import FIRST_DAY, Scenario, standard_scenarios

STANDARD = standard_scenarios()


def small(key: str = "A", *, drills: int = 30, days: int = 10, minutes: int = 25) -> Scenario:
    """Return a standard scenario cut down to its first drills and days."""
    scenario = STANDARD[key]
    calendar = Calendar(FIRST_DAY, FIRST_DAY + timedelta(days=days), Availability(by_weekday=(minutes,) * 7))
    return replace(scenario, entries=scenario.entries[:drills], calendar=calendar)
