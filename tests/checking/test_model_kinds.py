"""Models of other shapes: branches, recurrent layers, embeddings, frozen bases, preprocessing, training."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

BRANCHES = """\
a, b = keras.Input((4,)), keras.Input((3,))
left = keras.layers.Dense(5, "relu")(a)
right = keras.layers.Dense(5, "relu")(b)
x = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([left, right])))
"""
RESIDUAL = """\
i = keras.Input((6,))
h = keras.layers.Dense(6, activation="relu")(i)
x = keras.Model(i, keras.layers.Dense(1)(keras.layers.Add()([i, h])))
"""
LSTM = """\
x = keras.Sequential([
    keras.Input((12,), dtype="int32"),
    keras.layers.Embedding(50, 8, mask_zero=True),
    keras.layers.Bidirectional(keras.layers.LSTM(6, return_sequences=True)),
    keras.layers.LSTM(4),
    keras.layers.Dense(1, activation="sigmoid"),
])
x.compile(loss="binary_crossentropy", optimizer=keras.optimizers.RMSprop(1e-3), metrics=["accuracy"])
"""
FROZEN = """\
x = keras.Sequential([base, keras.layers.Flatten(), keras.layers.Dense(2)])
base.trainable = False
"""
BASE = """\
base = keras.Sequential([keras.Input((6, 6, 1)), keras.layers.Conv2D(2, 3), keras.layers.BatchNormalization()])
"""
AUGMENTED = """\
x = keras.Sequential([
    keras.Input((8, 8, 3)),
    keras.layers.Rescaling(1 / 255),
    keras.layers.RandomFlip("horizontal"),
    keras.layers.RandomRotation(0.1),
    keras.layers.Conv2D(4, 3, activation="relu"),
    keras.layers.GlobalAveragePooling2D(),
    keras.layers.Dense(3),
])
"""
TRAINED = """\
x = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
x.compile("sgd", "mse")
x.fit(np.ones((4, 1)), np.ones(4), epochs=2, verbose=0)
"""
DROPPED = "x = keras.Sequential([keras.Input((4,)), keras.layers.Dropout(0.5), keras.layers.Dense(2)])"
REGULARISED = 'x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, kernel_regularizer="l2")])'
CLASSIFIER = """\
x = keras.Sequential([
    keras.Input((6, 2)),
    keras.layers.Conv1D(4, 3),
    keras.layers.Flatten(),
    keras.layers.Dense(3, activation="softmax"),
])
x.compile("adam", "sparse_categorical_crossentropy")
"""
ALWAYS_DROPPED = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.drop, self.out = keras.layers.Dropout(0.5), keras.layers.Dense(2)
    def call(self, a):
        return self.out(self.drop(a, training=True))
x = Net()
"""
DROPPED_IF = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(2)
        self.drop = keras.layers.Dropout(0.5)
    def call(self, a, training=None):
        if training:
            a = self.drop(a, training=training)
        return self.out(a)
x = Net()
"""
TWO_OUTPUTS = """\
i = keras.Input((4,))
h = keras.layers.Dense(3, "relu")(i)
x = keras.Model(i, {"a": keras.layers.Dense(1, name="a")(h), "b": keras.layers.Dense(2, name="b")(h)})
x.compile("adam", loss={"a": "mse", "b": "mae"})
"""

ALIKE = {
    "branches, in another order": (
        BRANCHES,
        "\n".join([BRANCHES.splitlines()[i] for i in (0, 2, 1, 3)]),
    ),
    "branches with keras.layers.concatenate": (
        BRANCHES,
        BRANCHES.replace("keras.layers.Concatenate()([left, right])", "keras.layers.concatenate([left, right])"),
    ),
    "a residual sum as an operator": (RESIDUAL, RESIDUAL.replace("keras.layers.Add()([i, h])", "i + h")),
    "a residual sum, the other way round": (RESIDUAL, RESIDUAL.replace("[i, h]", "[h, i]")),
    "recurrent": (LSTM, LSTM.replace("binary_crossentropy", "BinaryCrossentropy").replace("1e-3", "0.001")),
    "recurrent, functional": (
        LSTM,
        """\
