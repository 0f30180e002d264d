"""Tells a well-mixed order from one that only looks changed: reversed, moved by blocks, interleaved, lightly swapped.

In a random order of n things, how far each has moved, and how far apart two neighbours were before, is n / 3 on
average, give or take n * sqrt(2 / (45 n)). What is no shuffle leaves one of these far below.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FEWEST = 20  # things, below which chance alone can look like a pattern
_MEAN = 1 / 3
_DEVIATIONS = 5.0  # below the mean by more: for fewer than one random order in a million, however many things
_LEAST = 0.2  # of the number of things; more than the 1 / 6 that is left where pairs stay together
_NEIGHBOURS = (1, 2, 3, 4)  # so far apart in the new order: two halves dealt out in turns show at the second


def is_well_mixed(order: NDArray[Any]) -> bool:
    """Tell whether an order, each thing's former place, may be one drawn at random."""
    count = len(order)
    if count < FEWEST:
        return False
    moved = np.abs(order - np.arange(count)).mean()
    apart = [np.abs(order[step:] - order[:-step]).mean() for step in _NEIGHBOURS]
    least = min(_LEAST, _MEAN - _DEVIATIONS * np.sqrt(2 / (45 * count)))
    return bool(min(moved, *apart) >= least * count)
