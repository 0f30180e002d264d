"""For rules that no drill's answers break: an answer that is right, and the edit that makes it break the rule."""

from dataclasses import dataclass

from checking_jobs import GIVEN, LIMITS, Inputs, job_of
from error_samples import DATA

from planner.checking.protocol import Job, Limits


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer that passes, and what stands in it where the one that breaks the rule has something else.

    ``reference``: what is asked for, where that is less than the answer.
    """

    right: str
    old: str
    new: str
    reference: str = ""
    given: str = ""
    check: str = ""
    inputs: tuple[str, ...] = ()
    limits: Limits = LIMITS

    @property
    def wrong(self) -> str:
        """The answer that breaks the rule."""
        assert self.right.count(self.old) == 1, self.old
        return self.right.replace(self.old, self.new)

    @property
    def job(self) -> Job:
        """What both answer."""
        inputs: Inputs = {"x": self.inputs} if self.inputs else {}
        solution = self.reference or self.right
        names = ("x",) if "x = " in solution or " x(" in solution else ()
        given = GIVEN + self.given
        return job_of(solution, given=given, names=names, inputs=inputs, check=self.check, limits=self.limits)


_TIGHT = Limits(
    wall_seconds=60.0, data_bytes=2 << 30, file_bytes=1 << 20, disk_bytes=8 << 20, output_bytes=1 << 20, processes=6
)
_SEVEN = "x = 7\n"
_MODEL = """\
model = keras.Sequential([keras.Input((8, 8)), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("sgd", "mse", run_eagerly=True)
model.fit(images, labels, validation_split=0.5, verbose=0)
x = 7
"""
_HISTORY = """\
x = keras.callbacks.History()
x.params, x.epoch = {"epochs": 3}, [0, 1, 2]
x.history = {"loss": [9.0, 4.0, 1.0], "val_loss": [9.0, 8.0, 5.0]}
"""
_LAYER = """\
class x(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units))
    def call(self, inputs, training=False):
        return tf.matmul(inputs, self.w)
    def get_config(self):
        return {**super().get_config(), "units": self.units}
"""
_LAYER_CHECK = (
    'expect.layer("x", np.arange(6.0, dtype="float32").reshape(2, 3), made_with={"units": 2}, round_trip=True)'
)
_SUM = "@tf.function\ndef x(v):\n    return tf.reduce_sum(v**2)\n"

PAIRS = {
    "import-missing": Pair("from keras.layers import Dense\nx = Dense(2).units\n", "layers", "layer"),
    "exit": Pair("import sys\nx = 7\nif x > 7:\n    sys.exit()\n", ">", "=="),
    "killed": Pair("import os\nos.kill(os.getpid(), 0)\nx = 7\n", "0", "9", _SEVEN),
    "time-limit": Pair(
        "import time\ntime.sleep(0.01)\nx = 7\n", "0.01", "600", _SEVEN, limits=Limits(wall_seconds=3.0)
    ),
    "memory-limit": Pair("kept = bytes(1 << 6)\nx = 7\n", "<< 6", "<< 36", limits=_TIGHT),
    "output-limit": Pair("print('-' * (1 << 9))\nx = 7\n", "<< 9", "<< 22", _SEVEN, limits=_TIGHT),
    "process-limit": Pair(
        "import subprocess, time\nfor number in range(2):\n    subprocess.Popen(['sleep', '60'])\n"
        "time.sleep(number - 1)\nx = 7\n",
        "range(2)",
        "range(40)",
        _SEVEN,
        limits=_TIGHT,
    ),
    "disk-limit": Pair(
        "import time\nfor number in range(2):\n    open(f'{number}', 'wb').write(bytes(1 << 19))\n"
        "time.sleep(number - 1)\nx = 7\n",
        "range(2)",
        "range(40)",
        _SEVEN,
        limits=_TIGHT,
    ),
    "checker-changed": Pair(
        "from planner.checking import protocol\nmost = protocol.MAX_FINDINGS\nx = 7\n",
        "most = protocol.MAX_FINDINGS",
        "protocol.MAX_FINDINGS = 7",
        _SEVEN,
    ),
    "model-graph": Pair(
        "i = keras.Input((6,))\nh = keras.layers.Dense(6)(i)\nx = keras.Model(i, keras.layers.Add()([i, h]))\n",
        "[i, h]",
        "[h, h]",
    ),
    "outputs-differ": Pair(_LAYER, "matmul(inputs,", "matmul(inputs * (1 + training),", check=_LAYER_CHECK),
    "keras-tensor": Pair(
        "x = tuple(keras.ops.mean(keras.Input((3, 2)), axis=1).shape)\n", "keras.ops.mean", "tf.reduce_mean"
    ),
    "call-missing": Pair(
        "class L(keras.layers.Layer):\n    def call(self, inputs):\n        return inputs\nx = L()(np.ones((2, 2)))\n",
        "def call",
        "def forward",
    ),
    "seed": Pair(
        "x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), keras.layers.Dropout(0.5, seed=7)])\n",
        ", seed=7",
        "",
    ),
    "labels-missing": Pair(_MODEL, "images, labels", "images", _SEVEN, DATA),
    "validation-split": Pair(_MODEL, "images, labels", "pairs.batch(2)", _SEVEN, DATA),
    "optimizer-reused": Pair(
        "a, b, sgd = tf.Variable(1.0), tf.Variable(2.0), keras.optimizers.SGD()\n"
        "sgd.apply_gradients([(tf.ones(()), a)])\nsgd.apply_gradients([(tf.zeros(()), a)])\nx = 7\n",
        "zeros(()), a",
        "zeros(()), b",
        _SEVEN,
    ),
    "schedule": Pair(
        "sgd = keras.optimizers.SGD(0.1)\nsgd.learning_rate = 0.2\nx = 7\n",
        "0.1",
        "keras.optimizers.schedules.ExponentialDecay(0.1, 9, 0.5)",
        _SEVEN,
    ),
    "not-learning": Pair(_HISTORY, "4.0, 1.0]", "4.0, 9.5]", check='expect.falls("x")'),
    "threshold": Pair(_HISTORY, "4.0, 1.0]", "4.0, 3.0]", check='expect.reaches("x", "loss", at_most=2.0)'),
    "overfitting": Pair(_HISTORY, "8.0, 5.0]", "8.0, 7.0]", check='expect.gap_at_most("x", 4.5, metric="loss")'),
    "key-missing": Pair("x = {'a': 1}\n", "'a'", "'A'"),
    "axis": Pair("x = tf.reduce_sum(tf.ones((2, 3)), axis=1)\n", "axis=1", "axis=2"),
    "not-finite": Pair("x = tf.constant(4.0) / 2.0\n", "/ 2.0", "/ 0.0"),
    "tf-function": Pair(_SUM, "@tf.function\n", "", check='expect.tf_function("x")'),
    "too-slow": Pair(
        _SUM.replace("@tf.function\n", ""),
        "tf.reduce_sum(v**2)",
        "tf.add_n([w * w for n in range(12) for w in tf.unstack(v)]) / 12",
        check='expect.time_at_most("x", times=2)',
        inputs=("(np.arange(300.0, dtype='float32'),)",),
    ),
    "config-missing": Pair(
        _LAYER, '{**super().get_config(), "units": self.units}', "super().get_config()", check=_LAYER_CHECK
    ),
    "index-range": Pair("x = [1, 2, 3][2]\n", "[2]", "[3]"),
    "graph-code": Pair(
        "@tf.function\ndef f(a):\n    return 1 if a > 0 else 0\nx = int(f(tf.constant(1)))\n",
        "@tf.function",
        "@tf.function(autograph=False)",
        "x = 1\n",
    ),
    "return-missing": Pair(
        "def rows(a):\n    return a\nx = list(pairs.map(lambda a, b: b).map(rows).as_numpy_iterator())\n",
        "return a",
        "a",
        given=DATA,
    ),
    "map-arguments": Pair("x = pairs.map(lambda a, b: a)\n", "a, b:", "a:", given=DATA),
    "file-too-large": Pair(
        "open('a.txt', 'w').write('a' * 1000)\n", "1000", "1100", check='expect.file_at_most("a.txt", kilobytes=1)'
    ),
    "custom-object": Pair(
        "class My(keras.layers.Layer):\n    def call(self, x):\n        return x\n"
        "keras.Sequential([keras.Input((2,)), My()]).save('m.keras')\n"
        "x = keras.models.load_model('m.keras', custom_objects={'My': My}).count_params()\n",
        ", custom_objects={'My': My}",
        "",
    ),
}
