"""Settings that every test shares."""

import signal

from hypothesis import settings

# A deadline measures the machine, not the law.
settings.register_profile("planner", deadline=None)
settings.load_profile("planner")

# A shell's background job ignores Ctrl-C, and would hand that on to every command under test.
signal.signal(signal.SIGINT, signal.default_int_handler)
