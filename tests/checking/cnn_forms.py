"""One convolutional classifier: written in many right ways, and in many wrong ones a single edit away."""

from dataclasses import dataclass

REFERENCE = """\
model = keras.Sequential([
    keras.Input((16, 16, 1)),
    keras.layers.Conv2D(8, 3, activation="relu"),
    keras.layers.MaxPooling2D(2),
    keras.layers.Flatten(),
    keras.layers.Dropout(0.5),
    keras.layers.Dense(12, activation="relu"),
    keras.layers.Dense(5, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
"""
_COMPILE = REFERENCE.splitlines(keepends=True)[-1]


@dataclass(frozen=True, slots=True)
class Edit:
    """A mistake: the rule that catches it, and the edit of the reference that makes it.

    ``line``: what stands in the line to be pointed at; the edited text unless said, empty where none is known.
    """

    rule: str
    old: str
    new: str
    line: str | None = None

    @property
    def code(self) -> str:
        """The reference with the mistake in it."""
        assert REFERENCE.count(self.old) == 1, self.old
        return REFERENCE.replace(self.old, self.new)


RIGHT = {
    "functional": """\
inputs = keras.Input(shape=(16, 16, 1))
x = keras.layers.Conv2D(8, (3, 3), activation="relu")(inputs)
x = keras.layers.MaxPooling2D((2, 2))(x)
x = keras.layers.Flatten()(x)
x = keras.layers.Dropout(0.5)(x)
x = keras.layers.Dense(12, activation="relu")(x)
model = keras.Model(inputs, keras.layers.Dense(5, activation="softmax")(x))
"""
    + _COMPILE,
    "separate activation layers": """\
model = keras.Sequential([
    keras.Input((16, 16, 1)),
    keras.layers.Conv2D(8, 3), keras.layers.ReLU(),
    keras.layers.MaxPooling2D(), keras.layers.Flatten(), keras.layers.Dropout(0.5),
    keras.layers.Dense(12), keras.layers.Activation("relu"),
    keras.layers.Dense(5), keras.layers.Softmax(),
])
"""
    + _COMPILE,
    "activation functions as objects": """\
model = keras.Sequential([
    keras.Input((16, 16, 1)),
    keras.layers.Conv2D(8, 3, activation=keras.activations.relu), keras.layers.MaxPooling2D(),
    keras.layers.Flatten(), keras.layers.Dropout(0.5), keras.layers.Dense(12, activation=tf.nn.relu),
    keras.layers.Dense(5, activation=tf.nn.softmax),
])
"""
    + _COMPILE,
    "activation layers as arguments": """\
model = keras.Sequential([
    keras.Input((16, 16, 1)),
    keras.layers.Conv2D(8, 3, activation=keras.layers.ReLU()), keras.layers.MaxPooling2D(),
    keras.layers.Flatten(), keras.layers.Dropout(0.5), keras.layers.Dense(12, activation=keras.layers.ReLU()),
    keras.layers.Dense(5, activation=keras.layers.Softmax()),
])
"""
    + _COMPILE,
    "reshape instead of flatten": REFERENCE.replace("Flatten()", "Reshape((-1,))"),
    "dropout before flatten": REFERENCE.replace(
        "keras.layers.Flatten(),\n    keras.layers.Dropout(0.5),",
        "keras.layers.Dropout(0.5),\n    keras.layers.Flatten(),",
    ),
    "two dropouts that make one": REFERENCE.replace(
        "Dropout(0.5)", "Dropout(1 - 0.5 ** 0.5), keras.layers.Dropout(1 - 0.5 ** 0.5)"
    ),
    "layers that do nothing": REFERENCE.replace(
        "Flatten(),", 'Flatten(), keras.layers.Activation("linear"), keras.layers.Dropout(0), keras.layers.Identity(),'
    ),
    "defaults spelt out": REFERENCE.replace(
        "Conv2D(8, 3,",
        'Conv2D(8, 3, strides=(1, 1), padding="valid", kernel_initializer="glorot_uniform", use_bias=True,',
    ).replace("MaxPooling2D(2)", 'MaxPooling2D(pool_size=(2, 2), strides=2, data_format="channels_last")'),
    "names of one's own": REFERENCE.replace("Dense(12,", 'Dense(12, name="hidden",').replace(
        "\n])", '\n], name="net")'
    ),
    "add, one by one": """\
model = keras.models.Sequential()
model.add(keras.layers.Input(shape=(16, 16, 1)))
model.add(keras.layers.Convolution2D(8, kernel_size=3, activation="relu"))
model.add(keras.layers.MaxPool2D())
model.add(keras.layers.Flatten())
model.add(keras.layers.Dropout(rate=0.5))
model.add(keras.layers.Dense(units=12, activation="relu"))
model.add(keras.layers.Dense(units=5, activation="softmax"))
"""
    + _COMPILE,
    "a loop": """\
layers = [keras.layers.Flatten(), keras.layers.Dropout(0.5)]
layers += [keras.layers.Dense(n, activation=a) for n, a in [(12, "relu"), (5, "softmax")]]
model = keras.Sequential([keras.Input((16, 16, 1)), keras.layers.Conv2D(8, 3, activation="relu")])
for layer in [keras.layers.MaxPooling2D(), *layers]:
    model.add(layer)
"""
    + _COMPILE,
    "nested models": """\
features = keras.Sequential([
    keras.Input((16, 16, 1)), keras.layers.Conv2D(8, 3, activation="relu"), keras.layers.MaxPooling2D(),
])
head = keras.Sequential([
    keras.layers.Flatten(), keras.layers.Dropout(0.5),
    keras.layers.Dense(12, activation="relu"), keras.layers.Dense(5, activation="softmax"),
])
model = keras.Sequential([keras.Input((16, 16, 1)), features, head])
"""
    + _COMPILE,
    "tf.keras": REFERENCE.replace("keras.", "tf.keras."),
    "input_shape of the first layer": REFERENCE.replace("    keras.Input((16, 16, 1)),\n", "").replace(
        "Conv2D(8, 3,", "Conv2D(8, 3, input_shape=(16, 16, 1),"
    ),
    "operations in a functional graph": """\
inputs = keras.Input((16, 16, 1))
x = keras.ops.relu(keras.layers.Conv2D(8, 3)(inputs))
x = keras.ops.reshape(keras.layers.MaxPooling2D()(x), (-1, 7 * 7 * 8))
x = keras.layers.Dense(12, activation="relu")(keras.layers.Dropout(0.5)(x))
model = keras.Model(inputs, keras.ops.softmax(keras.layers.Dense(5)(x)))
"""
    + _COMPILE,
    "subclassed": """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = keras.layers.Conv2D(8, 3, activation="relu")
        self.pool = keras.layers.MaxPooling2D()
        self.flat = keras.layers.Flatten()
        self.drop = keras.layers.Dropout(0.5)
        self.hidden = keras.layers.Dense(12, activation="relu")
        self.out = keras.layers.Dense(5, activation="softmax")

    def call(self, x, training=None):
        x = self.drop(self.flat(self.pool(self.conv(x))), training=training)
        return self.out(self.hidden(x))

model = Net()
"""
    + _COMPILE,
    "subclassed, attributes in another order": """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(5, activation="softmax")
        self.hidden = keras.layers.Dense(12, activation="relu")
        self.drop, self.flat, self.pool = keras.layers.Dropout(0.5), keras.layers.Flatten(), keras.layers.MaxPooling2D()
        self.conv = keras.layers.Conv2D(8, 3, activation="relu")

    def call(self, x, training=None):
        return self.out(self.hidden(self.drop(self.flat(self.pool(self.conv(x))))))

model = Net()
"""
    + _COMPILE,
    "subclassed, plain functions between": """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv, self.pool = keras.layers.Conv2D(8, 3), keras.layers.MaxPooling2D()
        self.drop = keras.layers.Dropout(0.5)
        self.hidden, self.out = keras.layers.Dense(12), keras.layers.Dense(5)

    def call(self, x, training=False):
        x = self.pool(tf.nn.relu(self.conv(x)))
        x = tf.reshape(x, (tf.shape(x)[0], 7 * 7 * 8))
        return tf.nn.softmax(self.out(tf.nn.relu(self.hidden(self.drop(x, training=training)))))

model = Net()
"""
    + _COMPILE,
    "layers kept in lists": """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = [keras.layers.Conv2D(8, 3, activation="relu"), keras.layers.MaxPooling2D(), keras.layers.Flatten()]
        self.head = [keras.layers.Dropout(0.5), keras.layers.Dense(12, activation="relu")]
        self.out = keras.layers.Dense(5, activation="softmax")

    def call(self, x, training=None):
        for layer in self.body + self.head:
            x = layer(x)
        return self.out(x)

model = Net()
"""
    + _COMPILE,
    "a block of one's own": """\
class Block(keras.layers.Layer):
    def __init__(self, filters):
        super().__init__()
        self.conv = keras.layers.Conv2D(filters, 3, activation="relu")
        self.pool = keras.layers.MaxPooling2D()

    def call(self, x):
        return self.pool(self.conv(x))

model = keras.Sequential([
    keras.Input((16, 16, 1)), Block(8), keras.layers.Flatten(), keras.layers.Dropout(0.5),
    keras.layers.Dense(12, activation="relu"), keras.layers.Dense(5, activation="softmax"),
])
"""
    + _COMPILE,
    "compiled with classes": REFERENCE.replace('"adam"', "keras.optimizers.Adam()")
    .replace('"sparse_categorical_crossentropy"', "keras.losses.SparseCategoricalCrossentropy()")
    .replace('"accuracy"', "keras.metrics.SparseCategoricalAccuracy()"),
    "compiled with functions": REFERENCE.replace('"adam"', "keras.optimizers.Adam(0.001)")
    .replace('"sparse_categorical_crossentropy"', "keras.losses.sparse_categorical_crossentropy")
    .replace('"accuracy"', "keras.metrics.sparse_categorical_accuracy"),
    "compiled with aliases": REFERENCE.replace('"adam"', '"Adam"')
    .replace('"sparse_categorical_crossentropy"', '"SparseCategoricalCrossentropy"')
    .replace('["accuracy"]', '["acc"]'),
    "a metric more": REFERENCE.replace('["accuracy"]', '["accuracy", keras.metrics.SparseTopKCategoricalAccuracy(3)]'),
    "compiled by name, twice": _COMPILE.join([REFERENCE, ""]),
}

