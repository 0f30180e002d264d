"""Layers in a model are what they compute and how they train, however they are spelt: one edit, right or wrong."""

from collections.abc import Callable

import pytest
from checking_jobs import Case


def _model(shape: str, *layers: str) -> str:
    made = "".join(f"    L.{layer},\n" for layer in layers)
    return f"L = keras.layers\nx = keras.Sequential([\n    keras.Input({shape}),\n{made}])\n"


RELU = _model("(6,)", 'Dense(5, activation="relu")', "Dense(3)")
LEAKY = RELU.replace("relu", "leaky_relu")
SINGLE = _model("(2,)", "Dense(1)")
SAME = _model("(8, 8, 2)", 'Conv2D(4, 3, padding="same")', "MaxPooling2D()", "Flatten()", "Dense(2)")
ONE_BY_ONE = _model("(4, 4, 3)", "Conv2D(4, 4)", "Flatten()", "Dense(2)")
AVERAGED = _model("(6, 6, 3)", "Conv2D(4, 3)", "GlobalAveragePooling2D()", "Dense(2)")
CENTRED = _model("(6,)", "Rescaling(1 / 127.5, offset=-1)", "Dense(3)")
FUNCTIONAL = "i = keras.Input((6,))\nx = keras.Model(i, keras.layers.Dense(3)({}))\n"
NORMED = _model("(6,)", "Dense(3)", "BatchNormalization()", "Dense(1)")
BOTH_WAYS = _model("(5, 3)", "Bidirectional(L.LSTM(4))")
DROPPED = _model("(6,)", 'Dense(5, activation="relu")', "Dropout(0.4, seed=3)", "Dense(3)")
DRAWN = _model("(6,)", 'Dense(5, kernel_initializer="he_normal", kernel_regularizer="l2")', "Dense(3)")
OWN_L2 = """
class Small(keras.regularizers.Regularizer):
    def __call__(self, w):
        return 0.01 * tf.reduce_sum(w**2)
"""
OWN_L2_FULL = OWN_L2 + DRAWN.replace('"l2"', "Small()")
HALF = "keras.mixed_precision.set_global_policy('mixed_float16')\n" + RELU

ALIKE = {
    "a cell in a wrapped layer": (BOTH_WAYS, BOTH_WAYS.replace("L.LSTM(4)", "L.RNN(L.LSTMCell(4))")),
    "relu as a layer": (RELU, RELU.replace('"relu"', "L.ReLU()")),
    "relu as a function": (RELU, RELU.replace('"relu"', "lambda t: tf.maximum(t, 0.0)")),
    "relu of keras.ops": (RELU, RELU.replace('"relu"', "keras.ops.relu")),
    "leaky relu as a layer": (LEAKY, LEAKY.replace('"leaky_relu"', "L.LeakyReLU(0.2)")),
    "leaky relu as a relu with a slope": (LEAKY, LEAKY.replace('"leaky_relu"', "L.ReLU(negative_slope=0.2)")),
    "leaky relu of TensorFlow": (LEAKY, LEAKY.replace('"leaky_relu"', "tf.nn.leaky_relu")),
    "silu by hand": (RELU.replace("relu", "swish"), RELU.replace('"relu"', "lambda t: t * tf.sigmoid(t)")),
    "same padding by zeros": (
        SAME,
        SAME.replace('3, padding="same"', "3").replace("L.Conv", "L.ZeroPadding2D(), L.Conv"),
    ),
    "pooling that pads nothing": (SAME, SAME.replace("Pooling2D()", 'Pooling2D(2, strides=2, padding="same")')),
    "flat by an average of one": (ONE_BY_ONE, ONE_BY_ONE.replace("Flatten", "GlobalAveragePooling2D")),
    "average over the map, flat": (
        AVERAGED,
        AVERAGED.replace("GlobalAveragePooling2D()", "AveragePooling2D(4), L.Flatten()"),
    ),
    "average over the map, in a Lambda": (
        AVERAGED,
        AVERAGED.replace("GlobalAveragePooling2D()", "Lambda(lambda t: tf.reduce_mean(t, [1, 2]))"),
    ),
    "centred by operators": (CENTRED, FUNCTIONAL.format("(i - 127.5) / 127.5")),
    "centred by two layers": (CENTRED, CENTRED.replace("1 / 127.5, ", "1 / 127.5), L.Rescaling(1, ")),
    "defaults of a normalisation": (NORMED, NORMED.replace("ion()", "ion(axis=1, momentum=0.99, epsilon=1e-3)")),
    "dropout before the relu": (
        DROPPED,
        DROPPED.replace(', activation="relu"', "").replace("3),\n    L.Dense", "3), L.ReLU(),\n    L.Dense"),
    ),
    "another's initialiser by its figures": (
        DRAWN,
        DRAWN.replace('"he_normal"', 'keras.initializers.VarianceScaling(2.0, "fan_in")'),
    ),
    "L2 as a function": (DRAWN, DRAWN.replace('"l2"', "lambda w: 0.01 * keras.ops.sum(w**2)")),
    "L2 as L1L2": (DRAWN, DRAWN.replace('"l2"', "keras.regularizers.L1L2(l2=0.01)")),
    "L2 as a class without a config": (DRAWN, OWN_L2_FULL),
    "L2 as a class of no kind": (DRAWN, OWN_L2_FULL.replace("(keras.regularizers.Regularizer)", "")),
    "L2 by the mean": (DRAWN, OWN_L2_FULL.replace("0.01 * tf.reduce_sum", "0.3 * tf.reduce_mean")),
    "L2 set on the kernel itself": (
        DRAWN,
        DRAWN.replace(', kernel_regularizer="l2"', "") + "x.layers[0].kernel.regularizer = keras.regularizers.L2()",
    ),
    "half precision": (HALF, HALF.replace('"relu"', "tf.nn.relu")),
}

