"""What a model does in training goes by what each layer is told there, and by what is frozen."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

NORMALIZED = "x = keras.Sequential([keras.Input((4,)), keras.layers.BatchNormalization(), keras.layers.Dense(2)])\n"
NORMALIZED_BY_CALL = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.n, self.out = keras.layers.BatchNormalization(), keras.layers.Dense(2)
    def call(self, a, training=None):
        return self.out(self.n(a, training=training))
x = Net()
"""
DROPPED = "x = keras.Sequential([keras.Input((4,)), keras.layers.Dropout(0.5), keras.layers.Dense(2)])\n"
BY_FUNCTION = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(2)
    def call(self, a, training=None):
        return self.out(tf.nn.dropout(a, 0.5) if training else a)
x = Net()
"""

ALIKE = {
    "dropout of TensorFlow": (DROPPED, BY_FUNCTION),
    "dropout of keras.random": (DROPPED, BY_FUNCTION.replace("tf.nn", "keras.random")),
    "a normalisation that is told of training": (NORMALIZED, NORMALIZED_BY_CALL),
}
DIFFERENT = {
    "dropout of TensorFlow at another rate": (DROPPED, BY_FUNCTION.replace("0.5", "0.4"), "layer-argument", None),
    "dropout of TensorFlow with one fate for all samples": (
        DROPPED,
        BY_FUNCTION.replace("0.5)", "0.5, noise_shape=(1, 4))"),
        "layer-argument",
        None,
    ),
    "dropout of TensorFlow where it predicts, too": (
        DROPPED,
        BY_FUNCTION.replace(" if training else a)", ")"),
        "layer-argument",
        None,
    ),
    "dropout of TensorFlow only where it predicts": (
        DROPPED,
        BY_FUNCTION.replace("if training", "if not training"),
        "layer-missing",
        None,
    ),
    "a normalisation that is at rest in training": (
        NORMALIZED,
        NORMALIZED_BY_CALL.replace("self.n(a, training=training)", "self.n(a, training=False)"),
        "trainable",
        "BatchNormalization",
    ),
    "a normalisation with frozen weights that still goes by the batch": (
        NORMALIZED + "x.layers[0].trainable = False\n",
        NORMALIZED + "for w in x.layers[0].weights:\n    w.trainable = False\n",
        "trainable",
        "BatchNormalization",
    ),
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_models_that_do_the_same_in_training_pass(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have))


@pytest.mark.parametrize(("want", "have", "rule", "line"), DIFFERENT.values(), ids=DIFFERENT)
def test_a_model_that_does_otherwise_in_training_is_told_so(
    want: str, have: str, rule: str, line: str | None, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, line))
