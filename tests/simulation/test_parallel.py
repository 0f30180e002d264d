"""Work shared out to several processes comes back in order, and nobody waits for all of it to be handed out."""

from itertools import count, islice

import pytest

from planner.actions.parallel import workers


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_while_there_is_more_to_do(jobs: int) -> None:
    with workers(jobs) as in_parallel:
        assert list(islice(in_parallel(str, count()), 30)) == [str(number) for number in range(30)]
        assert list(in_parallel(str, [])) == []


def test_what_the_work_raises_comes_back() -> None:
    with workers(2) as in_parallel, pytest.raises(ValueError, match="x"):
        list(in_parallel(int, ["1", "x"]))
