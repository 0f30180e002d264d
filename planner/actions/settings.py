"""Looking at the settings of the typing screen, and changing one."""

from planner.actions.desk import Desk, desk
from planner.domain.settings import Settings, changed
from planner.store.screen import read_screen, write_screen


def settings() -> Settings:
    """Return the settings. Raises StoreError."""
    with desk() as at:
        return settings_at(at)


def settings_at(at: Desk) -> Settings:
    """Return the settings at an open desk. Raises StoreError."""
    return read_screen(at.store) or Settings()


def forget_settings() -> Settings:
    """Go back to the defaults. Raises StoreError."""
    with desk() as at:
        write_screen(at.store, None)
        return Settings()


def change_setting(name: str, value: str) -> Settings:
    """Change one setting and return them all. Raises UsageError, StoreError."""
    with desk() as at:
        after = changed(settings_at(at), name, value)
        write_screen(at.store, after)
        return after
