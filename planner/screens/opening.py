"""Opens the typing screen for an evening, and comes back with the exit status."""

import gc
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from dataclasses import replace

from planner.actions.desk import Desk
from planner.actions.evening import Evening, draft_of
from planner.actions.settings import settings_at
from planner.errors import StoreError
from planner.screens.app import INTERRUPTED, DrillApp
from planner.screens.bench import Bench, Stoppable
from planner.screens.words import left_behind

_SELDOM = 10_000  # what two passes have left is looked through again between drills, when nobody types


def type_drills(
    at: Desk, target: str | None, variant: int | None, theme: str | None, tell: Callable[[str], None]
) -> int:
    """Type drill after drill, then tell what came of it; ``theme`` wins over the one that is set.

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
    for line in left_behind(evening.recorded, _kept(app)):
        tell(line)
    if app.problem is not None:
        raise app.problem
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    return 1 if status is None else status


def _kept(app: DrillApp) -> str | None:
    """Return the drill whose draft is kept; None where there is none, or it can't be read."""
    with suppress(StoreError):
        if app.typing is not None and draft_of(app.typing.sitting) is not None:
            return app.typing.sitting.entry.id
    return None


def _collect_in_small_steps() -> None:
    """Have Python look for garbage often, and only in what is new: all of it at once would hold up a key by 50 ms."""
    gc.freeze()
    gc.set_threshold(1_000, 10, _SELDOM)


def _worker() -> Stoppable:
    from planner.checking.worker import Worker  # noqa: PLC0415 - on the judge's thread, after the first frame

    worker = Worker()
    # Textual has put something without a file in the place of stderr; the fork server is started with a real one.
    with redirect_stderr(sys.__stderr__):
        worker.start()
    _collect_in_small_steps()  # what judges is loaded by now, too
    return worker
