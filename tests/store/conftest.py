"""Stores for tests: an open one, and a folder that a second, unprivileged user can reach."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database
from store_samples import NOW
from store_versions import next_version

from planner.store import migrations, schema
from planner.store.connection import Store
from planner.store.opening import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store, open."""
    with open_store(tmp_path / "planner.db", at=NOW) as opened:
        yield opened


@pytest.fixture(scope="module")
def long_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One open store for all examples of a property; each begins by clearing what it uses."""
    with open_store(tmp_path_factory.mktemp("store") / "planner.db", at=NOW) as opened:
        yield opened


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Database], object]], None]:
    """Make this program one version further, with one more migration."""

    def become(step: Callable[[Database], object]) -> None:
        names, steps = next_version(step)
        monkeypatch.setattr(schema, "MIGRATION_NAMES", names)
        monkeypatch.setattr(migrations, "MIGRATIONS", steps)

    return become


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder whose parents everyone may pass."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o700)
