"""The 21 numbers that shape FSRS-6, checked once so that the equations never have to.

A `Parameters` that exists is within the published bounds. It does not know what the equations do with it.
"""

from dataclasses import dataclass, field

# One pair a parameter, w[0] to w[20]: the bounds that py-fsrs 6.3 holds its parameters to
# (github.com/open-spaced-repetition/py-fsrs, MIT).
BOUNDS = (
    *((0.001, 100.0),) * 4,  # first stability in days: Again, Hard, Good, Easy
    (1.0, 10.0),  # first difficulty
    (0.001, 4.0),
    (0.001, 4.0),  # difficulty's step per rating
    (0.001, 0.75),  # difficulty's pull to its mean
    (0.0, 4.5),  # growth of stability on success
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),  # stability after a lapse
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),  # penalty of Hard
    (1.0, 6.0),  # bonus of Easy
    (0.0, 2.0),  # same-day reviews
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),  # decay of the forgetting curve
)


@dataclass(frozen=True, slots=True)
class Parameters:
    """FSRS-6's weights ``w[0]`` to ``w[20]``, in the order of the publication.

    ``decay`` and ``factor`` are the forgetting curve's two constants: R = (1 + factor · t/S) ** decay, with
    the factor chosen so that R = 0.9 at t = S. Raises ValueError that lists every weight out of bounds.
    """

    w: tuple[float, ...]
    decay: float = field(init=False)
    factor: float = field(init=False)

    def __post_init__(self) -> None:
        _check(self.w)
        object.__setattr__(self, "decay", -self.w[20])
        object.__setattr__(self, "factor", 0.9 ** (1 / self.decay) - 1)


def _check(w: tuple[float, ...]) -> None:
    if len(w) != len(BOUNDS):
        raise ValueError(f"FSRS-6 takes {len(BOUNDS)} parameters, not {len(w)}.")
    wrong = [
        f"w[{index}] is {value}, not in {low} to {high}"
        for index, (value, (low, high)) in enumerate(zip(w, BOUNDS, strict=True))
        if not low <= value <= high  # also catches nan
    ]
    if wrong:
        raise ValueError(f"{len(wrong)} of the FSRS-6 parameters are out of bounds: {'; '.join(wrong)}.")


# The published defaults of FSRS-6, the same in py-fsrs 6.3 and fsrs-rs-python 0.9. Fitting them to one
# learner does not pay before about a thousand reviews, so within one exam these stay.
DEFAULT_PARAMETERS = Parameters(
    (
        *(0.212, 1.2931, 2.3065, 8.2956),
        *(6.4133, 0.8334, 3.0194, 0.001),
        *(1.8722, 0.1666, 0.796),
        *(1.4835, 0.0614, 0.2629, 1.6483),
        *(0.6014, 1.8729),
        *(0.5425, 0.0912, 0.0658),
        0.1542,
    )
)
