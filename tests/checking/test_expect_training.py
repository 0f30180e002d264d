"""What a Check block asks of training runs, of functions, and of a learner's own layers, metrics and callbacks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from checking_jobs import Case

from planner.checking.judge import vocabulary

TRAINED = """\
x = keras.callbacks.History()
x.params, x.epoch = {"epochs": 4}, [0, 1, 2, 3]
x.history = {"loss": [9.0, 4.0, 2.0, 1.0], "mae": [3.0, 2.0, 1.4, 1.0]}
x.history |= {"val_loss": [9.0, 8.0, 9.0, 5.0], "val_mae": [4.0, 4.0, 4.0, 4.0]}
"""
STOPPED = TRAINED.replace("[0, 1, 2, 3]", "[0, 1]")
BATCHES = TRAINED.replace('"epochs": 4', '"epochs": 4, "steps": 12')
VALIDATED = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
model.compile(loss="mse")
x = keras.callbacks.History()
x.set_model(model)
x.history = {"loss": [9.0, 9.0], "val_loss": [4.0, 9.0]}
"""
FITTED = """\
class Mine(keras.callbacks.Callback):
    pass
stop = keras.callbacks.TerminateOnNaN()
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(loss="mse")
x = model.fit(np.ones((2, 1)), np.ones(2), callbacks=[stop, Mine()], verbose=0)
"""
LOWERED = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(keras.optimizers.SGD(1.0), "mse")
lowered = keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 / (epoch + 1))
x = model.fit(np.ones((2, 1)), np.ones(2), epochs=2, callbacks=[lowered], verbose=0)
"""
BY_BATCH = """\
class Lowered(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch
    def on_train_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate = 0.1 / (self.epoch + 1)
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(keras.optimizers.SGD(1.0), "mse")
x = model.fit(np.ones((4, 1)), np.ones(4), batch_size=2, epochs=2, callbacks=[Lowered()], verbose=0)
"""
DIVERGES = TRAINED.replace("[9.0, 4.0, 2.0, 1.0]", "[9.0, 4.0, float('inf'), float('nan')]")
HALF = """\
class x(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units))
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")
    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b
    def get_config(self):
        return {**super().get_config(), "units": self.units}
"""
OTHER_WAY = """\
class x(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.bias = self.add_weight(shape=(units,), initializer="zeros")
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], self.units))
    def call(self, inputs):
        return keras.ops.dot(inputs, self.kernel) + self.bias
    def get_config(self):
        config = super().get_config()
        config["units"] = self.units
        return config
"""
LAYER = 'expect.layer("x", np.arange(6.0, dtype="float32").reshape(2, 3), made_with={"units": 2}, round_trip=True)'
HITS = """\
class x(keras.metrics.Metric):
    def __init__(self, name="hits", **kwargs):
        super().__init__(name=name, **kwargs)
        self.hits = self.add_weight(name="hits", initializer="zeros")
    def update_state(self, y_true, y_pred, sample_weight=None):
        right = tf.cast(tf.equal(tf.cast(y_true, "int64"), tf.argmax(y_pred, axis=-1)), "float32")
        self.hits.assign_add(tf.reduce_sum(right))
    def result(self):
        return self.hits
