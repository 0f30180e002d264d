"""Layers on their own, and the small objects of training: callbacks, optimizers, losses, metrics, histories."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.domain.verdict import Verdict

DATA = """\
train = np.array([[1.0], [2.0], [3.0]], "float32")
test = np.array([[100.0]], "float32")
texts = ["the cat sat", "the dog sat"]
"""
NORMALIZED = "x = keras.layers.Normalization()\nx.adapt(train)\n"
VECTORS = "x = keras.layers.TextVectorization(max_tokens=50, output_sequence_length=4)\nx.adapt(texts)\n"
FIT = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=["mae"])
x = model.fit(train, train, validation_data=(test, test), epochs=2, verbose=0)
"""
CUSTOM = """\
class Scale(keras.layers.Layer):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor
    def call(self, a):
        return a * self.factor
x = Scale(3.0)
"""

ALIKE = {
    "dense": ("x = keras.layers.Dense(3, 'relu')", "x = keras.layers.Dense(units=3, activation=tf.nn.relu, name='d')"),
    "normalisation": (NORMALIZED, "x = keras.layers.Normalization(mean=2.0, variance=2 / 3)\n"),
    "normalisation, adapted to a dataset": (
        NORMALIZED,
        "x = keras.layers.Normalization()\nx.adapt(tf.data.Dataset.from_tensor_slices(train).batch(2))\n",
    ),
    "vocabulary": (VECTORS, VECTORS.replace("texts)", "tf.data.Dataset.from_tensor_slices(texts))")),
    "custom layer": (
        CUSTOM,
        CUSTOM.replace("Scale", "Times").replace("a *", "self.factor *").replace("* self.factor\n", "* a\n"),
    ),
    "early stopping": (
        "x = keras.callbacks.EarlyStopping(monitor='val_loss', patience=3)",
        "x = keras.callbacks.EarlyStopping(patience=3, mode='min')",
    ),
    "optimizer": ("x = keras.optimizers.SGD(0.1)", "x = tf.keras.optimizers.SGD(learning_rate=1e-1, name='mine')"),
    "loss": ("x = keras.losses.MeanSquaredError()", "x = keras.losses.get('mse')"),
    "loss as a function": ("x = keras.losses.Huber(delta=1.0)", "x = keras.losses.Huber()"),
    "metric": ("x = keras.metrics.MeanAbsoluteError()", "x = keras.metrics.MeanAbsoluteError(name='error')"),
    "schedule": (
        "x = keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)",
        "x = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=100, decay_rate=0.9)",
    ),
    "initialiser": ("x = keras.initializers.HeNormal(seed=1)", "x = keras.initializers.get('he_normal')"),
    "regulariser": ("x = keras.regularizers.L2(0.01)", "x = keras.regularizers.l2(0.01)"),
    "history": (FIT, FIT.replace('"sgd"', '"adam"')),
    "history, metric under another name": (FIT, FIT.replace('"mae"', '"mean_absolute_error"')),
    "curves": (FIT + "x = x.history", FIT + "x = x.history"),
    "history of one curve more": (FIT, FIT.replace('["mae"]', '["mae", "mse"]')),
}