i = keras.Input((12,), dtype="int32")
h = keras.layers.Embedding(50, 8, mask_zero=True)(i)
h = keras.layers.Bidirectional(keras.layers.LSTM(6, return_sequences=True), merge_mode="concat")(h)
h = keras.layers.Dense(1)(keras.layers.LSTM(4)(h))
x = keras.Model(i, keras.layers.Activation("sigmoid")(h))
x.compile(keras.optimizers.RMSprop(), keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.BinaryAccuracy()])
""",
    ),
    "frozen base, one layer at a time": (
        FROZEN,
        "for layer in base.layers:\n    layer.trainable = False\n" + FROZEN.splitlines()[0],
    ),
    "frozen base, called in inference mode": (
        FROZEN,
        "base.trainable = False\ni = keras.Input((6, 6, 1))\n"
        "x = keras.Model(i, keras.layers.Dense(2)(keras.layers.Flatten()(base(i, training=False))))",
    ),
    "augmentation as a model of its own": (
        AUGMENTED,
        AUGMENTED.replace(
            'keras.layers.RandomFlip("horizontal"),', 'keras.Sequential([keras.layers.RandomFlip("horizontal"),'
        )
        .replace("RandomRotation(0.1),", "RandomRotation(0.1)]),")
        .replace("1 / 255", "1.0 / 255.0"),
    ),
    "trained": (TRAINED, TRAINED.replace('"sgd", "mse"', 'optimizer="sgd", loss=keras.losses.MeanSquaredError()')),
    "trained in two parts": (TRAINED, TRAINED.replace("=2", "=1") + TRAINED.splitlines()[-1].replace("=2", "=1")),
    "dropped where it trains": (DROPPED, DROPPED_IF),
    "dropped where it trains, handed on": (DROPPED, DROPPED_IF.replace("if training", "if True")),
    "dropped in a block of a model": (
        DROPPED,
        DROPPED_IF.replace("keras.layers.Dropout(0.5)", "keras.Sequential([keras.layers.Dropout(0.5)])"),
    ),
    "dropped in a chain that says no": (
        DROPPED,
        "i = keras.Input((4,))\n"
        "x = keras.Model(i, keras.layers.Dense(2)(keras.layers.Dropout(0.5)(i, training=False)))",
    ),
    "regularised, whatever the layer says later": (
        REGULARISED,
        REGULARISED + "\nx.layers[0].kernel_regularizer = None",
    ),
    "two outputs": (TWO_OUTPUTS, TWO_OUTPUTS.replace('"mse"', "keras.losses.MeanSquaredError()")),
    "built by a batch that it is called on": (
        "x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])",
        "x = keras.Sequential([keras.layers.Dense(2)])\nx(np.ones((32, 4)))",
    ),
    "kept by its callable layer": (
        "x = keras.Sequential([keras.Input((5, 2)), keras.layers.TimeDistributed(keras.layers.Dense(3))])",
        "x = keras.Sequential([keras.layers.Input((5, 2)), keras.layers.TimeDistributed(keras.layers.Dense(3))])",
    ),
}

DIFFERENT = {
    "no model": (LSTM, "x = 'a model'", "wrong-kind", "x ="),
    "the class": (
        "x = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])",
        "class Net(keras.Model):\n    pass\nx = Net",
        "wrong-kind",
        "x =",
    ),
    "branches share a layer": (
        BRANCHES.replace("b = keras.Input((4,)), keras.Input((3,))", "b = keras.Input((4,)), keras.Input((4,))"),
        "a, b, d = keras.Input((4,)), keras.Input((4,)), keras.layers.Dense(5, 'relu')\n"
        "x = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([d(a), d(b)])))\n",
        "model-graph",
        "d =",
    ),
    "branches added": (BRANCHES, BRANCHES.replace("Concatenate", "Add"), "layer-kind", "Add()"),
    "branches the other way round": (BRANCHES, BRANCHES.replace("[a, b]", "[b, a]"), "input-shape", "x ="),
    "no residual sum": (RESIDUAL, RESIDUAL.replace("keras.layers.Add()([i, h])", "h"), "layer-missing", "Dense(6"),
    "residual product": (RESIDUAL, RESIDUAL.replace("Add", "Multiply"), "layer-kind", "Multiply"),
    "a batch size of its own": (
        "x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])",
        "x = keras.Sequential([keras.Input((4,), batch_size=32), keras.layers.Dense(2)])",
        "input-shape",
        "x =",
    ),
    "residual of the wrong branch": (RESIDUAL, RESIDUAL.replace("[i, h]", "[h, h]"), "model-graph", "x ="),
    "one direction": (
        LSTM,
        LSTM.replace("Bidirectional(keras.layers.LSTM(6, return_sequences=True))", "LSTM(6, return_sequences=True)"),
        "layer-kind",
        "LSTM(6",
    ),
    "GRU inside": (LSTM, LSTM.replace("LSTM(6", "GRU(6"), "layer-kind", "GRU"),
    "GRU outside": (LSTM, LSTM.replace("LSTM(4", "GRU(4"), "layer-kind", "GRU"),
    "units inside": (LSTM, LSTM.replace("LSTM(6", "LSTM(7"), "layer-argument", "LSTM(7"),
    "every step returned": (
        LSTM,
        LSTM.replace("LSTM(4", "LSTM(4, return_sequences=True"),
        "return-sequences",
        "LSTM(4",
    ),
    "directions summed": (
        LSTM,
        LSTM.replace("sequences=True)", "sequences=True), merge_mode='sum'"),
        "layer-argument",
        "sum",
    ),
    "no mask": (LSTM, LSTM.replace(", mask_zero=True", ""), "layer-argument", "Embedding"),
    "vocabulary": (LSTM, LSTM.replace("50, 8", "60, 8"), "layer-argument", "Embedding"),
    "recurrent dropout": (LSTM, LSTM.replace("LSTM(4", "LSTM(4, recurrent_dropout=0.2"), "layer-argument", "LSTM(4"),
    "base not frozen": (FROZEN, FROZEN.replace("= False", "= True"), "trainable", None),
    "everything frozen": (FROZEN, FROZEN.replace("base.t", "x.t"), "trainable", "x.trainable"),
    "a layer thawed in a frozen model": (
        FROZEN,
        FROZEN + "x.trainable = False\nx.layers[-1].trainable = True",
        "trainable",
        "x.layers",
    ),
    "a regulariser taken away too late": (
        REGULARISED.replace(', kernel_regularizer="l2"', ""),
        REGULARISED + "\nx.layers[0].kernel_regularizer = None",
        "regularizer",
        "Dense(2",
    ),
    "dropout behind the last activation": (
        CLASSIFIER,
        CLASSIFIER.replace('"softmax"),', '"softmax"), keras.layers.Dropout(0.5),'),
        "layer-extra",
        "Dropout",
    ),
    "flattened behind the last activation": (
        CLASSIFIER,
        CLASSIFIER.replace("    keras.layers.Flatten(),\n", "").replace('x"),', 'x"), keras.layers.Flatten(),'),
        "layer-missing",
        "Conv1D",
    ),
    "not scaled": (AUGMENTED, AUGMENTED.replace("    keras.layers.Rescaling(1 / 255),\n", ""), "layer-missing", None),
    "scaled otherwise": (
        AUGMENTED,
        AUGMENTED.replace("1 / 255", "1 / 127.5, offset=-1"),
        "layer-argument",
        "Rescaling",
    ),
    "no augmentation": (
        AUGMENTED,
        AUGMENTED.replace('    keras.layers.RandomFlip("horizontal"),\n', ""),
        "layer-missing",
        "Rescaling",
    ),
    "augmentation with another figure": (AUGMENTED, AUGMENTED.replace("0.1", "0.5"), "layer-argument", "Rotation"),
    "flipped upside down": (AUGMENTED, AUGMENTED.replace('"horizontal"', '"vertical"'), "layer-argument", "Flip"),
    "maximum over the map": (AUGMENTED, AUGMENTED.replace("GlobalAverage", "GlobalMax"), "layer-kind", "GlobalMax"),
    "dropout when it predicts, too": (DROPPED, ALWAYS_DROPPED, "layer-argument", "Dropout"),
    "dropout that is never told of training": (
        DROPPED,
        ALWAYS_DROPPED.replace("training=True", "training=False"),
        "layer-missing",
        "Dropout",
    ),
    "dropout where it predicts": (
        DROPPED,
        DROPPED_IF.replace("if training", "if not training"),
        "layer-missing",
        None,
    ),
    "dropout behind a layer that is told of no training": (
        DROPPED.replace("[keras.Input((4,)), ", "[keras.Input((4,)), keras.layers.BatchNormalization(), "),
        ALWAYS_DROPPED.replace(
            "self.out(self.drop(a, training=True))", "self.out(self.drop(self.n(a, training=False)))"
        ).replace("        self.drop", "        self.n = keras.layers.BatchNormalization()\n        self.drop", 1),
        "layer-missing",
        "Dropout(",
    ),
    "more where it predicts": (
        DROPPED,
        DROPPED_IF.replace("return self.out(a)", "return self.out(a) if training else tf.nn.relu(self.out(a))"),
        "activation",
        None,
    ),
    "not trained": (TRAINED, TRAINED.partition("x.fit")[0], "not-trained", None),
    "a copy of what was trained": (
        TRAINED,
        TRAINED + "x = keras.models.clone_model(x)\nx.compile(keras.optimizers.SGD(0.5), 'mse')\n",
        "not-trained",
        None,
    ),
    "trained for fewer epochs": (TRAINED, TRAINED.replace("epochs=2", "epochs=1"), "epochs", None),
    "trained twice": (
        TRAINED,
        TRAINED + TRAINED.splitlines()[-1].replace("epochs=2", "epochs=3"),
        "epochs",
        "epochs=3",
    ),
    "one output": (
        TWO_OUTPUTS,
        TWO_OUTPUTS.replace('{"a": keras.layers.Dense(1, name="a")(h), "b"', '{"b"').replace('"a": "mse", ', ""),
        "key-missing",
        "x =",
    ),
    "another loss of two": (TWO_OUTPUTS, TWO_OUTPUTS.replace('"mae"', '"mse"'), "loss", "compile"),
    "units of a layer made later, used earlier": (
        RESIDUAL,
        """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(1)
        self.hidden = keras.layers.Dense(6, activation="tanh")

    def call(self, a):
        return self.out(a + self.hidden(a))

x = Net()
""",
        "activation",
        "tanh",
    ),
    "fails when it is called": (
        RESIDUAL,
        "class Net(keras.Model):\n    def call(self, a):\n        return a + tf.ones((7,))\nx = Net()",
        "shape-mismatch",
        "tf.ones",
    ),
    "raises when it is called": (
        RESIDUAL,
        "class Net(keras.Model):\n    def call(self, a):\n        return self.hidden(a)\nx = Net()",
        "unknown-attribute",
        "hidden",
    ),
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_models_that_do_the_same_pass(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, given=BASE))


@pytest.mark.parametrize(("want", "have", "rule", "line"), DIFFERENT.values(), ids=DIFFERENT)
def test_a_model_is_told_its_first_difference(
    want: str, have: str, rule: str, line: str | None, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, line, given=BASE))
