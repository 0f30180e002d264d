"""Datasets, texts, images and series: how data reaches the model."""

from planner.domain.rulebook.rule import Family, Rule

DATA = Family(
    "Data",
    (
        Rule(
            "test-leak",
            "test data leaks into training",
            "Adapt, scale and shuffle with training data only.",
            "normalize.adapt(np.concatenate([x_train, x_test]))",
            "normalize.adapt(x_train)",
        ),
        Rule(
            "unscaled-input",
            "inputs are not scaled",
            "Bring the inputs near 0 to 1 first: x / 255.",
            "x = tf.cast(images, tf.float32)",
            "x = tf.cast(images, tf.float32) / 255",
        ),
        Rule(
            "element-structure",
            "the elements are built differently",
            "Look at dataset.element_spec: (features, labels)?",
            "tf.data.Dataset.from_tensor_slices([x, y])",
            "tf.data.Dataset.from_tensor_slices((x, y))",
        ),
        Rule(
            "map-arguments",
            "a function for another kind of element",
            "A dataset of pairs calls it with two arguments: lambda x, y: ...",
            "pairs.map(lambda x: x / 255)",
            "pairs.map(lambda x, y: (x / 255, y))",
        ),
        Rule(
            "batch-size",
            "another batch size",
            "Check batch(...), and where it stands in the chain.",
            "dataset.batch(64)",
            "dataset.batch(32)",
        ),
        Rule(
            "drop-remainder",
            "the last, smaller batch",
            "batch(n, drop_remainder=True) leaves the last, smaller batch out.",
            "dataset.batch(32)",
            "dataset.batch(32, drop_remainder=True)",
        ),
        Rule(
            "dataset-length",
            "another number of elements in the dataset",
            "Check take, skip, batch and repeat.",
            "dataset.batch(32).take(100)",
            "dataset.take(100).batch(32)",
        ),
        Rule(
            "dataset-order",
            "the elements come in another order",
            "Shuffle only where asked, and before batch.",
            "test_ds = test_ds.shuffle(1000).batch(32)",
            "test_ds = test_ds.batch(32)",
        ),
        Rule(
            "not-shuffled",
            "the dataset is not shuffled",
            "shuffle(buffer_size) before batch.",
            "train_ds = train_ds.batch(32)",
            "train_ds = train_ds.shuffle(1000).batch(32)",
        ),
        Rule(
            "pipeline-waits",
            "no prefetch, or a map that isn't parallel",
            "map(..., num_parallel_calls=tf.data.AUTOTUNE), and last prefetch(tf.data.AUTOTUNE).",
            "dataset.map(scale).batch(32)",
            "dataset.map(scale, num_parallel_calls=4).batch(32).prefetch(tf.data.AUTOTUNE)",
        ),
        Rule(
            "window",
            "windows off by one",
            "A window of n inputs and one label is n + 1 steps long.",
            "series.window(n, shift=1, drop_remainder=True)",
            "series.window(n + 1, shift=1, drop_remainder=True)",
        ),
        Rule(
            "time-order",
            "the order of time is broken",
            "Split a series by time: first part to train, last part to test.",
            "train, test = series[200:], series[:200]",
            "train, test = series[:800], series[800:]",
        ),
        Rule(
            "vocabulary",
            "another vocabulary",
            "adapt the vectorizer on the training texts; index 0 is padding, 1 unknown words.",
            "vectorize.adapt(test_texts)",
            "vectorize.adapt(train_texts)",
        ),
        Rule(
            "padding",
            "padded or cut on another side",
            "pad_sequences pads and cuts at the front unless padding='post', truncating='post'.",
            "pad_sequences(ids, maxlen=20)",
            "pad_sequences(ids, maxlen=20, padding='post')",
        ),
        Rule(
            "label-order",
            "labels in another order",
            "Class names from folders come in alphabetical order.",
            "names = ['dog', 'cat']",
            "names = ['cat', 'dog']",
        ),
    ),
)