DIFFERENT = {
    "another layer": ("x = keras.layers.Dense(3)", "x = keras.layers.Embedding(3, 3)", "wrong-kind"),
    "no layer": ("x = keras.layers.Dense(3)", "x = 3", "wrong-kind"),
    "the class": ("x = keras.layers.Dense(3)", "x = keras.layers.Dense", "wrong-kind"),
    "units": ("x = keras.layers.Dense(3)", "x = keras.layers.Dense(4)", "layer-argument"),
    "activation": ("x = keras.layers.Dense(3, 'relu')", "x = keras.layers.Dense(3)", "layer-argument"),
    "frozen": ("x = keras.layers.Dense(3)", "x = keras.layers.Dense(3, trainable=False)", "trainable"),
    "not adapted": (NORMALIZED, "x = keras.layers.Normalization()", "unscaled-input"),
    "built, not adapted": (NORMALIZED, "x = keras.layers.Normalization()\nx.build((None, 1))", "unscaled-input"),
    "adapted to everything": (NORMALIZED, NORMALIZED.replace("train", "np.concatenate([train, test])"), "test-leak"),
    "adapted to the test data": (NORMALIZED, NORMALIZED.replace("train", "test"), "test-leak"),
    "vocabulary of other texts": (VECTORS, VECTORS.replace("texts)", "texts + ['a bird'])"), "vocabulary"),
    "vocabulary missing": (VECTORS, VECTORS.replace("x.adapt(texts)", ""), "vocabulary"),
    "words kept in capitals": (VECTORS, VECTORS.replace("(texts)", "([t.upper() for t in texts])"), ""),
    "sequence length": (VECTORS, VECTORS.replace("=4", "=5"), "layer-argument"),
    "patience": (
        "x = keras.callbacks.EarlyStopping(patience=3)",
        "x = keras.callbacks.EarlyStopping(patience=5)",
        "callback-argument",
    ),
    "monitor": (
        "x = keras.callbacks.EarlyStopping(monitor='val_loss')",
        "x = keras.callbacks.EarlyStopping(monitor='loss')",
        "callback-argument",
    ),
    "weights not restored": (
        "x = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)",
        "x = keras.callbacks.EarlyStopping(patience=2)",
        "callback-argument",
    ),
    "mode turned round": (
        "x = keras.callbacks.EarlyStopping(monitor='accuracy', mode='max')",
        "x = keras.callbacks.EarlyStopping(monitor='accuracy', mode='min')",
        "callback-argument",
    ),
    "another callback": (
        "x = keras.callbacks.EarlyStopping()",
        "x = keras.callbacks.TerminateOnNaN()",
        "callback-missing",
    ),
    "no callback": ("x = keras.callbacks.EarlyStopping()", "x = 'early stopping'", "callback-missing"),
    "another optimizer": ("x = keras.optimizers.SGD(0.1)", "x = keras.optimizers.Adam(0.1)", "optimizer"),
    "learning rate": ("x = keras.optimizers.SGD(0.1)", "x = keras.optimizers.SGD(0.01)", "learning-rate"),
    "momentum": ("x = keras.optimizers.SGD(0.1, momentum=0.9)", "x = keras.optimizers.SGD(0.1)", "optimizer-argument"),
    "an optimizer's name": ("x = keras.optimizers.SGD(0.1)", "x = 'sgd'", "optimizer"),
    "another loss": ("x = keras.losses.MeanSquaredError()", "x = keras.losses.MeanAbsoluteError()", "loss"),
    "delta": ("x = keras.losses.Huber(2.0)", "x = keras.losses.Huber()", "loss"),
    "no loss": ("x = keras.losses.Huber(2.0)", "x = 3", "wrong-kind"),
    "another metric": ("x = keras.metrics.Precision()", "x = keras.metrics.Recall()", "metrics-missing"),
    "no metric": ("x = keras.metrics.Precision()", "x = None", "metrics-missing"),
    "schedule": (
        "x = keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)",
        "x = keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.5)",
        "value",
    ),
    "a figure instead of a schedule": (
        "x = keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)",
        "x = 0.1",
        "wrong-kind",
    ),
    "another initialiser": ("x = keras.initializers.HeNormal()", "x = keras.initializers.Zeros()", "wrong-kind"),
    "strength of a regulariser": ("x = keras.regularizers.L2(0.01)", "x = keras.regularizers.L2(0.1)", "value"),
    "no validation curves": (FIT, FIT.replace("validation_data=(test, test), ", ""), "history-keys"),
    "no metric curve": (FIT, FIT.replace(', metrics=["mae"]', ""), "history-keys"),
    "epochs": (FIT, FIT.replace("epochs=2", "epochs=3"), "epochs"),
    "the model instead of its history": (FIT, FIT.replace("x = model.fit", "x = model; model.fit"), "not-trained"),
    "something else": (FIT, "x = {}", "wrong-kind"),
    "curves of fewer epochs": (FIT + "x = x.history", FIT.replace("=2", "=1") + "x = x.history", "epochs"),
    "curves that are no dict": (FIT + "x = x.history", "x = []", "wrong-kind"),
    "custom layer": (CUSTOM, CUSTOM.replace("3.0", "4.0"), "value"),
}


@pytest.mark.parametrize(("want", "have"), ALIKE.values(), ids=ALIKE)
def test_objects_with_the_same_meaning_pass(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, given=DATA, inputs=("np.ones((2, 1), 'float32')",) if want == CUSTOM else ()))


@pytest.mark.parametrize(
    ("name", "help_text"),
    [
        ("learning rate", "keras.optimizers.SGD(learning_rate=...)"),
        ("momentum", "keras.optimizers.SGD(momentum=...)"),
    ],
)
def test_what_to_try_names_the_optimizer_that_is_asked_for(
    name: str, help_text: str, fails: Callable[..., Verdict]
) -> None:
    want, have, rule = DIFFERENT[name]
    assert help_text in fails(Case(want, "").job, have, rule).findings[0].help


@pytest.mark.parametrize(("want", "have", "rule"), DIFFERENT.values(), ids=DIFFERENT)
def test_an_object_is_told_its_first_difference(want: str, have: str, rule: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, rule, given=DATA, inputs=("np.ones((2, 1), 'float32')",) if want == CUSTOM else ()))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("standardize=tf.strings.upper", "standardize=string_upper and makes 'THE' of 'the cat sat', where 'the' is"),
        ("split=None", "split=None and makes 'the cat sat' of 'the cat sat', where 'the' is asked for."),
        ("split=lambda t: tf.strings.split(t)[:, :2]", "split=a lambda and makes 2 words of 'the cat sat', where 3"),
        ("standardize=None, split='character'", "split='character' and makes 't' of 'the cat sat'"),
    ],
)
def test_other_words_of_the_texts_are_told_with_a_text(
    arguments: str, said: str, fails: Callable[..., Verdict]
) -> None:
    job = Case(VECTORS, "", given=DATA).job
    verdict = fails(job, VECTORS.replace("max", f"{arguments}, max"), "layer-argument", "x =")
    assert said in verdict.findings[0].message, verdict
