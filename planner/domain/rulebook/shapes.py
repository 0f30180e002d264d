"""Shapes and labels that don't fit together: what Keras raises, often far from the cause."""

from planner.domain.rulebook.rule import Family, Rule

SHAPES = Family(
    "Shapes and labels",
    (
        Rule(
            "missing-axis",
            "an axis is missing",
            "Batch first, channels last: add the missing axis to the input.",
            "keras.Input((28, 28))  # then Conv2D",
            "keras.Input((28, 28, 1))",
        ),
        Rule(
            "return-sequences",
            "a recurrent layer hides its steps",
            "Every recurrent layer but the last needs return_sequences=True.",
            "keras.layers.LSTM(32),\nkeras.layers.LSTM(16),",
            "keras.layers.LSTM(32, return_sequences=True),\nkeras.layers.LSTM(16),",
        ),
        Rule(
            "labels-loss-mismatch",
            "labels and loss don't match",
            "Integer labels take sparse_categorical_crossentropy, one-hot labels categorical_crossentropy.",
            "model.compile(loss='categorical_crossentropy')  # labels 0, 2, 1",
            "model.compile(loss='sparse_categorical_crossentropy')",
        ),
        Rule(
            "label-range",
            "labels out of range",
            "With n classes, the labels run from 0 to n-1.",
            "model.fit(x, y)  # y holds 1 to 10",
            "model.fit(x, y - 1)",
        ),
        Rule(
            "shape-mismatch",
            "shapes that don't fit together",
            "Write down the shape on both sides of the line that fails.",
            "tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)))",
            "tf.matmul(tf.ones((2, 3)), tf.ones((3, 2)))",
        ),
        Rule(
            "not-built",
            "a model without weights yet",
            "Give the model an input, keras.Input(shape), or call it once.",
            "model = keras.Sequential([keras.layers.Dense(1)])",
            "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])",
        ),
    ),
)
