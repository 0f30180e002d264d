"""Models that branch are compared as graphs, whatever the order of building; the same in other steps is the same."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.checking.worker import Worker

TWO_INPUTS = """\
a, b = keras.Input((4,), name="a"), keras.Input((3,), name="b")
left = keras.layers.Dense(5, activation="relu")(a)
right = keras.layers.Dense(6, activation="tanh")(b)
x = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([left, right])))
"""
RESIDUAL = """\
i = keras.Input((6,))
h = keras.layers.Dense(6, activation="relu")(i)
h = keras.layers.Dense(6)(h)
x = keras.Model(i, keras.layers.Activation("relu")(keras.layers.Add()([i, h])))
"""
SHARED = """\
a, b = keras.Input((4,)), keras.Input((4,))
encode = keras.layers.Dense(3, activation="relu")
x = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([encode(a), encode(b)])))
"""
TWO_OUTPUTS = """\
i = keras.Input((6,))
h = keras.layers.Dense(8, activation="relu")(i)
x = keras.Model(i, [keras.layers.Dense(3, activation="softmax", name="kind")(h), keras.layers.Dense(1, name="size")(h)])
x.compile("adam", {"kind": "sparse_categorical_crossentropy", "size": "mse"})
"""
CAUSAL = """\
x = keras.Sequential([keras.Input((12, 2)), keras.layers.Conv1D(4, 3, padding="causal"), keras.layers.Dense(1)])
"""
IMAGES = """\
x = keras.Sequential([
    keras.Input((8, 8, 3)), keras.layers.Rescaling(1 / 255), keras.layers.Conv2D(4, 3, padding="same"),
    keras.layers.BatchNormalization(), keras.layers.ReLU(), keras.layers.MaxPooling2D(), keras.layers.Flatten(),
    keras.layers.Dense(2, kernel_regularizer="l2"), keras.layers.Dropout(0.5),
])
"""
RIGHT = {
    "branches built in the other order": (
        TWO_INPUTS,
        """\
b, a = keras.Input((3,)), keras.Input((4,))
right = keras.layers.Dense(6, activation="tanh")(b)
left = keras.layers.Dense(5, activation="relu")(a)
x = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([left, right])))
""",
    ),
    "a skip connection with the sum turned round": (
        RESIDUAL,
        """\
i = keras.Input((6,))
h = keras.layers.Dense(6)(keras.layers.Dense(6, "relu")(i))
x = keras.Model(i, keras.layers.ReLU()(keras.layers.add([h, i])))
""",
    ),
    "a sum written as an operation": (RESIDUAL, RESIDUAL.replace("keras.layers.Add()([i, h])", "i + h")),
    "a subclassed model with two inputs": (
        TWO_INPUTS,
        """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out, self.b = keras.layers.Dense(1), keras.layers.Dense(6, activation="tanh")
        self.a = keras.layers.Dense(5, activation="relu")
    def call(self, inputs):
        a, b = inputs
        return self.out(keras.ops.concatenate([self.a(a), self.b(b)], axis=-1))
x = Net()
""",
    ),
    "a shared layer through a nested model": (
        SHARED,
        """\
encode = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.ReLU()])
a, b = keras.Input((4,)), keras.Input((4,))
joined = keras.layers.concatenate([encode(a), encode(b)])
x = keras.Model([a, b], keras.layers.Dense(1)(joined))
""",
    ),
    "losses in a list, and outputs through variables": (
        TWO_OUTPUTS,
        """\
i = keras.Input((6,))
h = keras.layers.Dense(8, activation=tf.nn.relu)(i)
size = keras.layers.Dense(1, name="size")(h)
kind = keras.layers.Softmax(name="kind")(keras.layers.Dense(3)(h))
x = keras.Model(i, [kind, size])
x.compile(keras.optimizers.Adam(), [keras.losses.SparseCategoricalCrossentropy(), keras.losses.MeanSquaredError()])
""",
    ),
    "padding by a layer of its own": (
        CAUSAL,
        """\
x = keras.Sequential([
    keras.Input((12, 2)), keras.layers.ZeroPadding1D((2, 0)), keras.layers.Conv1D(4, 3), keras.layers.Dense(1),
])
""",
    ),
    "layers from their configuration, added in a loop": (
        IMAGES,
        IMAGES.replace("x = ", "made = ")
        + "x = keras.Sequential([keras.Input((8, 8, 3))])\n"
        + "for layer in made.layers:\n    x.add(type(layer).from_config(layer.get_config()))\n",
    ),
    "scaling as a division, padding and stride spelled out": (
        IMAGES,
        """\