DIFFERENT = {
    "elu": (RELU, RELU.replace("relu", "elu"), "activation", "elu"),
    "relu with a limit": (RELU, RELU.replace('"relu"', "L.ReLU(max_value=300.0)"), "activation", "Dense(5"),
    "relu with a threshold": (RELU, RELU.replace('"relu"', "L.ReLU(threshold=0.01)"), "activation", "Dense(5"),
    "not quite relu": (RELU, RELU.replace('"relu"', "lambda t: tf.maximum(t, 0.01)"), "activation", "Dense(5"),
    "another slope": (LEAKY, LEAKY.replace('"leaky_relu"', "L.LeakyReLU(0.3)"), "activation", "Dense(5"),
    "relu of a number": (SINGLE, SINGLE.replace("(1)", '(1, "relu")'), "activation", "Dense(1"),
    "size of a number": (SINGLE, SINGLE.replace("(1)", "(1, lambda t: tf.abs(t))"), "activation", "Dense(1"),
    "too many zeros": (
        SAME,
        SAME.replace('3, padding="same"', "3").replace("L.Conv", "L.ZeroPadding2D(2), L.Conv"),
        "layer-extra",
        "ZeroPadding2D(2)",
    ),
    "largest of the map, in a Lambda": (
        AVERAGED,
        AVERAGED.replace("GlobalAveragePooling2D()", "Lambda(lambda t: tf.reduce_max(t, [1, 2]))"),
        "layer-kind",
        "Lambda",
    ),
    "centred the other way": (CENTRED, FUNCTIONAL.format("i / 127.5 + 1"), "layer-argument", None),
    "scaled twice": (
        CENTRED,
        CENTRED.replace("offset=-1)", "offset=-1), L.Rescaling(1 / 255)"),
        "layer-argument",
        None,
    ),
    "momentum": (NORMED, NORMED.replace("ion()", "ion(momentum=0.9)"), "layer-argument", "BatchNorm"),
    "no seed": (DROPPED, DROPPED.replace(", seed=3", ""), "seed", "Dropout"),
    "dropout before a softmax": (
        _model("(6,)", 'Dense(5, activation="softmax")', "Dropout(0.4)"),
        _model("(6,)", "Dense(5)", "Dropout(0.4)", "Softmax()"),
        "layer-extra",
        "Dropout",
    ),
    "another initialiser": (DRAWN, DRAWN.replace("he_normal", "he_uniform"), "initializer", "Dense(5"),
    "an initialiser without a config": (
        DRAWN,
        "class Start:\n    def __call__(self, shape, dtype=None):\n        return tf.ones(shape)\n"
        + DRAWN.replace('"he_normal"', "Start()"),
        "initializer",
        "Dense(5",
    ),
    "another penalty on the output": (
        DRAWN,
        OWN_L2 + DRAWN.replace('"l2"', '"l2", activity_regularizer=Small()'),
        "regularizer",
        "Dense(5",
    ),
    "L1": (DRAWN, DRAWN.replace('"l2"', '"l1"'), "regularizer", "Dense(5"),
    "full precision": (HALF, RELU, "dtype", "Dense(5"),
    # What is only spelt otherwise is passed over, and the mistake behind it is named.
    "a limit behind another spelling": (
        AVERAGED,
        AVERAGED.replace("GlobalAveragePooling2D()", "AveragePooling2D(4), L.Flatten()").replace(
            "Dense(2)", "Dense(2, 'relu')"
        ),
        "activation",
        "Dense(2",
    ),
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_layers_spelt_otherwise_pass(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have))


@pytest.mark.parametrize(("want", "have", "rule", "line"), DIFFERENT.values(), ids=DIFFERENT)
def test_layers_that_only_look_alike_are_told_apart(
    want: str, have: str, rule: str, line: str | None, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, line))
