"""Losses, optimizers and metrics are what they do, however they are spelt; one's own are judged by their figures."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

CLASSES = 'x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])\n'
LOGITS = CLASSES.replace(', activation="softmax"', "")
YES_NO = CLASSES.replace("3", "1").replace("softmax", "sigmoid")
NUMBER = LOGITS.replace("3", "1")
SPARSE = '"sparse_categorical_crossentropy"'
SPARSE_LOGITS = "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
BINARY = '"binary_crossentropy"'
CUBED = "def cubed(y, p):\n    return tf.reduce_mean(tf.abs(y - p) ** 3, axis=-1)\n"
DECAY = "keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9))"
OWN_DECAY = """\
class Decay(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.1 * 0.9 ** (tf.cast(step, tf.float32) / 100)
"""


def _compiled(model: str, loss: str = '"mse"', optimizer: str = '"adam"', metrics: str = "[]") -> str:
    return model + f"x.compile(optimizer={optimizer}, loss={loss}, metrics={metrics})\n"


SQUARED = _compiled(NUMBER)
COUNTED = _compiled(CLASSES, SPARSE, metrics='["accuracy"]')
DECAYING = _compiled(NUMBER, optimizer=DECAY)
WEIGHED = _compiled(NUMBER, optimizer="keras.optimizers.AdamW(1e-3, weight_decay=0.01)")

ALIKE = {
    f"{what} as {spelt}": (reference, answer)
    for what, reference, spellings in (
        (
            "mse",
            SQUARED,
            {
                text: _compiled(NUMBER, text)
                for text in (
                    '"MSE"',
                    '"mean_squared_error"',
                    "keras.losses.MeanSquaredError",
                    'keras.losses.MeanSquaredError(reduction="mean", name="e")',
                    "tf.keras.losses.mse",
                    "lambda y, p: tf.reduce_mean((y - p) ** 2, axis=-1)",
                )
            },
        ),
        (
            "a loss of one's own",
            CUBED + _compiled(NUMBER, "cubed"),
            {
                "a lambda": _compiled(NUMBER, "lambda t, f: keras.ops.mean(keras.ops.abs(t - f) ** 3, axis=-1)"),
                "a class": "class Cubed(keras.losses.Loss):\n    def call(self, y, p):\n"
                "        return tf.reduce_mean(tf.abs(p - y) ** 3, axis=-1)\n" + _compiled(NUMBER, "Cubed()"),
            },
        ),
        (
            "sparse crossentropy",
            COUNTED,
            {
                "a lambda": COUNTED.replace(
                    SPARSE, "lambda y, p: keras.losses.sparse_categorical_crossentropy(y, p)"
                ).replace('"accuracy"', '"sparse_categorical_accuracy"')
            },
        ),
        (
            "adam",
            SQUARED,
            {
                text: _compiled(NUMBER, optimizer=text)
                for text in ('"Adam"', "keras.optimizers.Adam(1e-3, beta_1=0.9)", "tf.keras.optimizers.Adam()")
            },
        ),
        ("adamw", WEIGHED, {"adam that decays weights": WEIGHED.replace("AdamW", "Adam")}),
        (
            "a schedule",
            DECAYING,
            {
                "named arguments": DECAYING.replace("100, 0.9", "decay_rate=0.9, decay_steps=100"),
                "a class without a config": OWN_DECAY + _compiled(NUMBER, optimizer="keras.optimizers.SGD(Decay())"),
            },
        ),
        (
            "accuracy",
            COUNTED,
            {
                text: COUNTED.replace('["accuracy"]', f"[{text}]")
                for text in (
                    '"acc"',
                    'keras.metrics.SparseCategoricalAccuracy(name="hits")',
                    "keras.metrics.sparse_categorical_accuracy",
                    '"accuracy", "sparse_top_k_categorical_accuracy"',
                    "lambda y, p: keras.metrics.sparse_categorical_accuracy(y, p)",
                )
            },
        ),
        (
            "metrics of a yes or no",
            _compiled(YES_NO, BINARY, metrics='["accuracy", "AUC", "Precision"]'),
            {
                "objects": _compiled(
                    YES_NO,
                    '"BinaryCrossentropy"',
                    metrics='[keras.metrics.Precision(name="p"), keras.metrics.AUC(), keras.metrics.BinaryAccuracy()]',
                )
            },
        ),
    )
    for spelt, answer in spellings.items()
}

DIFFERENT = {
    "absolute error": (SQUARED, _compiled(NUMBER, '"mae"'), "loss", "compile"),
    "summed": (SQUARED, _compiled(NUMBER, 'keras.losses.MeanSquaredError(reduction="sum")'), "loss", "compile"),
    "twice the error": (SQUARED, _compiled(NUMBER, "lambda y, p: 2 * tf.reduce_mean((y - p) ** 2, -1)"), "loss", None),
    "a loss of the same name": (
        CUBED + _compiled(NUMBER, "cubed"),
        CUBED.replace("3", "2") + _compiled(NUMBER, "cubed"),
        "loss",
        "compile",
    ),
    "labels not smoothed": (
        _compiled(CLASSES, "keras.losses.CategoricalCrossentropy(label_smoothing=0.1)"),
        _compiled(CLASSES, '"categorical_crossentropy"'),
        "loss",
        "compile",
    ),
    "logits that the loss knows of": (COUNTED, _compiled(LOGITS, SPARSE_LOGITS), "activation", "Dense"),
    "probabilities for logits": (
        _compiled(LOGITS, SPARSE_LOGITS),
        _compiled(CLASSES, SPARSE_LOGITS),
        "from-logits",
        None,
    ),
    "logits for probabilities": (_compiled(LOGITS, SPARSE_LOGITS), _compiled(LOGITS, SPARSE), "from-logits", None),
    "weights don't decay": (WEIGHED, SQUARED, "optimizer", "compile"),
    "a slower decay": (DECAYING, DECAYING.replace("100", "200"), "learning-rate", "compile"),
    "no decay": (DECAYING, _compiled(NUMBER, optimizer="keras.optimizers.SGD(0.1)"), "learning-rate", "compile"),
    "a slower decay of one's own": (
        DECAYING,
        OWN_DECAY.replace("100", "150") + _compiled(NUMBER, optimizer="keras.optimizers.SGD(Decay())"),
        "learning-rate",
        "compile",
    ),
    "a plain accuracy": (COUNTED, COUNTED.replace('"accuracy"', "keras.metrics.Accuracy()"), "metrics-missing", None),
    "another threshold": (
        _compiled(YES_NO, BINARY, metrics='["accuracy"]'),
        _compiled(YES_NO, BINARY, metrics="[keras.metrics.BinaryAccuracy(threshold=0.7)]"),
        "metrics-missing",
        "compile",
    ),
    "not weighed": (
        SQUARED.replace("metrics=[]", 'weighted_metrics=["mae"]'),
        SQUARED.replace("[]", '["mae"]'),
        "metrics-missing",
        "compile",
    ),
}
# One mistake, and all that follows from it: it is told once.
ONE_CAUSE = {
    "logits that the loss knows of": (_compiled(LOGITS, SPARSE_LOGITS, metrics='["accuracy"]'), ("activation",)),
    "one-hot loss": (
        COUNTED.replace("sparse_categorical", "categorical"),
        ("labels-loss-mismatch",),
    ),
    "metrics in the place of loss_weights": (
        CLASSES + f'x.compile("adam", {SPARSE}, ["accuracy"])\n',
        ("wrong-argument",),
    ),
    "a metric in the place of loss_weights": (
        CLASSES + f'x.compile("adam", {SPARSE}, [keras.metrics.SparseCategoricalAccuracy()])\n',
        ("wrong-argument",),
    ),
    "logits, and another optimizer": (
        _compiled(LOGITS, SPARSE, '"sgd"', '["accuracy"]'),
        ("from-logits", "optimizer"),
    ),
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_a_spelling_that_does_the_same_passes(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have))


@pytest.mark.parametrize(("want", "have", "rule", "line"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_is_compiled_otherwise_is_named(
    want: str, have: str, rule: str, line: str | None, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, line))


@pytest.mark.parametrize(("have", "rules"), ONE_CAUSE.values(), ids=ONE_CAUSE)
def test_one_cause_is_told_once(have: str, rules: tuple[str, ...], fails: Callable[..., object]) -> None:
    verdict = fails(Case(COUNTED, have).job, have, rules[0])
    assert getattr(verdict, "rules", ()) == rules
