"""Samples in an order that was drawn before the dataset was made are shuffled; any other fixed order is not."""

from collections.abc import Callable

import numpy as np
import pytest
from checking_jobs import Case

from planner.checking.judge.mixing import is_well_mixed

GIVEN = "a, b = np.random.default_rng(3).normal(size=(100, 4)).astype('float32'), np.arange(100) % 7\n"
SLICES = "x = tf.data.Dataset.from_tensor_slices"
SHUFFLED = f"{SLICES}((a, b)).shuffle(100).map(lambda u, v: (u / 2, v)).batch(16)"
IN_ORDER = f"{SLICES}((a[o] / 2, b[o])).batch(16)"
SERIES = "s = np.sin(np.arange(120.0)) + 0.1 * np.arange(120.0)\nw = np.stack([s[i:i + 6] for i in range(115)])\n"
WINDOWS = f"{SERIES}{SLICES}((w[:, :-1], w[:, -1])).shuffle(200).batch(8)"

ALIKE = {
    "a permutation of NumPy's": (SHUFFLED, f"o = np.random.permutation(100)\n{IN_ORDER}"),
    "places shuffled by TensorFlow, then looked up": (
        SHUFFLED,
        "x = tf.data.Dataset.from_tensor_slices(tf.random.shuffle(tf.range(100)))\n"
        "x = x.map(lambda n: (tf.gather(a, n) / 2, tf.gather(b, n))).batch(16)",
    ),
    "a permutation, then a small buffer": (
        SHUFFLED,
        f"o = np.random.permutation(100)\n{IN_ORDER.replace('.batch', '.shuffle(10).batch')}",
    ),
    "a generator that draws an order at every pass": (
        SHUFFLED,
        "def samples():\n"
        "    for n in np.random.permutation(100):\n"
        "        yield a[n] / 2, b[n]\n"
        "spec = (tf.TensorSpec((4,), tf.float32), tf.TensorSpec((), tf.int64))\n"
        "x = tf.data.Dataset.from_generator(samples, output_signature=spec).batch(16)",
    ),
    "windows": (WINDOWS, f"{SERIES}np.random.shuffle(w)\n{SLICES}((w[:, :-1], w[:, -1])).batch(8)"),
    "samples of which some stand there twice": (
        SHUFFLED.replace("(a, b)", "(a[np.arange(100) // 2], b)"),
        f"o = np.random.permutation(100)\n{IN_ORDER.replace('a[o]', 'a[o // 2]')}",
    ),
}

NOT_MIXED = {
    "as it was": "o = np.arange(100)",
    "reversed": "o = np.arange(100)[::-1]",
    "rolled": "o = np.roll(np.arange(100), 50)",
    "a few pairs swapped": "o = np.arange(100)\no[[3, 90, 17, 60]] = o[[90, 3, 60, 17]]",
    "whole batches moved": "o = np.random.permutation(20)[:, None] * 5 + np.arange(5)\no = o.ravel()",
    "pairs moved": "o = (np.random.permutation(50)[:, None] * 2 + np.arange(2)).ravel()",
    "two halves dealt out in turns": "o = np.arange(100).reshape(2, 50).T.ravel()",
    "every second, then the others": "o = np.arange(100).reshape(50, 2).T.ravel()",
    "sorted by class": "o = np.argsort(b, kind='stable')",
    "only the first half shuffled": "o = np.concatenate([np.random.permutation(50), np.arange(50, 100)])",
    "shuffled within each half": "o = np.concatenate([np.random.permutation(50), np.random.permutation(50) + 50])",
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_an_order_drawn_before_is_shuffled(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, given=GIVEN))


@pytest.mark.parametrize("order", NOT_MIXED.values(), ids=NOT_MIXED)
def test_another_fixed_order_is_not_shuffled(order: str, holds: Callable[[Case], None]) -> None:
    holds(Case(SHUFFLED, f"{order}\n{IN_ORDER}", "not-shuffled", given=GIVEN))


@pytest.mark.parametrize("distinct", [1, 2, 10])
def test_samples_that_are_alike_do_not_look_mixed(distinct: int, holds: Callable[[Case], None]) -> None:
    want = f"{SLICES}(np.arange(100.0) // {100 // distinct}).shuffle(100).batch(16)"
    holds(Case(want, want.replace(".shuffle(100)", ""), "not-shuffled"))


def test_a_wrong_sample_among_mixed_ones_is_told(holds: Callable[[Case], None]) -> None:
    order = "o = np.random.permutation(100)\no[5] = o[6]"
    holds(Case(SHUFFLED, f"{order}\n{IN_ORDER}", "value", given=GIVEN))


def test_what_keras_shuffles_beforehand_says_nothing_of_the_order_asked(holds: Callable[[Case], None]) -> None:
    want = "x = keras.utils.timeseries_dataset_from_array(np.arange(60), None, 1, batch_size=8, shuffle=True, seed=3)"
    holds(Case(want, want.replace("shuffle=True", "shuffle=False"), "not-shuffled"))


@pytest.mark.parametrize("count", [20, 30, 100, 300])
def test_a_random_order_is_well_mixed_however_many_there_are(count: int) -> None:
    draw = np.random.default_rng(count)
    assert all(is_well_mixed(draw.permutation(count)) for _ in range(1000))


def test_too_few_samples_are_never_called_well_mixed() -> None:
    assert not any(is_well_mixed(np.random.default_rng(seed).permutation(10)) for seed in range(100))
