"""Homes for the command line: a new one, one with two reviews, and a program with a library of the tests' own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_process import Planner
from cli_workshop import build_workshop

PASSED, FAILED = "tensor-arithmetic", "csv-columns"  # what the studied home has reviews of


def _checked(planner: Planner) -> Iterator[Planner]:
    """Hand the command line to a test; afterwards no process and no temporary file may be left of it."""
    planner.temporary.mkdir()
    yield planner
    assert planner.left_processes() == []
    assert planner.left_files() == []


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    """The command line on a home that doesn't exist yet."""
    yield from _checked(Planner(tmp_path / "home", tmp_path / "temporary"))


@pytest.fixture
def studied(tmp_path: Path, studied_home: Path) -> Iterator[Planner]:
    """The command line on the evening of a first day: one drill passed, one failed."""
    shutil.copytree(studied_home, tmp_path / "home")
    yield from _checked(Planner(tmp_path / "home", tmp_path / "temporary", now="2026-03-02T21:30:00+01:00"))


@pytest.fixture(scope="session")
def studied_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two reviews, recorded by drilling."""
    root = tmp_path_factory.mktemp("studied")
    planner = Planner(root / "home", root / "temporary")
    planner.temporary.mkdir()
    solution = planner("show", PASSED, "--solution", "--json").json()["solution"]
    assert planner("drill", PASSED, "--answer", "-", text=solution).status == 0
    assert planner("drill", FAILED, "--answer", "-", text="nothing = 'of what was asked'\n").status == 1
    assert planner.left_processes() == []
    return planner.home


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with a few small drills, one of them broken."""
    return build_workshop(tmp_path_factory.mktemp("workshop"))


@pytest.fixture
def worker_bench(tmp_path: Path, workshop: Path) -> Iterator[Planner]:
    """The command line of the copy, on a home of its own."""
    yield from _checked(Planner(tmp_path / "home", tmp_path / "temporary", program=workshop))
