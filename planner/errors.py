"""Everything that can go wrong outside a learner's answer.

A learner's failing answer is a value (`planner.domain.verdict`), never one of these. A message says what
failed, with which value, and what to do next.

* PlannerError
  - UsageError: a wrong argument, or an order that can't be followed (exit status 2)
  - ContentError: a drill, a syllabus or an imported file is invalid (3)
  - StoreError: the store is unreadable, read-only, newer or damaged (3)
  - CheckerError: the checker could not run at all (4)
"""


class PlannerError(Exception):
    """What the command line reports in one message; never raised itself."""

    exit_status = 1


class UsageError(PlannerError):
    """An argument that can't be used, or a command that makes no sense now."""

    exit_status = 2


class ContentError(PlannerError):
    """A drill, a syllabus or an imported file that doesn't hold what its format promises."""

    exit_status = 3


class StoreError(PlannerError):
    """The store can't be opened, read or written."""

    exit_status = 3


class CheckerError(PlannerError):
    """The checker could not run, so there is no verdict on the answer."""

    exit_status = 4
