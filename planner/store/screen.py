"""How the learner wants the typing screen. None means never set; defaults are not known here."""

import sqlite3

from planner.domain.settings import Settings, usable
from planner.errors import ContentError, StoreError
from planner.store.changing import changing
from planner.store.connection import Store
from planner.store.plain import from_plain, to_plain
from planner.store.settings import put_value, read_value

_SCREEN = "screen"


def read_screen(store: Store) -> Settings | None:
    """Return the typing screen's settings, or None before one was changed. Raises StoreError."""
    value = read_value(store, _SCREEN)
    try:
        return None if value is None else usable(from_plain(Settings, value, _SCREEN))
    except ContentError as error:
        raise StoreError(
            f"The screen's settings in {store.path} can't be read: {error} Forget them with `planner settings --reset`."
        ) from error


def write_screen(store: Store, settings: Settings | None) -> None:
    """Put the typing screen's settings in the place of those before, or none. Raises StoreError."""
    with changing(store) as connection:
        put_screen(connection, settings)


def put_screen(connection: sqlite3.Connection, settings: Settings | None) -> None:
    """Write the typing screen's settings inside an open transaction; None removes them."""
    put_value(connection, _SCREEN, to_plain(settings))
