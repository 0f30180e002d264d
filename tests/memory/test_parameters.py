"""FSRS-6's parameters are checked once, and every fault is named."""

import pytest

from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters


def test_every_violation_is_listed_in_one_error() -> None:
    w = list(DEFAULT_PARAMETERS.w)
    w[0], w[7], w[20] = -1.0, float("nan"), 0.9
    with pytest.raises(ValueError, match="3 of the FSRS-6 parameters") as caught:
        Parameters(tuple(w))
    message = str(caught.value)
    assert "w[0] is -1.0, not in 0.001 to 100.0" in message
    assert "w[7] is nan" in message
    assert "w[20] is 0.9, not in 0.1 to 0.8" in message


@pytest.mark.parametrize("count", [0, 17, 19, 22])
def test_another_number_of_parameters_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"takes 21 parameters, not {count}"):
        Parameters((1.0,) * count)


def test_forgetting_curve_passes_through_ninety_percent() -> None:
    curve = DEFAULT_PARAMETERS
    assert (1 + curve.factor) ** curve.decay == pytest.approx(0.9)
