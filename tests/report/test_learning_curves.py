"""What is said of learning curves: by their shape alone, and nothing where there is too little to tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.training import Curve, Curves
from planner.report.learning_curves import in_words, what_they_show
from planner.report.plot import LEAST_WIDTH, MOST_WIDTH, told

FALLING = (2.0, 1.0, 0.5, 0.3, 0.2, 0.15, 0.12, 0.11, 0.108, 0.107)
LOSSES = st.lists(st.floats(2**-10, 2**10), max_size=12).map(tuple)
ANY = st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=12).map(tuple)


@pytest.mark.parametrize(
    ("word", "loss", "validation"),
    [
        ("Overfitting", FALLING, (2.0, 1.2, 0.9, 0.8, 0.8, 0.85, 0.9, 1.0, 1.1, 1.2)),
        ("Overfitting", (0.5, 0.4, 0.3), (0.5, 0.6, 0.7)),
        ("Still improving", (1.0, 0.8, 0.6, 0.4), ()),
        ("Still improving", (1.0, 0.8, 0.6, 0.4), (1.1, 0.9, 0.7, 0.5)),
        ("Settled", (1.0, 0.8, 0.6, 0.4), (1.1, 0.6, 0.59, 0.59)),
        ("Settled", FALLING, tuple(figure + 0.05 for figure in FALLING)),
        ("Settled", FALLING, (2.0, 1.0, 0.5, 0.3, 0.2, 0.15, 0.12, 0.11, 0.108, 0.2)),  # one worse epoch at the end
        ("Flat", (0.693, 0.694, 0.693, 0.692), (0.7, 0.7, 0.7, 0.7)),
        ("The loss grows", (1.0, 4.0, 90.0), ()),
        ("The loss jumps", (1.0, 0.2, 0.9, 0.3, 0.8, 0.2), ()),
        ("The loss is no number from epoch 2 on", (1.0, None, None), (None, None, None)),
        (
            "Still improving",
            (1.0, 0.8, 0.6, 0.4),
            (None, 0.6, None, 0.7),
        ),  # validated now and then
    ],
)
def test_a_shape_has_its_word(word: str, loss: Curve, validation: Curve) -> None:
    assert what_they_show({"loss": loss, "val_loss": validation}).startswith(word)


def test_overfitting_names_the_epoch_where_the_validation_loss_was_lowest() -> None:
    assert "lowest in epoch 2 " in what_they_show({"loss": FALLING[:5], "val_loss": (1.0, 0.5, 0.8, 0.9, 1.0)})


@given(ANY, ANY)
def test_nothing_is_said_of_fewer_than_three_epochs(loss: Curve, validation: Curve) -> None:
    assert what_they_show({"loss": loss[:2], "val_loss": validation[:2]}) == ""


@given(LOSSES, LOSSES, st.integers(-20, 20))
def test_scaling_the_losses_does_not_change_the_word(loss: Curve, validation: Curve, power: int) -> None:
    def scaled(curve: Curve) -> Curve:
        return tuple(None if figure is None else figure * 2.0**power for figure in curve)

    curves = {"loss": loss, "val_loss": validation[: len(loss)]}
    assert what_they_show(curves) == what_they_show({name: scaled(curve) for name, curve in curves.items()})


@given(st.lists(st.floats(0.1, 0.9), min_size=3, max_size=12))
def test_a_loss_that_only_falls_neither_grows_nor_jumps(factors: list[float]) -> None:
    loss = [1.0]
    for factor in factors:
        loss.append(loss[-1] * factor)
    assert what_they_show({"loss": tuple(loss)}).startswith(("Still improving", "Settled"))


@given(st.dictionaries(st.sampled_from(["loss", "val_loss", "accuracy", "other"]), ANY), st.integers(0, 2 * MOST_WIDTH))
def test_whatever_curves_come_are_told_within_the_width(curves: Curves, width: int) -> None:
    lines = told(curves, width).splitlines()
    if width >= LEAST_WIDTH and len(lines) > 2:
        assert all(len(line) <= width for line in lines[:-1])
    assert "\x1b" not in "".join(lines)


def test_curves_are_drawn_with_two_marks_and_a_legend_where_there_is_room() -> None:
    drawn = told({"loss": FALLING, "accuracy": (0.1,) * 10, "val_loss": FALLING[::-1]}, 66)
    legend, *plot, sentence = drawn.splitlines()
    assert legend == "▀▄ loss   x val_loss   by epoch"
    assert sum(line.count("x") for line in plot) == len(FALLING)
    assert any("▄" in line for line in plot)
    assert plot[-1].split()[0], plot[-1].split()[-1] == ("1", "10")
    assert sentence.startswith("Overfitting")


def test_accuracy_is_drawn_where_there_is_no_loss() -> None:
    assert told({"accuracy": (0.1, 0.2, 0.4)}, 66).startswith("▀▄ accuracy")


def test_where_there_is_no_room_a_line_of_words_stands_for_the_drawing() -> None:
    curves = {"loss": (2.0, 1.0, 0.5), "val_loss": (2.0, 1.2, None)}
    assert in_words(curves) == "3 epochs: loss 2 → 0.5, val_loss 2 → no number"
    assert in_words({"loss": (2.0,), "val_loss": (None,)}) == "1 epoch: loss 2, val_loss no number"
    assert told(curves, LEAST_WIDTH - 1).splitlines()[0] == in_words(curves)
    assert told({}, 66) == ""
