"""A layer of the learner's own is what it does: a subclass that changes nothing, a dropout however it is written."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.domain.verdict import Verdict

MODEL = """
x = keras.Sequential([
    keras.Input((6,)),
    keras.layers.Dense(5, activation="relu"),
    keras.layers.Dropout(0.3),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dropout(0.3),
    keras.layers.Dense(1, activation="sigmoid"),
])
x.compile("adam", "binary_crossentropy")
"""
SUBCLASS = "class Mine(keras.layers.Dropout):\n    pass\n" + MODEL.replace("keras.layers.Dropout", "Mine")
MADE = SUBCLASS.replace(
    "    pass\n",
    """\
    def __init__(self, share):
        super().__init__(rate=share)

    def get_config(self):
        return {"share": self.rate}
""",
)
CALLED = SUBCLASS.replace(
    "    pass\n",
    """\
    def call(self, inputs, training=None):
        return super().call(inputs, training=training)
""",
)
OWN = """
class Mine(keras.layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def call(self, inputs, training=None):
        return tf.nn.dropout(inputs, self.rate) if training else inputs
""" + MODEL.replace("keras.layers.Dropout", "Mine")
DROPPED = "tf.nn.dropout(inputs, self.rate)"
DENSE = """
class Small(keras.layers.Layer):
    def __init__(self, units, activation):
        super().__init__()
        self.units, self.activation = units, keras.activations.get(activation)

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], self.units))
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, inputs):
        return self.activation(inputs @ self.kernel + self.bias)
""" + MODEL.replace("keras.layers.Dense", "Small")
FIGURES = "tf.cast(tf.random.uniform(tf.shape(inputs)) >= self.rate, inputs.dtype)"
CUT = "    keras.layers.Dropout(0.3),\n"

IN_TRAINING = DENSE.replace("inputs)", "inputs, training=None)", 1).replace(
    "        return self.activation(inputs @ self.kernel + self.bias)\n",
    "        out = self.activation(inputs @ self.kernel + self.bias)\n        return out * 1.0 if training else out\n",
)
PENALTY = """
class Free(keras.layers.Layer):
    def call(self, inputs):
        self.add_loss(0.001 * keras.ops.sum(inputs**2))
        return inputs

x = keras.Sequential([keras.Input((6,)), keras.layers.Dense(5), Free(), keras.layers.Dense(1)])
"""

ALIKE = {
    "a subclass that changes nothing": SUBCLASS,
    "a subclass of the layer with weights": "class Mine(keras.layers.Dense):\n    pass\n"
    + MODEL.replace("keras.layers.Dense", "Mine"),
    "a subclass with arguments of its own": MADE,
    "a subclass that hands its call on": CALLED,
    "dropout of TensorFlow": OWN,
    "dropout of Keras's random figures": OWN.replace("tf.nn", "keras.random"),
    "dropout by hand": OWN.replace(DROPPED, f"inputs * {FIGURES} / (1 - self.rate)"),
    "dropout that takes a mask": OWN.replace("training=None)", "training=False, mask=None)"),
    "dense layers of one's own": DENSE,
    "dense layers of one's own that are told of training": IN_TRAINING,
    "dense layers and dropout of one's own": OWN.partition("\nx = ")[0] + DENSE.replace("keras.layers.Dropout", "Mine"),
}
DIFFERENT = {
    "a layer that turns the samples around, now and then": (
        """
class Turned(keras.layers.Layer):
    def call(self, inputs, training=None):
        return inputs[:, ::-1] if training and tf.random.uniform([]) < 0.001 else inputs
"""
        + MODEL.replace("    keras.layers.Dense(5", "    Turned(),\n    keras.layers.Dense(5"),
        "layer-extra",
        "Turned at the start is not asked for.",
    ),
    "a dense layer of one's own with noise in training": (
        IN_TRAINING.replace("out * 1.0", "out + tf.random.normal(tf.shape(out))"),
        "layer-kind",
        "Small does something else in training than when it predicts; Dense(5) is asked for.",
    ),
    "a subclass that gives another rate": (MADE.replace("rate=share", "rate=0.9"), "layer-argument", "rate=0.9"),
    "a subclass whose call does nothing": (
        CALLED.replace("super().call(inputs, training=training)", "inputs"),
        "layer-kind",
        "Mine stands where Dropout(0.3)",
    ),
    "another rate": (OWN.replace("inputs, self.rate", "inputs, 0.5"), "layer-argument", "rate=0.5; 0.3 is"),
    "dropout that isn't made up for": (OWN.replace(DROPPED, f"inputs * {FIGURES}"), "layer-kind", "Mine stands"),
    "always the same dropped": (
        OWN.replace(
            DROPPED,
            f"inputs * {FIGURES} / (1 - self.rate)".replace("uniform(", "stateless_uniform(").replace(
                "tf.shape(inputs))", "tf.shape(inputs), [1, 2])"
            ),
        ),
        "layer-kind",
        "Mine stands",
    ),
    "the same for all samples": (
        OWN.replace(DROPPED, f"inputs * {FIGURES} / (1 - self.rate)".replace("tf.shape(inputs)", "inputs.shape[1:]")),
        "layer-kind",
        "Mine stands",
    ),
    "where it predicts, too": (
        OWN.replace(", training=None", "").replace(" if training else inputs", ""),
        "layer-argument",
        "Dropout(0.3) acts as in training when the model predicts, too.",
    ),
    "another dropout behind dense layers of one's own": (
        DENSE.replace("Dropout(0.3)", "Dropout(0.5)"),
        "layer-argument",
        "Dropout(0.5) has rate=0.5; 0.3 is asked for.",
    ),
    "no dropout behind dense layers of one's own": (
        DENSE.replace(CUT, "", 1),
        "layer-missing",
        "Dropout(0.3) stands in `x` 1×; 2× is asked for.",
    ),
}


@pytest.mark.parametrize("have", ALIKE.values(), ids=ALIKE)
def test_layers_of_ones_own_that_do_the_same_pass(have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(MODEL, have))


def test_a_look_at_what_a_layer_does_in_training_adds_nothing_to_its_loss(holds: Callable[[Case], None]) -> None:
    holds(Case(PENALTY, PENALTY.replace("(self, inputs)", "(self, inputs, training=None)")))


@pytest.mark.parametrize(("have", "rule", "said"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_differs_is_named_and_no_layer_that_is_right(
    have: str, rule: str, said: str, fails: Callable[..., Verdict]
) -> None:
    verdict = fails(Case(MODEL, "").job, have, rule)
    assert said in verdict.findings[0].message, verdict
