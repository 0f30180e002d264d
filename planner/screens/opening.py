"""Opens the typing screen for an evening, and comes back with the exit status."""

import gc
import sys
from contextlib import redirect_stderr
from dataclasses import replace

from planner.actions.desk import Desk
from planner.actions.evening import Evening
from planner.actions.settings import settings_at
from planner.screens.app import INTERRUPTED, DrillApp
from planner.screens.bench import Bench, Stoppable


def type_drills(at: Desk, target: str | None, variant: int | None, theme: str | None) -> int:
    """Type drill after drill; ``theme`` wins over the one that is set.

    Raises PlannerError for what can't be opened, KeyboardInterrupt once interrupted.
    """
    evening = Evening(at, target, variant)
    entry = evening.next()
    if entry is None:
        return 0
    bench = Bench(_worker)
    settings = settings_at(at)
    app = DrillApp(evening, entry, bench, replace(settings, theme=theme) if theme else settings)
    _collect_in_small_steps()
    try:
        status = app.run()
    finally:
        bench.close()
        evening.leave()
    if app.problem is not None:
        raise app.problem
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    return 1 if status is None else status


def _collect_in_small_steps() -> None:
    """Have Python look for garbage often, and only in what is new: all of it at once would hold up a key by 50 ms."""
    gc.freeze()
    gc.set_threshold(1_000)


def _worker() -> Stoppable:
    from planner.checking.worker import Worker  # noqa: PLC0415 - on the judge's thread, after the first frame

    worker = Worker()
    # Textual has put something without a file in the place of stderr; the fork server is started with a real one.
    with redirect_stderr(sys.__stderr__):
        worker.start()
    _collect_in_small_steps()  # what judges is loaded by now, too
    return worker