i = tf.keras.Input(shape=[8, 8, 3])
h = i / 255
h = tf.keras.layers.Conv2D(4, kernel_size=(3, 3), strides=(1, 1), padding="SAME")(h)
h = tf.keras.layers.BatchNormalization(momentum=0.99, epsilon=0.001)(h)
h = tf.keras.layers.Activation(tf.keras.activations.relu)(h)
h = tf.keras.layers.MaxPool2D(pool_size=2, strides=2, padding="valid")(h)
h = tf.keras.layers.Reshape((-1,))(h)
h = tf.keras.layers.Dense(2, kernel_regularizer=tf.keras.regularizers.L2(0.01))(h)
x = tf.keras.Model(inputs=i, outputs=tf.keras.layers.Dropout(0.5)(h))
""",
    ),
    "a backbone without pretrained weights": (
        "x = keras.applications.MobileNetV2((32, 32, 3), alpha=0.35, include_top=False, weights=None)\n",
        "from tensorflow.keras.applications import MobileNetV2\n"
        "x = MobileNetV2(input_shape=(32, 32, 3), alpha=0.35, include_top=False, weights=None)\n",
    ),
}
WRONG = {
    "the skip connection left out": (RESIDUAL, RESIDUAL.replace("([i, h])", "([h, h])"), "model-graph"),
    "two layers in the place of a shared one": (
        SHARED,
        SHARED.replace("encode(b)", "keras.layers.Dense(3, activation='relu')(b)"),
        "model-graph",
    ),
    "another activation in one branch": (TWO_INPUTS, TWO_INPUTS.replace('"tanh"', '"relu"'), "activation"),
    "another width in one branch": (TWO_INPUTS, TWO_INPUTS.replace("Dense(6", "Dense(7"), "layer-argument"),
    "the loss of one output": (TWO_OUTPUTS, TWO_OUTPUTS.replace('"mse"', '"mae"'), "loss"),
    "padding on the other side": (
        CAUSAL,
        "x = keras.Sequential([keras.Input((12, 2)), keras.layers.ZeroPadding1D((0, 2)), "
        "keras.layers.Conv1D(4, 3), keras.layers.Dense(1)])\n",
        "layer-extra",
    ),
    "another regulariser": (IMAGES, IMAGES.replace('"l2"', '"l1"'), "regularizer"),
    "another dropout": (IMAGES, IMAGES.replace("Dropout(0.5)", "Dropout(0.2)"), "layer-argument"),
    "a frozen branch": (TWO_INPUTS, TWO_INPUTS + "x.layers[2].trainable = False\n", "trainable"),
    "a seed that was asked for": (
        "x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), keras.layers.Dropout(0.5, seed=7)])\n",
        "x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), keras.layers.Dropout(0.5)])\n",
        "seed",
    ),
}


@pytest.mark.parametrize(("reference", "answer"), RIGHT.values(), ids=RIGHT)
def test_the_same_graph_passes_however_it_was_built(reference: str, answer: str, holds: Callable[[Case], None]) -> None:
    inputs = ("([np.ones((4, 4), 'float32'), np.ones((4, 3), 'float32')],)",) if "Net()" in answer else ()
    holds(Case(reference, answer, inputs=inputs))


@pytest.mark.parametrize(("reference", "answer", "rule"), WRONG.values(), ids=WRONG)
def test_another_graph_is_told_its_first_difference(
    reference: str, answer: str, rule: str, holds: Callable[[Case], None]
) -> None:
    holds(Case(reference, answer, rule))


def test_what_is_right_so_far_is_told_part_by_part(worker: Worker) -> None:
    wrong = worker.judge(Case(IMAGES, "").job, IMAGES.replace("Dropout(0.5)", "Dropout(0.2)"))
    assert not wrong.passed
    assert any("input" in part for part in wrong.right_so_far)
    less = worker.judge(Case(IMAGES, "").job, IMAGES.replace("Conv2D(4", "Conv2D(5"))
    assert less.right_so_far != wrong.right_so_far
    assert worker.judge(Case(IMAGES, "").job, IMAGES).right_so_far == ()
