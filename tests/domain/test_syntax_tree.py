"""Syntax trees are built rightly however many threads ask for one at once."""

import ast
import gc
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.domain.syntax_tree import parse

CODE = "x = [1, (2, 3), {'a': f(1, 2)}]\n" * 30
THREADS, TREES = 3, 300


@pytest.fixture
def other_threads_come_in_between() -> Iterator[None]:
    """Let the collector, which runs often while a tree is built, give way to the other threads each time."""

    def give_way(phase: str, info: dict[str, int]) -> None:
        time.sleep(1e-5)

    before = gc.get_threshold()
    gc.callbacks.append(give_way)
    gc.set_threshold(30)
    yield
    gc.set_threshold(*before)
    gc.callbacks.remove(give_way)


@pytest.mark.usefixtures("other_threads_come_in_between")
def test_threads_build_trees_at_once() -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        trees = set(threads.map(lambda code: ast.dump(parse(code)), [CODE] * TREES))
    assert trees == {ast.dump(ast.parse(CODE))}
