"""What the tests of errors share: a little data, and a classifier whose training fails, if anything does."""

DATA = """\
images, labels = np.zeros((6, 8, 8), "float32"), np.array([0, 1, 2, 0, 1, 2])
one_hot = np.eye(3)[labels]
pairs = tf.data.Dataset.from_tensor_slices((images, labels))
"""


def classifier(
    layers: str, compiled: str = '"adam", "sparse_categorical_crossentropy"', fit: str = "images, labels"
) -> str:
    """Return the code of a small classifier that is trained at once; its last line fails, if any does."""
    return f"""\
model = keras.Sequential([keras.Input((8, 8)), {layers}])
model.compile({compiled})
model.fit({fit}, verbose=0)
"""


def trained(data: str) -> str:
    """Return the code of a classifier that would train, but for the data."""
    return classifier(FLAT, fit=data)


FLAT = "keras.layers.Flatten(), keras.layers.Dense(3, activation='softmax')"
