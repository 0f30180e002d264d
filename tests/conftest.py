"""Settings that every test shares."""

from hypothesis import settings

# A deadline measures the machine, not the law.
settings.register_profile("planner", deadline=None)
settings.load_profile("planner")
