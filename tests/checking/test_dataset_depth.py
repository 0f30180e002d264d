"""Datasets that hide their mistakes: endless, huge, shuffled, augmented, padded, ragged, and windows off by a step."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

RANGE = "x = tf.data.Dataset.range(10)"
ROWS = "x = tf.data.Dataset.from_tensor_slices(np.arange(40.0).reshape(10, 4))"
SHUFFLED = f"{ROWS}.shuffle(10).batch(4)"
WORDS = (
    "x = tf.data.Dataset.from_generator(lambda: iter([[1], [2, 3], [4, 5, 6]]),"
    " output_signature=tf.TensorSpec((None,), tf.int32))"
)
RAGGED = "x = tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3], [4]]))"
AUGMENTED = f"{ROWS}.map(lambda row: row * tf.random.uniform((), 0.5, 2.0, tf.float64)).batch(2)"
SERIES = "s = np.sin(np.arange(20.0)) + 0.1 * np.arange(20.0)\nd = tf.data.Dataset.from_tensor_slices(s)\n"
WINDOWS = SERIES + (
    "x = d.window(5, shift=1, drop_remainder=True).flat_map(lambda w: w.batch(5)).map(lambda w: (w[:-1], w[-1]))"
)
HORIZON = WINDOWS.replace("w[:-1], w[-1]", "w[:-2], w[-2:]")
BATCHED, MIXED = f"{WINDOWS}.batch(4)", f"{WINDOWS}.shuffle(100).batch(4)"

ALIKE = {
    "endless, and shuffled before or after the repeat": (
        f"{RANGE}.shuffle(10).repeat().batch(3)",
        f"{RANGE}.repeat().shuffle(20, seed=5).batch(3)",
    ),
    "endless from a generator": (
        f"{RANGE}.repeat()",
        "import itertools\n"
        "x = tf.data.Dataset.from_generator(lambda: (i % 10 for i in itertools.count()),"
        " output_signature=tf.TensorSpec((), tf.int64))",
    ),
    "huge": ("x = tf.data.Dataset.range(10**9).batch(32)", "x = tf.data.Dataset.range(10**9).batch(32).prefetch(2)"),
    "shuffled rows": (SHUFFLED, f"{ROWS}.batch(5).unbatch().shuffle(20).batch(4)"),
    "shuffled by timeseries_dataset_from_array, with a small buffer of its own": (
        "x = tf.data.Dataset.range(60).map(lambda n: (tf.reshape(n, (1,)), n)).shuffle(60).batch(2)",
        "x = keras.utils.timeseries_dataset_from_array("
        "np.arange(60), np.arange(60), 1, batch_size=2, shuffle=True, seed=3)",
    ),
    "shuffled beforehand by timeseries_dataset_from_array, and mapped": (
        "x = tf.data.Dataset.range(60).map(lambda n: tf.expand_dims(n, 0)).shuffle(60).map(lambda a: a * 2).batch(2)",
        "x = keras.utils.timeseries_dataset_from_array("
        "np.arange(60), None, 1, batch_size=2, shuffle=True, seed=3).map(lambda a: a * 2)",
    ),
    "shuffled rows that are no batches": (f"{ROWS}.shuffle(10)", f"{ROWS}.shuffle(12, seed=4)"),
    "the reference shuffles batches": (f"{ROWS}.batch(4).shuffle(9)", f"{ROWS}.batch(4).shuffle(3, seed=2)"),
    "padded batches": (f"{WORDS}.padded_batch(2)", f"{WORDS}.padded_batch(2, padded_shapes=(None,))"),
    "padded batches of what is shuffled": (
        f"{WORDS}.shuffle(3, seed=1).padded_batch(2)",
        f"{WORDS}.shuffle(3, seed=4).padded_batch(2)",
    ),
    "ragged batches": (f"{RAGGED}.ragged_batch(2)", f"{RAGGED}.ragged_batch(2).prefetch(1)"),
    "ragged tensors of floats": (
        "x = tf.data.Dataset.from_tensors(tf.ragged.constant([[0.1], [0.2, 0.3]]))",
        "x = tf.data.Dataset.from_tensors(tf.ragged.constant([[0.1], [0.2, 0.3]]) * 1.0000001)",
    ),
    "sparse": (
        "x = tf.data.Dataset.from_tensor_slices(tf.sparse.from_dense([[0, 1], [2, 0]]))",
        "x = tf.data.Dataset.from_tensor_slices(tf.SparseTensor([[0, 1], [1, 0]], tf.constant([1, 2]), [2, 2]))",
    ),
    "nested elements": (
        f"{RANGE}.map(lambda n: ({{'a': n, 'b': (n, -n)}}, n))",
        f"{RANGE}.map(lambda n: ({{'b': (n, -n), 'a': n}}, n)).cache()",
    ),
    "datasets as elements": (f"{RANGE}.window(3)", f"{RANGE}.window(size=3, shift=3, stride=1)"),
    "augmented at random, differently spelt": (
        AUGMENTED,
        f"{ROWS}.batch(2).map(lambda rows: rows * tf.random.uniform((2, 1), 0.5, 2.0, tf.float64))",
    ),
    "split by take and skip": (f"{RANGE}.take(7)", f"{RANGE}.batch(10).unbatch().take(7)"),
    "no figure is NaN's equal but NaN": (
        "x = tf.data.Dataset.from_tensor_slices([1.0, np.nan])",
        "x = tf.data.Dataset.from_tensor_slices([1.0, float('nan')])",
    ),
    "windows from timeseries_dataset_from_array": (
        BATCHED,
        SERIES + "x = keras.utils.timeseries_dataset_from_array(s[:-1], s[4:], 4, batch_size=4)",
    ),
    "shuffled windows": (
        MIXED,
        SERIES + "x = keras.utils.timeseries_dataset_from_array(s[:-1], s[4:], 4, batch_size=4, shuffle=True)",
    ),
    "windows with a horizon": (
        HORIZON,
        SERIES + "x = tf.data.Dataset.from_tensor_slices("
        "(np.stack([s[i:i + 3] for i in range(16)]), np.stack([s[i + 3:i + 5] for i in range(16)])))",
    ),
}

DIFFERENT = {
    "more than the first 500": ("x = tf.data.Dataset.range(700)", "x = tf.data.Dataset.range(600)", "dataset-length"),
    "huge, but ends": ("x = tf.data.Dataset.range(10**9)", "x = tf.data.Dataset.range(10**8)", "dataset-length"),
    "never ends, and doesn't say so": (
        RANGE,
        "import itertools\n"
        "x = tf.data.Dataset.from_generator(lambda: itertools.count(), output_signature=tf.TensorSpec((), tf.int64))",
        "dataset-length",
    ),
    "endless, with other content": (f"{RANGE}.repeat()", f"{RANGE}.map(lambda n: n + 1).repeat()", "value"),
    "endless and shuffled, with other content": (
        f"{RANGE}.shuffle(10).repeat()",
        f"{RANGE}.map(lambda n: n + 1).shuffle(10).repeat()",
        "value",
    ),
    "rows that are no batches, with their figures mixed": (
        f"{ROWS}.shuffle(10)",
        "x = tf.data.Dataset.from_tensor_slices(np.arange(40.0).reshape(4, 10).T.copy()).shuffle(10)",
        "value",
    ),
    "a buffer of one": (f"{RANGE}.shuffle(10)", f"{RANGE}.shuffle(1)", "not-shuffled"),
    "batches shuffled, not samples": (SHUFFLED, f"{ROWS}.batch(4).shuffle(10)", "not-shuffled"),
    "a buffer far too small": (
        "x = tf.data.Dataset.range(100).shuffle(100).batch(8)",
        "x = tf.data.Dataset.range(100).shuffle(10).batch(8)",
        "not-shuffled",
    ),
    "a buffer far too small, before a map": (
        "x = tf.data.Dataset.range(100).shuffle(100).map(lambda n: n * 2).batch(8)",
        "x = tf.data.Dataset.range(100).shuffle(10).map(lambda n: n * 2).batch(8)",
        "not-shuffled",
    ),
    "windows that run backwards": (WINDOWS, WINDOWS.replace("w[:-1], w", "w[:-1][::-1], w"), "value"),
    "a channel axis too many": (
        "x = tf.data.Dataset.from_tensor_slices(np.ones((6, 4, 4))).batch(2)",
        "x = tf.data.Dataset.from_tensor_slices(np.ones((6, 4, 4, 1))).batch(2)",
        "shape",
    ),
    "one-hot labels": (
        "x = tf.data.Dataset.from_tensor_slices(([1, 2, 3], [0, 1, 2])).batch(2)",
        "x = tf.data.Dataset.from_tensor_slices(([1, 2, 3], np.eye(3, dtype='int32'))).batch(2)",
        "shape",
    ),
    "samples of the other part": (
        "d = tf.data.Dataset.range(30)\ntest, x = d.take(10), d.skip(10)",
        "d = tf.data.Dataset.range(30).shuffle(30)\nx = d.skip(10)",
        "test-leak",
    ),
    "samples shuffled, where whole batches should be": (
        f"{ROWS}.batch(5).shuffle(9)",
        f"{ROWS}.shuffle(10, seed=3).batch(5)",
        "value",
    ),
    "shuffled anew at every pass": (
        f"{RANGE}.shuffle(10, seed=1, reshuffle_each_iteration=False)",
        f"{RANGE}.shuffle(10, seed=1)",
        "dataset-order",
    ),
    "padded on another side": (
        f"{WORDS}.padded_batch(3)",
        "x = tf.data.Dataset.from_tensors(tf.constant([[0, 0, 1], [0, 2, 3], [4, 5, 6]]))",
        "padding",
    ),
    "padded with another value": (f"{WORDS}.padded_batch(3)", f"{WORDS}.padded_batch(3, padding_values=-1)", "value"),
    "padded to another length": (f"{WORDS}.padded_batch(3)", f"{WORDS}.padded_batch(3, padded_shapes=(5,))", "shape"),
    "ragged rows of other lengths": (
        f"{RAGGED}.ragged_batch(3)",
        f"{RAGGED.replace('[1], [2', '[1, 0], [2')}.ragged_batch(3)",
        "value",
    ),
    "padded, where ragged is asked for": (
        f"{RAGGED}.ragged_batch(3)",
        f"{WORDS}.padded_batch(3)",
        "element-structure",
    ),
    "sparse, with other content": (
        "x = tf.data.Dataset.from_tensor_slices(tf.sparse.from_dense([[0, 1], [2, 0]]))",
        "x = tf.data.Dataset.from_tensor_slices(tf.sparse.from_dense([[0, 1], [3, 0]]))",
        "value",
    ),
    "augmented once for all": (AUGMENTED, f"{AUGMENTED}.cache()", "value"),
    "not augmented": (AUGMENTED, f"{ROWS}.batch(2)", "value"),
    "augmented, but not scaled": (
        AUGMENTED,
        AUGMENTED.replace("row * tf", "255 * row * tf"),
        "unscaled-input",
    ),
    "augmented, with other labels": (
        f"{AUGMENTED}.map(lambda row: (row, 1))",
        f"{AUGMENTED}.map(lambda row: (row, 0))",
        "value",
    ),
    "a series shuffled before it is cut": (MIXED, MIXED.replace("d.window", "d.shuffle(20).window"), "time-order"),
    "a series cut unscaled": (MIXED, MIXED.replace("d.window", "d.map(lambda v: 20 + 9 * v).window"), "unscaled-input"),
    "images a pixel too wide": (
        "x = tf.data.Dataset.from_tensor_slices(np.random.default_rng(1).normal(size=(4, 6, 6, 3))).batch(2)",
        "x = tf.data.Dataset.from_tensor_slices(np.random.default_rng(1).normal(size=(4, 6, 6, 4))).batch(2)",
        "shape",
    ),
    "windows of windows": (f"{RANGE}.window(3)", f"{RANGE}.window(3, shift=1)", "window"),
    "NaN": (
        "x = tf.data.Dataset.from_tensor_slices([1.0, 0.0])",
        "x = tf.data.Dataset.from_tensor_slices([1.0, 0.0]).map(lambda v: v / v)",
        "not-finite",
    ),
    "the second half in other shapes": (
        "x = tf.data.Dataset.from_generator(lambda: iter([[1, 2], [3, 4]]), output_signature=tf.TensorSpec((None,)))",
        "x = tf.data.Dataset.from_generator(lambda: iter([[1, 2], [3]]), output_signature=tf.TensorSpec((None,)))",
        "shape",
    ),
    "a sample more in the last batch": (
        "x = tf.data.Dataset.range(11).batch(4)",
        "x = tf.data.Dataset.range(12).batch(4)",
        "dataset-length",
    ),
}

STEPS = {
    "a longer window": (WINDOWS, WINDOWS.replace("5", "6"), "A window is 5 steps long"),
    "a longer window, batched": (BATCHED, BATCHED.replace("5", "6"), "A window is 5 steps long"),
    "a longer window, shuffled": (MIXED, MIXED.replace("5", "6"), "A window is 5 steps long"),
    "a longer horizon": (HORIZON, HORIZON.replace("w[-2:]", "w[-3:]"), "What a window predicts is 3 steps long"),
    "windows that move by 2": (WINDOWS, WINDOWS.replace("shift=1", "shift=2"), "move by 2 steps"),
    "windows that move by 1": (WINDOWS.replace("shift=1", "shift=3"), WINDOWS, "move by 1 step each time"),
    "the first window missing": (WINDOWS, WINDOWS.replace("d.window", "d.skip(1).window"), "start 1 step late"),
    "the last window missing": (WINDOWS, WINDOWS + ".take(15)", "1 window is missing at the end"),
    "a label late": (
        HORIZON.replace("w[-2:]", "w[-2]"),
        HORIZON.replace("w[-2:]", "w[-1]"),
        "comes 1 step late",
    ),
    "a label early": (WINDOWS, WINDOWS.replace("w[-1])", "w[-2])"), "comes 1 step early"),
    "a label early, batched": (BATCHED, BATCHED.replace("w[-1])", "w[-2])"), "comes 1 step early"),
    "a label early, shuffled": (MIXED, MIXED.replace("w[-1])", "w[-2])"), "comes 1 step early"),
    "a label two late": (WINDOWS, WINDOWS.replace("5", "6").replace("w[:-1]", "w[:-2]"), "comes 1 step late"),
    "windows that don't overlap": (MIXED, MIXED.replace("shift=1, ", ""), "Only 4 of the 16 windows"),
    "windows that move by 2, shuffled": (MIXED, MIXED.replace("shift=1", "shift=2"), "Only 8 of the 16 windows"),
    "the last window missing, batched": (
        BATCHED.replace("batch(4)", "batch(15)"),
        BATCHED.replace("d.window", "d.take(19).window").replace("batch(4)", "batch(15)"),
        "1 window is missing at the end",
    ),
    "incomplete windows": (
        WINDOWS.replace("(w[:-1], w[-1])", "w"),
        WINDOWS.replace("(w[:-1], w[-1])", "w").replace(", drop_remainder=True", ""),
        "4 windows more than asked",
    ),
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_the_same_samples_pass(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have))


@pytest.mark.parametrize(("want", "have", "rule"), DIFFERENT.values(), ids=DIFFERENT)
def test_a_hidden_difference_is_told(want: str, have: str, rule: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, rule))


@pytest.mark.parametrize(("want", "have", "said"), STEPS.values(), ids=STEPS)
def test_windows_off_by_a_step_are_told_by_how_many(
    want: str, have: str, said: str, fails: Callable[..., object]
) -> None:
    assert said in str(fails(Case(want, "").job, have, "window"))


def test_a_dataset_that_mixes_samples_of_given_is_judged_anew_for_every_name(fails: Callable[..., object]) -> None:
    """Datasets in a container are compared as those with a name of their own."""
    job = Case("x = {'train': tf.data.Dataset.range(4), 'test': tf.data.Dataset.range(2)}", "").job
    verdict = fails(job, "x = {'train': tf.data.Dataset.range(4), 'test': tf.data.Dataset.range(3)}", "dataset-length")
    assert "x['test']" in str(verdict)