"""
METRIC = """\
batches = [(np.array([0, 1]), np.array([[0.9, 0.1], [0.8, 0.2]])), (np.array([1, 1]), np.array([[0.1, 0.9], [0, 1.0]]))]
expect.metric("x", batches)
"""
ENOUGH = """\
class x(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if logs["accuracy"] >= 0.9:
            self.model.stop_training = True
"""
SLOWER = """\
class x(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.model.optimizer.learning_rate = 0.1 * 0.5**epoch
"""
LOGS = '[{"accuracy": 0.5, "loss": 1.0}, {"accuracy": 0.9, "loss": 0.5}, {"accuracy": 0.95, "loss": 0.4}]'
CALLBACK = f'expect.callback("x", {LOGS})'
BEST = "x = keras.callbacks.EarlyStopping('loss', patience=1, restore_best_weights=True)"
RESTORES = 'expect.callback("x", [{"loss": 1.0}, {"loss": 0.5}, {"loss": 0.8}, {"loss": 0.9}])'
SUM = "def x(v):\n    return tf.reduce_sum(v**2)\n"
SUM_CALL = ("(np.arange(300.0, dtype='float32'),)",)
STRAIGHT_THROUGH = "@tf.custom_gradient\ndef x(v):\n    return tf.reduce_sum(v**2), lambda up: up * tf.ones_like(v)\n"

HOLDS = {
    "reaches": (TRAINED, 'expect.reaches("x", "val_mae", at_most=5)'),
    "reaches at least": (TRAINED, 'expect.reaches("x", "mean_absolute_error", at_least=1)'),
    "falls": (TRAINED, 'expect.falls("x", "loss", every_epoch=True)\nexpect.falls("x", "val_loss")'),
    "rises": (TRAINED.replace("9.0, 4.0, 2.0, 1.0", "1.0, 2.0, 1.5, 3.0"), 'expect.rises("x", "loss")'),
    "gap_at_most": (TRAINED, 'expect.gap_at_most("x", 4, metric="loss")'),
    "stopped_early": (STOPPED, 'expect.stopped_early("x")'),
    "callbacks": (FITTED, 'expect.callbacks("x", answer.stop, answer.Mine, keras.callbacks.TerminateOnNaN)'),
    "batch_size": (BATCHES, 'expect.batch_size("x", 8, of=96)'),
    "batch_size, with a smaller one at the end": (BATCHES, 'expect.batch_size("x", 8, of=89)'),
    "batch_size of a dataset without a length": (TRAINED, 'expect.batch_size("x", 8, of=96)'),
    "rates": (LOWERED, 'expect.rates("x", [0.1, 0.05])'),
    "rates, set anew for each batch": (BY_BATCH, 'expect.rates("x", [0.1, 0.05])'),
    "validated_on": (VALIDATED, 'expect.validated_on("x", np.ones((2, 1)), np.full((2, 1), 3.0))'),
    "validated_on, with the best weights": (
        VALIDATED,
        'expect.validated_on("x", np.ones((2, 1)), np.full((2, 1), 2.0))',
    ),
    "unseen": (FITTED, 'expect.unseen("x", np.full((2, 1), 3.0))'),
    "unseen, of a model": (FITTED, 'expect.unseen("model", np.full((2, 1), 3.0))'),
    "unseen, of another shape": (FITTED, 'expect.unseen("x", np.ones((2, 2)))'),
    "unseen, of another kind": (FITTED, 'expect.unseen("x", np.ones((2, 1), "int64"))'),
    "unseen, never fitted": (VALIDATED, 'expect.unseen("model", np.ones((2, 1)))'),
    "variable": ("x = tf.Variable(1.0)", 'expect.variable("x")'),
    "a Keras variable": ("x = keras.Variable(1.0)", 'expect.variable("x")'),
    "tf_function": (f"@tf.function\n{SUM}", 'expect.tf_function("x")'),
    "gradient": (SUM.replace("v**2", "v * v"), 'expect.gradient("x")'),
    "time_at_most": (SUM, 'expect.time_at_most("x", times=50)'),
    "layer": (OTHER_WAY, LAYER),
    "layer, made already": (HALF + "x = x(2)", LAYER.replace(', made_with={"units": 2}', "")),
    "metric": (HITS.replace("assign_add(tf.reduce_sum(right))", "assign(self.hits + tf.reduce_sum(right))"), METRIC),
    "callback": (ENOUGH.replace('logs["accuracy"] >= 0.9', 'not (logs or {}).get("accuracy") < 0.9'), CALLBACK),
    "callback that restores": (BEST, RESTORES),
}

FAILS = {
    "reaches": (TRAINED, 'expect.reaches("x", "mae", at_most=0.1)', "threshold"),
    "reaches no such curve": (TRAINED, 'expect.reaches("x", "accuracy", at_least=0.1)', "history-keys"),
    "reaches, with no history": ("x = [1.0]", 'expect.reaches("x", "loss", at_most=1)', "wrong-kind"),
    "falls": (DIVERGES, 'expect.falls("x")', "not-learning"),
    "falls in every epoch": (TRAINED, 'expect.falls("x", "val_loss", every_epoch=True)', "not-learning"),
    "rises": (TRAINED, 'expect.rises("x", "loss")', "not-learning"),
    "gap_at_most": (TRAINED, 'expect.gap_at_most("x", 3.9, metric="loss")', "overfitting"),
    "stopped_early": (TRAINED, 'expect.stopped_early("x")', "callback-missing"),
    "callbacks, one of its class not": (
        FITTED.replace("[stop, Mine()]", "stop"),
        'expect.callbacks("x", answer.stop, answer.Mine)',
        "callback-missing",
    ),
    "callbacks, another of its class": (
        FITTED.replace("[stop,", "[keras.callbacks.TerminateOnNaN(),"),
        'expect.callbacks("x", answer.stop)',
        "callback-missing",
    ),
    "batch_size": (BATCHES, 'expect.batch_size("x", 9, of=96)', "batch-size"),
    "rates, all the last one": (LOWERED.replace("epoch + 1", "2"), 'expect.rates("x", [0.1, 0.05])', "learning-rate"),
    "rates, other ones from the second batch on": (
        BY_BATCH.replace("(self.epoch + 1)", "(self.epoch + 1) + batch"),
        'expect.rates("x", [0.1, 0.05])',
        "learning-rate",
    ),
    "rates, of fewer epochs": (LOWERED, 'expect.rates("x", [0.1, 0.05, 0.025])', "epochs"),
    "rates, with no history": ("x = [0.1, 0.05]", 'expect.rates("x", [0.1, 0.05])', "wrong-kind"),
    "validated_on other data": (
        VALIDATED,
        'expect.validated_on("x", np.ones((2, 1)), np.ones((2, 1)))',
        "history-keys",
    ),
    "validated_on, not validated": (TRAINED.replace("val_", "v_"), 'expect.validated_on("x", 1, 1)', "history-keys"),
    "unseen": (FITTED, 'expect.unseen("x", np.ones((1, 1)))', "test-leak"),
    "unseen, in an earlier fit of another dtype": (
        FITTED + "model.fit(np.zeros((2, 1), 'int64'), np.ones(2), verbose=0)\n",
        'expect.unseen("model", np.ones((1, 1), "float32"))',
        "test-leak",
    ),
    "unseen, in a dataset": (
        FITTED.replace("np.ones((2, 1)), np.ones(2)", "tf.data.Dataset.from_tensors((np.ones((2, 1)), np.ones(2)))"),
        'expect.unseen("x", np.ones((1, 1)))',
        "test-leak",
    ),
    "unseen, as a tensor by name": (
        FITTED.replace("np.ones((2, 1)), np.ones(2)", "x=tf.ones((2, 1)), y=np.ones(2)"),
        'expect.unseen("x", np.ones((1, 1)))',
        "test-leak",
    ),
    "unseen, in a batch of its own": (
        FITTED.replace("np.ones((2, 1))", "np.zeros((2, 1))") + "model.train_on_batch(np.ones((1, 1)), np.ones(1))\n",
        'expect.unseen("model", np.ones((1, 1)))',
        "test-leak",
    ),
    "unseen, with no model": ("x = 1", 'expect.unseen("x", np.ones((1, 1)))', "wrong-kind"),
    "variable": ("x = tf.constant(1.0)", 'expect.variable("x")', "wrong-kind"),
    "tf_function": (SUM, 'expect.tf_function("x")', "tf-function"),
    "gradient": (STRAIGHT_THROUGH, 'expect.gradient("x")', "gradient"),
    "gradient of nothing": (SUM.replace("v**2", "tf.stop_gradient(v)"), 'expect.gradient("x")', "gradient"),
    "time_at_most": (
        "def x(v):\n    return tf.add_n([w * w for n in range(12) for w in tf.unstack(v)]) / 12\n",
        'expect.time_at_most("x", times=2)',
        "too-slow",
    ),
    "layer that forgets its bias": (HALF.replace(" + self.b", ""), LAYER, "value"),
    "layer without a bias": (re.sub(r"        self.b = .*\n", "", HALF).replace(" + self.b", ""), LAYER, "weights"),
    "layer that is not trained": (HALF.replace('"zeros"', '"zeros", trainable=False'), LAYER, "trainable"),
    "layer that doubles in training": (
        HALF.replace("inputs):", "inputs, training=False):").replace("matmul(inputs", "matmul(inputs * (1 + training)"),
        LAYER,
        "outputs-differ",
    ),
    "layer without its config": (
        HALF.replace('{**super().get_config(), "units": self.units}', "super().get_config()"),
        LAYER,
        "config-missing",
    ),
    "layer that raises": (HALF.replace("self.b\n", "self.c\n"), LAYER, "unknown-attribute"),
    "layer that is none": ("def x(units):\n    return units\n", LAYER, "wrong-kind"),
    "layer with another constructor": (HALF.replace("units", "size"), LAYER, "wrong-argument"),
    "metric of the last batch": (HITS.replace("assign_add", "assign"), METRIC, "value"),
    "metric that never starts anew": (HITS + "    def reset_state(self):\n        pass\n", METRIC, "value"),
    "callback that stops too late": (ENOUGH.replace(">=", ">"), CALLBACK, "value"),
    "callback that never stops": (ENOUGH.replace("0.9", "2"), CALLBACK, "value"),
    "callback that raises": (ENOUGH.replace('"accuracy"', '"acc"'), CALLBACK, "exception"),
    "callback that leaves the last weights": (BEST.replace("True", "False"), RESTORES, "weights"),
    "callback with another rate": (SLOWER.replace("0.5**", "0.9**"), CALLBACK, "learning-rate"),
}

REFERENCES = {"layer": HALF, "metric": HITS, "callback": ENOUGH, "gradient": SUM, "time_at_most": SUM}
OTHER_REFERENCES = {
    "layer, made already": HALF + "x = x(2)",
    "callback that restores": BEST,
    "callback that leaves the last weights": BEST,
    "callback with another rate": SLOWER,
}


def _case(name: str, answer: str, check: str, rule: str = "") -> Case:
    """Return a case with the reference that the verb compares with, where it compares."""
    (verb, *_) = re.findall(r"expect\.(\w+)", check)
    reference = OTHER_REFERENCES.get(name) or REFERENCES.get(verb, "x = 0")
    return Case(reference, answer, rule, check=check, inputs=SUM_CALL if reference == SUM else ())


@pytest.mark.parametrize("name", HOLDS)
def test_each_verb_holds_for_a_right_answer(name: str, holds: Callable[[Case], None]) -> None:
    holds(_case(name, *HOLDS[name]))


@pytest.mark.parametrize("name", FAILS)
def test_each_verb_names_what_a_wrong_answer_lacks(name: str, holds: Callable[[Case], None]) -> None:
    holds(_case(name, *FAILS[name]))


SCHEDULE = "x = keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 * 0.5 ** (epoch // 10))"
DOUBLE = "class Double(keras.losses.Loss):\n    def call(self, y, p):\n        return 2 * (y - p) ** 2\nx = Double()\n"
PAIR = ("(tf.constant([1.0, 2.0]), tf.constant([0.5, 4.0]))",)
STOP = "x = keras.callbacks.EarlyStopping('val_loss', patience=3)"
BEST_FILE = "x = keras.callbacks.ModelCheckpoint('best.keras', save_best_only=True)"
BY_BEHAVIOUR = {
    "a callback that says more": (STOP, STOP.replace("3)", "3, verbose=1)"), "", ()),
    "a callback whose mode is said": (STOP, STOP.replace("3)", "3, mode='min')"), "", ()),
    "a callback the wrong way round": (STOP, STOP.replace("3)", "3, mode='max')"), "callback-argument", ()),
    "a callback that watches accuracy": (
        STOP.replace("val_loss", "val_accuracy"),
        STOP.replace("val_loss", "val_accuracy").replace("3)", "3, mode='max')"),
        "",
        (),
    ),
    "a callback derived from Keras's": (
        STOP,
        STOP.replace("x = ", "class Mine(").replace("('val_loss', patience=3)", "): pass\nx = Mine(patience=3)"),
        "",
        (),
    ),
    "a callback with a whole path": (
        BEST_FILE,
        "import pathlib\n" + BEST_FILE.replace("'best.keras'", "pathlib.Path.cwd() / 'best.keras'"),
        "",
        (),
    ),
    "a callback with another path": (BEST_FILE, BEST_FILE.replace("best.", "last."), "callback-argument", ()),
    "a callback that stops instead": (BEST_FILE, STOP, "callback-missing", ()),
    "a schedule, spelt otherwise": (SCHEDULE, SCHEDULE.replace("0.1 * 0.5 **", "1 / 10 / 2 **"), "", ()),
    "a schedule a step too early": (SCHEDULE, SCHEDULE.replace("// 10", "// 9"), "learning-rate", ()),
    "a schedule that is none": (SCHEDULE, "x = lambda epoch: 0.1", "wrong-kind", ()),
    "a loss of another name": (DOUBLE, DOUBLE.replace("Double", "Twice"), "", PAIR),
    "another loss": (DOUBLE, DOUBLE.replace("2 *", "3 *"), "value", PAIR),
    "a layer": (HALF + "x = x(2)", OTHER_WAY + "x = x(2)", "", ("tf.ones((2, 3))",)),
    "a layer that forgets its bias": (
        HALF + "x = x(2)",
        HALF.replace(" + self.b", "") + "x = x(2)",
        "value",
        ("tf.ones((2, 3))",),
    ),
    "a callback of anyone's own": (ENOUGH + "x = x()", ENOUGH.replace("x(", "y(") + "x = y()", "", ()),
    "no callback": (ENOUGH + "x = x()", "x = 0", "wrong-kind", ()),
}


@pytest.mark.parametrize(("want", "have", "rule", "inputs"), BY_BEHAVIOUR.values(), ids=BY_BEHAVIOUR)
def test_what_is_derived_from_keras_is_judged_by_what_it_does(
    want: str, have: str, rule: str, inputs: tuple[str, ...], holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, inputs=inputs))


def _verbs() -> set[str]:
    """Return the names of all public methods in the vocabulary's files, read without TensorFlow."""
    folder = Path(str(vocabulary.__file__)).parent
    return {verb for file in folder.glob("*.py") for verb in re.findall(r"\n    def ([a-z]\w+)\(", file.read_text())}


def test_every_verb_is_documented_and_has_a_passing_and_a_failing_case() -> None:
    readme = (Path(__file__).parents[2] / "drills" / "README.md").read_text()
    documented = set(re.findall(r"^\| `expect\.(\w+)\(", readme, re.MULTILINE))
    assert documented == _verbs()
    tested = "".join(file.read_text() for file in Path(__file__).parent.glob("test_*.py"))
    assert not {verb for verb in documented if f"expect.{verb}(" not in tested}
