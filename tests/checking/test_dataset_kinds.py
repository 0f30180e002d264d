"""Datasets: what their elements are, how many there are, in which order, and windows of a series."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

RANGE = "x = tf.data.Dataset.range(10)"
PAIRS = "x = tf.data.Dataset.from_tensor_slices((np.arange(10.0), np.arange(10) % 2))"
WINDOWS = """\
x = tf.data.Dataset.range(10).window(4, shift=1, drop_remainder=True)
x = x.flat_map(lambda w: w.batch(4)).map(lambda w: (w[:-1], w[-1])).batch(2)
"""

ALIKE = {
    "another source": (RANGE, "x = tf.data.Dataset.from_tensor_slices(np.arange(10))"),
    "a generator": (
        RANGE,
        "x = tf.data.Dataset.from_generator(lambda: iter(range(10)), output_signature=tf.TensorSpec((), tf.int64))",
    ),
    "prefetch and cache": (f"{RANGE}.batch(3)", f"{RANGE}.cache().batch(3).prefetch(tf.data.AUTOTUNE)"),
    "map in parallel": (f"{RANGE}.map(lambda n: n * 2)", f"{RANGE}.map(lambda n: n + n, num_parallel_calls=4)"),
    "map before or after batch": (
        f"{RANGE}.batch(4).map(lambda n: n * 2)",
        f"{RANGE}.map(lambda n: n * 2).batch(4)",
    ),
    "shuffled with another buffer": (f"{RANGE}.shuffle(10, seed=3)", f"{RANGE}.shuffle(100)"),
    "shuffled, then batched": (f"{PAIRS}.shuffle(10).batch(4)", f"{PAIRS}.shuffle(10, seed=1).batch(4).prefetch(1)"),
    "windows by slices": (
        WINDOWS,
        "s = np.arange(10)\n"
        "x = tf.data.Dataset.from_tensor_slices((np.stack([s[i:i + 3] for i in range(7)]), s[3:])).batch(2)",
    ),
    "dicts": (
        "x = tf.data.Dataset.from_tensor_slices({'a': [1, 2], 'b': [3, 4]})",
        "x = tf.data.Dataset.from_tensor_slices({'b': [3, 4], 'a': [1, 2]})",
    ),
    "texts": (
        "x = tf.data.Dataset.from_tensor_slices(['a', 'b'])",
        "x = tf.data.Dataset.from_tensors('a').concatenate(tf.data.Dataset.from_tensors('b'))",
    ),
    "repeated without end": (f"{RANGE}.batch(2).repeat()", f"{RANGE}.repeat().batch(2)"),
    "ragged": (
        "x = tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3]]))",
        "x = tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3]])).prefetch(1)",
    ),
    "empty": (f"{RANGE}.take(0)", f"{RANGE}.filter(lambda n: n > 10)"),
}

DIFFERENT = {
    "no dataset": (RANGE, "x = np.arange(10)", "wrong-kind"),
    "batch size": (f"{RANGE}.batch(4)", f"{RANGE}.batch(5)", "batch-size"),
    "not batched": (f"{RANGE}.batch(4)", RANGE, "batch-size"),
    "batched, but not asked to": (RANGE, f"{RANGE}.batch(4)", "batch-size"),
    "batched twice": (f"{RANGE}.batch(4)", f"{RANGE}.batch(4).batch(1)", "batch-size"),
    "remainder kept": (f"{RANGE}.batch(4, drop_remainder=True)", f"{RANGE}.batch(4)", "drop-remainder"),
    "remainder dropped": (f"{RANGE}.batch(4)", f"{RANGE}.batch(4, drop_remainder=True)", "drop-remainder"),
    "no labels": (PAIRS, "x = tf.data.Dataset.from_tensor_slices(np.arange(10.0))", "element-structure"),
    "a dict instead of a pair": (PAIRS, f"{PAIRS}.map(lambda a, b: {{'a': a, 'b': b}})", "element-structure"),
    "dtype": (RANGE, f"{RANGE}.map(lambda n: tf.cast(n, tf.float32))", "dtype"),
    "features and labels swapped": (PAIRS, f"{PAIRS}.map(lambda a, b: (b, a))", "element-structure"),
    "backwards": (RANGE, "x = tf.data.Dataset.range(9, -1, -1)", "dataset-order"),
    "shuffled, but not asked to": (RANGE, f"{RANGE}.shuffle(10, seed=1)", "dataset-order"),
    "not shuffled": (f"{RANGE}.shuffle(10)", RANGE, "not-shuffled"),
    "not shuffled, batched": (f"{PAIRS}.shuffle(10).batch(4)", f"{PAIRS}.batch(4)", "not-shuffled"),
    "shuffled, with other content": (f"{RANGE}.shuffle(10)", f"{RANGE}.map(lambda n: n + 1).shuffle(10)", "value"),
    "labels shuffled apart from their features": (
        f"{PAIRS}.shuffle(10)",
        "y = tf.data.Dataset.from_tensor_slices(np.arange(10) % 2).shuffle(10, seed=5)\n"
        "x = tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(np.arange(10.0)), y)).shuffle(10)",
        "value",
    ),
    "content": (RANGE, f"{RANGE}.map(lambda n: n * 2)", "value"),
    "unscaled": (
        "x = tf.data.Dataset.from_tensor_slices(np.arange(1, 5) / 255)",
        "x = tf.data.Dataset.from_tensor_slices(np.arange(1.0, 5.0))",
        "unscaled-input",
    ),
    "an element short": (f"{RANGE}.take(5)", f"{RANGE}.take(4)", "dataset-length"),
    "never ends": (RANGE, f"{RANGE}.repeat()", "dataset-length"),
    "ends": (f"{RANGE}.repeat()", RANGE, "dataset-length"),
    "repeated": (RANGE, f"{RANGE}.repeat(2)", "dataset-length"),
    "empty": (RANGE, f"{RANGE}.take(0)", "dataset-length"),
    "window too long": (WINDOWS, WINDOWS.replace("4", "5"), "window"),
    "label a step late": (
        "s = np.arange(10.0) ** 2\n"
        "x = tf.data.Dataset.from_tensor_slices((np.stack([s[i:i + 3] for i in range(6)]), s[3:9])).batch(2)",
        "s = np.arange(10.0) ** 2\n"
        "x = tf.data.Dataset.from_tensor_slices((np.stack([s[i:i + 3] for i in range(6)]), s[4:10])).batch(2)",
        "window",
    ),
    "one window too few": (
        "s = np.arange(10)\nx = tf.data.Dataset.from_tensor_slices(np.stack([s[i:i + 3] for i in range(7)]))",
        "s = np.arange(10)\nx = tf.data.Dataset.from_tensor_slices(np.stack([s[i:i + 3] for i in range(6)]))",
        "window",
    ),
    "another shape": (
        "x = tf.data.Dataset.from_tensor_slices(np.ones((4, 6, 6)))",
        "x = tf.data.Dataset.from_tensor_slices(np.ones((4, 6, 9)))",
        "shape",
    ),
    "fails on its way": (
        RANGE,
        "x = tf.data.Dataset.range(10).map(tf.range).batch(2).map(lambda rows: rows[0, 0])",
        "shape-mismatch",
    ),
}


@pytest.mark.parametrize(("want", "have"), [pytest.param(*case, id=name) for name, case in ALIKE.items()])
def test_the_same_elements_pass_by_whatever_pipeline(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have))


@pytest.mark.parametrize(("want", "have", "rule"), [pytest.param(*case, id=name) for name, case in DIFFERENT.items()])
def test_a_dataset_is_told_its_first_difference(want: str, have: str, rule: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, rule))
