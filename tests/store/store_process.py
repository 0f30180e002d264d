"""A process of its own for the store's tests: opens a store, or records into it until it is stopped or killed.

``open STORE`` prints how many reviews it holds; ``record STORE FIRST COUNT`` prints each number once its review is
acknowledged; ``upgrade STORE`` opens with a program one version further; ``read-only STORE`` prints what can be read,
then how writing fails, as a user for whom permissions count.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from store_samples import CALENDAR, NOW, numbered, record

from planner.errors import StoreError
from planner.store.opening import open_store
from planner.store.reviews import read_reviews
from planner.store.settings import write_calendar


def _say(*words: object) -> None:
    """Tell the test at once: what is said must not wait in a buffer when the process is killed."""
    print(*words, flush=True)  # noqa: T201


def _record(path: Path, first: str, count: str) -> None:
    for number in range(int(first), int(first) + int(count)):
        with open_store(path, at=NOW) as store:
            record(store, *numbered(number))
        _say(number)


def _upgrade(path: Path) -> None:
    from store_versions import next_version

    from planner.store import migrations, schema

    names, steps = next_version(lambda db: db.execute("CREATE TABLE next (id INTEGER) STRICT"))
    vars(schema)["MIGRATION_NAMES"] = names
    migrations.MIGRATIONS = steps
    with open_store(path, at=NOW) as store:
        _say(*schema.recorded(store.connection))


def _read_only(path: Path) -> None:
    # What the store imports late, and an unprivileged user may not reach where Python is root's.
    import fcntl
    import logging

    from planner.store import backup, upgrade

    assert all((fcntl, logging, backup, upgrade))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    with open_store(path, at=NOW) as store:
        _say(*(review.drill for review in read_reviews(store)))
        try:
            write_calendar(store, CALENDAR)
        except StoreError as error:
            _say(error)


def _open(path: Path) -> None:
    with open_store(path, at=NOW) as store:
        _say(len(read_reviews(store)))


_VERBS: dict[str, Callable[..., None]] = {
    "open": _open,
    "record": _record,
    "upgrade": _upgrade,
    "read-only": _read_only,
}

if __name__ == "__main__":
    verb, store_path, *arguments = sys.argv[1:]
    _VERBS[verb](Path(store_path), *arguments)