WRONG = {
    "convolution frozen": Edit("trainable", "\n])\n", "\n])\nmodel.layers[0].trainable = False\n", ".trainable"),
    "dropout rate": Edit("layer-argument", "Dropout(0.5)", "Dropout(0.2)"),
    "no dropout": Edit("layer-missing", "    keras.layers.Dropout(0.5),\n", "", "Flatten()"),
    "average pooling": Edit("layer-kind", "MaxPooling2D", "AveragePooling2D"),
    "pool size": Edit("layer-argument", "MaxPooling2D(2)", "MaxPooling2D(3)"),
    "dilation": Edit("layer-argument", "Conv2D(8, 3,", "Conv2D(8, 3, dilation_rate=2,"),
    "padding": Edit("layer-argument", "Conv2D(8, 3,", 'Conv2D(8, 3, padding="same",'),
    "strides": Edit("layer-argument", "Conv2D(8, 3,", "Conv2D(8, 3, strides=2,"),
    "kernel size": Edit("layer-argument", "Conv2D(8, 3,", "Conv2D(8, 5,"),
    "filters": Edit("layer-argument", "Conv2D(8, 3,", "Conv2D(16, 3,"),
    "no bias": Edit("layer-argument", "Conv2D(8, 3,", "Conv2D(8, 3, use_bias=False,"),
    "units": Edit("layer-argument", "Dense(12,", "Dense(13,"),
    "classes": Edit("layer-argument", "Dense(5,", "Dense(6,"),
    "L2": Edit("regularizer", "Dense(12,", 'Dense(12, kernel_regularizer="l2",'),
    "activity regularised": Edit("regularizer", "Dense(12,", 'Dense(12, activity_regularizer="l2",'),
    "initialised with zeros": Edit("initializer", "Dense(12,", 'Dense(12, kernel_initializer="zeros",'),
    "relu6": Edit("activation", '8, 3, activation="relu"', '8, 3, activation="relu6"'),
    "no activation": Edit("activation", 'Dense(12, activation="relu")', "Dense(12)"),
    "sigmoid inside": Edit("activation", 'Dense(12, activation="relu")', 'Dense(12, activation="sigmoid")'),
    "sigmoid at the end": Edit("activation", '"softmax"', '"sigmoid"'),
    "softmax on the batch axis": Edit(
        "activation", 'Dense(5, activation="softmax")', "Dense(5), keras.layers.Softmax(axis=0)"
    ),
    "logits for a loss of probabilities": Edit(
        "from-logits", 'Dense(5, activation="softmax")', "Dense(5)", "model.compile"
    ),
    "softmax and from_logits": Edit(
        "from-logits",
        '"sparse_categorical_crossentropy"',
        "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
    ),
    "softmax over one unit": Edit("softmax-one-unit", "Dense(5,", "Dense(1,", "model.compile"),
    "loss for one-hot labels": Edit(
        "labels-loss-mismatch", '"sparse_categorical_crossentropy"', '"categorical_crossentropy"'
    ),
    "mean squared error": Edit("loss", '"sparse_categorical_crossentropy"', '"mse"'),
    "no loss": Edit("loss", 'loss="sparse_categorical_crossentropy", ', "", "model.compile"),
    "another optimizer": Edit("optimizer", '"adam"', '"sgd"'),
    "learning rate": Edit("learning-rate", '"adam"', "keras.optimizers.Adam(0.01)"),
    "clipped gradients": Edit("optimizer-argument", '"adam"', "keras.optimizers.Adam(clipnorm=1.0)"),
    "no metrics": Edit("metrics-missing", ', metrics=["accuracy"]', "", "model.compile"),
    "metric of one-hot labels": Edit("metrics-missing", '["accuracy"]', '["categorical_accuracy"]'),
    "not compiled": Edit("not-compiled", _COMPILE, "", "model ="),
    "not built": Edit("not-built", "    keras.Input((16, 16, 1)),\n", "", "model = "),
    "another input size": Edit("input-shape", "(16, 16, 1)", "(18, 18, 1)", "model = "),
    "no channel axis": Edit(
        "missing-axis",
        "keras.Input((16, 16, 1)),",
        "keras.Input((16, 16)), keras.layers.Reshape((16, 16, 1)),",
        "model = ",
    ),
    "three channels": Edit("input-shape", "(16, 16, 1)", "(16, 16, 3)", "model = "),
    "a dense layer too few": Edit("layer-missing", '    keras.layers.Dense(12, activation="relu"),\n', "", "Dropout"),
    "a dense layer too many": Edit(
        "layer-extra",
        '    keras.layers.Dense(12, activation="relu"),\n',
        '    keras.layers.Dense(12, activation="relu"),\n    keras.layers.Dense(7, activation="relu"),\n',
        "Dense(7,",
    ),
    "batch normalisation": Edit(
        "layer-extra",
        "    keras.layers.Flatten(),\n",
        "    keras.layers.BatchNormalization(),\n    keras.layers.Flatten(),\n",
        "BatchNorm",
    ),
    "no flatten": Edit("layer-missing", "    keras.layers.Flatten(),\n", "", "MaxPooling2D"),
    "pooling over the whole map": Edit("layer-kind", "Flatten()", "GlobalAveragePooling2D()"),
    "dropout after the dense layer": Edit(
        "layer-missing",
        '    keras.layers.Dropout(0.5),\n    keras.layers.Dense(12, activation="relu"),\n',
        '    keras.layers.Dense(12, activation="relu"),\n    keras.layers.Dropout(0.5),\n',
        "Dropout(0.5)",
    ),
    "dense layers swapped": Edit(
        "layer-extra",
        'Dense(12, activation="relu"),\n    keras.layers.Dense(5, activation="softmax")',
        'Dense(5, activation="relu"),\n    keras.layers.Dense(12, activation="softmax")',
        'Dense(5, activation="relu")',
    ),
}
