"""What a finding says of a dataset is true: which part differs, which windows are missing, and on which scale."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

GIVEN = (
    "a, b = np.random.default_rng(3).normal(size=(40, 4)).astype('float32'), np.arange(40)\n"
    "s = 9 + np.sin(np.arange(90.0)) + 0.1 * np.arange(90.0)\n"
    "m, d = s.mean(), s.std()\n"
)
SLICES = "x = tf.data.Dataset.from_tensor_slices"
SHUFFLED = f"{SLICES}((a, b)).shuffle(40, seed=1).batch(16)"
THREE = f"{SLICES}((a, b, b)).shuffle(40, seed=1).batch(16)"
NAMED = f"{SLICES}({{'u': a, 'v': b}}).shuffle(40, seed=1).batch(16)"
PAIRS = f"{SLICES}((a, b)).batch(16)"
CUT = "x = keras.utils.timeseries_dataset_from_array(s[:-1], s[12:], 12, batch_size=16)"
MIXED = CUT.replace("16)", "16, shuffle=True)")
SCALED = CUT.replace("s[:-1], s[12:]", "(s[:-1] - m) / d, (s[12:] - m) / d")
FIRST_VALUE = "What a window predicts is its own first value: let the targets begin 12 steps later"

TOLD = {
    "inputs of shuffled samples": (
        SHUFFLED,
        SHUFFLED.replace("(a, b)", "(a + 1, b)").replace("seed=1", "seed=2"),
        "value",
        "The inputs of `x` hold other values than asked",
    ),
    "labels of shuffled samples": (
        SHUFFLED,
        SHUFFLED.replace("(a, b)", "(a, b + 1)").replace("seed=1", "seed=2"),
        "value",
        "The labels of `x` hold other values than asked",
    ),
    "inputs of shuffled samples, unscaled": (
        SHUFFLED,
        SHUFFLED.replace("(a, b)", "(a * 255, b)").replace("seed=1", "seed=2"),
        "unscaled-input",
        "The inputs of `x` hold other values than asked",
    ),
    "both right, but mixed up": (
        SHUFFLED,
        SHUFFLED.replace("(a, b)", "(a, b[::-1])").replace("seed=1", "seed=2"),
        "value",
        "`x` holds the right inputs and the right labels, but not those that belong together",
    ),
    "the third part of shuffled samples": (
        THREE,
        THREE.replace("b, b", "b, b + 1").replace("seed=1", "seed=2"),
        "value",
        "The 3rd part of `x` holds other values than asked",
    ),
    "a part with a name": (
        NAMED,
        NAMED.replace("'v': b", "'v': b + 1").replace("seed=1", "seed=2"),
        "value",
        "`x`'s 'v' holds other values than asked",
    ),
    "labels in order": (
        PAIRS,
        PAIRS.replace("(a, b)", "(a, b + (b > 20))"),
        "value",
        "The labels of `x` hold other values than asked, first in the 2nd batch",
    ),
    "no parts": (
        f"{SLICES}(a).batch(8)",
        f"{SLICES}(a + (b > 20)[:, None]).map(lambda v: tf.cast(v, tf.float32)).batch(8)",
        "value",
        "`x` holds other values than asked, first in the 3rd batch",
    ),
    "labels of another dtype": (
        PAIRS,
        PAIRS.replace("(a, b)", "(a, b.astype('int32'))"),
        "dtype",
        "The labels of `x` have dtype int32; int64 is asked for",
    ),
    "labels of another shape": (
        PAIRS,
        PAIRS.replace("(a, b)", "(a, np.eye(40, dtype=int))"),
        "shape",
        "The labels of `x` are one-hot of shape (16, 40); class numbers of shape (16,) are asked for",
    ),
    "targets not shifted": (CUT, CUT.replace("s[:-1], s[12:]", "s, s"), "window", FIRST_VALUE),
    "targets not shifted, of equally many windows": (CUT, CUT.replace("s[12:]", "s[:-1]"), "window", FIRST_VALUE),
    "targets not shifted, shuffled": (MIXED, MIXED.replace("s[12:]", "s"), "window", FIRST_VALUE),
    "targets not shifted, one more, shuffled": (MIXED, MIXED.replace("s[:-1], s[12:]", "s, s"), "window", FIRST_VALUE),
    "targets far too early": (CUT, CUT.replace("s[12:]", "s[4:]"), "window", "comes 8 steps early"),
    "the first windows missing": (
        CUT,
        CUT.replace("s[:-1], s[12:]", "s[20:-1], s[32:]"),
        "window",
        "The windows start 20 steps late: the first 20 windows of the series are missing",
    ),
    "the last windows missing": (
        CUT,
        CUT.replace("s[:-1], s[12:]", "s[:-12], s[12:]"),
        "window",
        "11 windows are missing at the end",
    ),
    "windows with a bracket forgotten": (
        SCALED,
        SCALED.replace("(s[:-1] - m) / d, (s[12:] - m) / d", "s[:-1] - m / d, s[12:] - m / d"),
        "unscaled-input",
        "not on the scale asked for: their values go from",
    ),
    "a small buffer": (
        SHUFFLED,
        SHUFFLED.replace("shuffle(40, seed=1)", "shuffle(10)"),
        "not-shuffled",
        "`x` is only partly shuffled: its buffer holds 10 of 40 samples",
    ),
    "a small buffer, among samples that nobody counted": (
        SHUFFLED,
        SHUFFLED.replace("shuffle(40, seed=1)", "filter(lambda u, v: True).shuffle(10)"),
        "not-shuffled",
        "`x` is only partly shuffled: its buffer holds 10 of 40 samples",
    ),
    "one element too many": (
        f"{SLICES}(a).take(1)",
        f"{SLICES}(a).take(2)",
        "dataset-length",
        "1 is asked for",
    ),
}


@pytest.mark.parametrize(("want", "have", "rule", "said"), TOLD.values(), ids=TOLD)
def test_a_finding_says_what_differs(want: str, have: str, rule: str, said: str, fails: Callable[..., object]) -> None:
    verdict = fails(Case(want, "", given=GIVEN).job, have, rule)
    assert said in verdict.findings[0].message, verdict


def test_what_to_try_for_windows_on_another_scale_is_no_scaling_of_pixels(fails: Callable[..., object]) -> None:
    have = SCALED.replace("(s[:-1] - m) / d, (s[12:] - m) / d", "s[:-1] - m / d, s[12:] - m / d")
    assert "255" not in fails(Case(SCALED, "", given=GIVEN).job, have, "unscaled-input").findings[0].help
