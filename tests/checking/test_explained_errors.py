"""What an answer raises is told in one sentence: every saying, met by the error that Python or Keras really raises."""

from collections.abc import Callable

import pytest
from checking_jobs import Case
from error_samples import DATA, FLAT, classifier

from planner.domain.rules import RULES
from planner.domain.verdict import Outcome, Verdict

SEQUENCE = "model = keras.Sequential([keras.Input((5, 2)), {}])"

# What is raised; where a line is given, what stands in it.
ERRORS = {
    # Python
    "a bracket": ("syntax", "a = 1\nx = (1,\ny = 2\n", "x = (1,"),
    "an indentation": ("syntax", "if True:\nx = 1\n", "x = 1"),
    "a word too many": ("syntax", "x = = 1\n", "= ="),
    "a NUL byte": ("syntax", "x = '\0'\n", None),
    "an undefined name": ("undefined-name", "a = 1\nx = layerz\n", "layerz"),
    "a name before its value": ("undefined-name", "def f():\n    y = y + 1\nf()\n", "y = y + 1"),
    "an unknown attribute of a module": ("unknown-attribute", "x = tf.one(2)\n", "tf.one"),
    "an unknown layer": ("unknown-attribute", "x = keras.layers.Convolve2D(3, 3)\n", "Convolve2D"),
    "an unknown attribute of an object": ("unknown-attribute", "x = np.ones(3).lenght\n", "lenght"),
    "None's attribute": ("unknown-attribute", "x = None\nx.shape\n", "x.shape"),
    "a module that isn't there": ("import-missing", "import tensorflw\n", "tensorflw"),
    "a name that a module hasn't": ("import-missing", "from keras.layers import Convolve\n", "Convolve"),
    "a submodule that isn't there": ("import-missing", "import tensorflow.kerass\n", "kerass"),
    "a file": ("file-missing", "x = open('data.csv')\n", "open"),
    "a file for NumPy": ("file-missing", "x = np.loadtxt('data.csv')\n", "loadtxt"),
    "a model's file": ("file-missing", "x = keras.models.load_model('net.keras')\n", "load_model"),
    "a folder of images": (
        "file-missing",
        "x = keras.utils.image_dataset_from_directory('images')\n",
        "image_dataset",
    ),
    "an argument that isn't there": ("wrong-argument", "x = keras.layers.Dense(3, actvation='relu')\n", "actvation"),
    "an argument too few": ("wrong-argument", "x = keras.layers.Conv2D(3)\n", "Conv2D"),
    "an argument too many": ("wrong-argument", "x = len([1], 2)\n", "len"),
    "an argument twice": ("wrong-argument", "x = keras.layers.Dense(3, units=3)\n", "Dense"),
    "a key": ("exception", "x = {'a': 1}['b']\n", "['b']"),
    "a division": ("exception", "x = 1 / 0\n", "/ 0"),
    "an assertion": ("exception", "assert False, 'on purpose'\n", "assert"),
    "an error of one's own": ("exception", "class Odd(Exception):\n    pass\nraise Odd('so')\n", "raise"),
    "an error that can't even be shown": (
        "exception",
        "class Odd(Exception):\n    def __str__(self):\n        return 1 / 0\nraise Odd\n",
        "raise",
    ),
    "a recursion": ("exception", "def f():\n    return f()\nf()\n", "return f()"),
    "sys.exit": ("exit", "import sys\nsys.exit(0)\n", "sys.exit"),
    "quit": ("exit", "raise SystemExit('bye')\n", "raise"),
    "an interrupt": ("exit", "raise KeyboardInterrupt\n", "raise"),
    # Arguments that Keras knew once, or doesn't know
    "lr": ("deprecated-argument", "x = keras.optimizers.Adam(lr=0.1)\n", "lr="),
    "an optimizer of Keras 2": ("deprecated-argument", "x = keras.optimizers.legacy.Adam()\n", "legacy"),
    "a type that NumPy had once": ("deprecated-argument", "x = np.ones(3, np.float)\n", "np.float"),
    "an unknown loss": ("wrong-argument", "x = keras.losses.get('mean_square')\n", "mean_square"),
    "an unknown optimizer": ("wrong-argument", classifier(FLAT, '"adm", "mse"'), "compile"),
    "an unknown activation": ("wrong-argument", "x = keras.layers.Dense(3, activation='rely')\n", "rely"),
    "an unknown padding": ("wrong-argument", "x = keras.layers.Conv2D(3, 3, padding='some')\n", "some"),
    "units that are none": ("wrong-argument", "x = keras.layers.Dense(-3)\n", "Dense"),
    "a rate above 1": ("wrong-argument", "x = keras.layers.Dropout(1.5)\n", "Dropout"),
    "a layer's class in a model": ("wrong-argument", "x = keras.Sequential([keras.layers.Dense])\n", "Sequential"),
    "a layer called with a layer": ("wrong-argument", "x = keras.layers.Dense(3)(keras.layers.Dense(2))\n", "Dense"),
    "a model of no tensors": ("wrong-argument", "x = keras.Model(1, 2)\n", "Model"),
    "lists instead of arrays": ("wrong-argument", classifier(FLAT, fit="[1, 2], [1, 2]"), "fit"),
    # Shapes
    "no channel axis": ("missing-axis", classifier("keras.layers.Conv2D(2, 3)"), "Input"),
    "a batch of one left out": (
        "shape-mismatch",
        "model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(2, 3)])\nmodel(np.ones((8, 8, 1)))\n",
        "model(np",
    ),
    "a recurrent layer after a recurrent layer": (
        "return-sequences",
        SEQUENCE.format("keras.layers.LSTM(3), keras.layers.LSTM(3)"),
        "LSTM",
    ),
    "Bidirectional after LSTM": (
        "return-sequences",
        SEQUENCE.format("keras.layers.LSTM(3), keras.layers.Bidirectional(keras.layers.LSTM(3))"),
        "LSTM",
    ),
    "Bidirectional after Bidirectional": (
        "return-sequences",
        SEQUENCE.format("*[keras.layers.Bidirectional(keras.layers.GRU(3)) for _ in range(2)]"),
        "GRU",
    ),
    "Conv1D after GRU": (
        "return-sequences",
        SEQUENCE.format("keras.layers.GRU(3), keras.layers.Conv1D(2, 2)"),
        "GRU",
    ),
    "SimpleRNN after SimpleRNN": (
        "return-sequences",
        SEQUENCE.format("keras.layers.SimpleRNN(3), keras.layers.SimpleRNN(3)"),
        "SimpleRNN",
    ),
    "another number of features": (
        "shape-mismatch",
        "model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\n"
        "model.predict(np.ones((2, 4)), verbose=0)\n",
        "predict",
    ),
    "shapes that don't add up": ("shape-mismatch", "x = tf.ones((2, 3)) + tf.ones((2, 4))\n", "tf.ones"),
    "NumPy's shapes": ("shape-mismatch", "x = np.ones((2, 3)) + np.ones((2, 4))\n", "np.ones"),
    "a matrix product": ("shape-mismatch", "x = tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)))\n", "matmul"),
    "NumPy's matrix product": ("shape-mismatch", "x = np.ones((2, 3)) @ np.ones((2, 3))\n", "@"),
    "a reshape": ("shape-mismatch", "x = tf.reshape(tf.ones((2, 3)), (4, 2))\n", "reshape"),
    "NumPy's reshape": ("shape-mismatch", "x = np.ones(6).reshape(4, 2)\n", "reshape"),
    "a concatenation": ("shape-mismatch", "x = tf.concat([tf.ones((2, 3)), tf.ones((3, 2))], 0)\n", "concat"),
    "merged branches": (
        "shape-mismatch",
        "a, b = keras.Input((3,)), keras.Input((4,))\nx = keras.layers.Add()([a, b])\n",
        "Add()",
    ),
    "a map that is used up": (
        "shape-mismatch",
        "x = keras.Sequential([keras.Input((4, 4, 1)), keras.layers.Conv2D(1, 5)])\n",
        "Conv2D",
    ),
    "features and labels of two lengths": ("shape-mismatch", classifier(FLAT, fit="images, labels[:5]"), "fit"),
    "slices of two lengths": (
        "shape-mismatch",
        "x = tf.data.Dataset.from_tensor_slices((np.ones(3), np.ones(4)))\n",
        "slices",
    ),
    "rows of two lengths": ("shape-mismatch", "x = tf.constant([[1, 2], [3]])\n", "constant"),
    "rows of two lengths for NumPy": ("shape-mismatch", "x = np.array([[1, 2], [3]])\n", "np.array"),
    "arrays that don't stack": ("shape-mismatch", "x = np.stack([np.ones(3), np.ones(2)])\n", "stack"),
    "branches that don't concatenate": (
        "shape-mismatch",
        "x = keras.layers.Concatenate()([np.ones((2, 3)), np.ones((3, 3))])\n",
        "Concatenate",
    ),
    "a variable of another shape": ("shape-mismatch", "tf.Variable(1.0).assign([1.0, 2.0])\n", "assign"),
    # Labels and loss
    "integers for one-hot labels": (
        "labels-loss-mismatch",
        classifier(FLAT, '"adam", "categorical_crossentropy"'),
        "fit",
    ),
    "one-hot labels for integers": ("labels-loss-mismatch", classifier(FLAT, fit="images, one_hot"), "fit"),
    "binary loss for three units": (
        "labels-loss-mismatch",
        classifier(FLAT, '"adam", "binary_crossentropy"'),
        "fit",
    ),
    "a flatten left out": ("output-shape", classifier("keras.layers.Dense(3, activation='softmax')"), "fit"),
    "labels from 1": ("label-range", classifier(FLAT, fit="images, labels + 1"), "fit"),
    "negative labels": ("label-range", classifier(FLAT, fit="images, labels - 1"), "fit"),
    # Types
    "floats and integers": ("dtype", "x = tf.constant(1.0) + tf.constant(1)\n", "tf.constant"),
    "float32 and float64": ("dtype", "x = tf.ones(2) * tf.ones(2, tf.float64)\n", "tf.ones"),
    "a tensor of another dtype": ("dtype", "x = tf.constant(1.5, dtype=tf.int32)\n", "constant"),
    "a list of numbers and texts": ("dtype", "x = tf.constant([1, 'a'])\n", "constant"),
    "texts for a dense layer": ("dtype", "x = keras.layers.Dense(3)(np.array([['a']]))\n", "Dense"),
    "one-hot of floats": ("dtype", "x = tf.one_hot([1.0], 3)\n", "one_hot"),
    "no axis of features": (
        "missing-axis",
        "x = keras.Sequential([keras.Input((5,)), keras.layers.LSTM(3)])\n",
        "LSTM",
    ),
    # Order of calls
    "fit before compile": (
        "not-compiled",
        "model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
        "model.fit(np.ones((2, 1)), np.ones(2))\n",
        "fit",
    ),
    "evaluate before compile": (
        "not-compiled",
        "model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
        "model.evaluate(np.ones((2, 1)), np.ones(2))\n",
        "evaluate",
    ),
    "parameters before there are any": (
        "not-built",
        "model = keras.Sequential([keras.layers.Dense(1)])\nx = model.count_params()\n",
        "count_params",
    ),
    "a summary's output before there is any": (
        "not-built",
        "model = keras.Sequential([keras.layers.Dense(1)])\nx = model.output\n",
        "model.output",
    ),
    "a vectorizer before adapt": (
        "vocabulary",
        "v = keras.layers.TextVectorization()\nx = v(['a text'])\n",
        "v([",
    ),
    "a gradient that is None": (
        "gradient",
        "v = tf.constant(1.0)\nwith tf.GradientTape() as tape:\n    y = v * v\nx = tape.gradient(y, v) * 2\n",
        "* 2",
    ),
    "an optimizer without gradients": (
        "gradient",
        "v = tf.Variable(1.0)\nwith tf.GradientTape() as tape:\n    y = tf.constant(2.0)\n"
        "keras.optimizers.SGD().apply_gradients([(tape.gradient(y, v), v)])\n",
        "apply_gradients",
    ),
    "a callback's name": ("callback-missing", classifier(FLAT, fit="images, labels, callbacks='stop'"), "fit"),
    "a callback's class": (
        "callback-missing",
        classifier(FLAT, fit="images, labels, callbacks=[keras.callbacks.EarlyStopping]"),
        "fit",
    ),
    # Files
    "a model saved without a suffix": (
        "file-format",
        "model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\nmodel.save('net')\n",
        "save",
    ),
    "weights saved as a model": (
        "file-format",
        "model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\nmodel.save_weights('net.h5')\n",
        "save_weights",
    ),
    "a folder loaded as a model": (
        "file-format",
        "import os\nos.mkdir('net')\nx = keras.models.load_model('net')\n",
        "load_model",
    ),
    "a checkpoint without a suffix": (
        "file-format",
        "x = keras.callbacks.ModelCheckpoint('best')\n",
        "ModelCheckpoint",
    ),
    # Memory
    "an array as large as a data centre": ("memory-limit", "x = np.ones((10 ** 6, 10 ** 6))\n", "np.ones"),
    "bytes beyond all memory": ("memory-limit", "x = bytearray(10 ** 13)\n", "bytearray"),
    "a tensor as large as a data centre": ("memory-limit", "x = tf.ones((10 ** 6, 10 ** 6))\n", "tf.ones"),
}


@pytest.mark.parametrize(("rule", "code", "line"), ERRORS.values(), ids=ERRORS)
def test_an_error_is_told_as_what_it_means_here(
    rule: str, code: str, line: str | None, fails: Callable[..., object]
) -> None:
    job = Case("x = 1", "", given=DATA).job
    fails(job, code, rule, line=line, outcome=Outcome.CRASHED)


def test_keras_own_words_go_along_as_the_original(fails: Callable[..., Verdict]) -> None:
    verdict = fails(Case("x = 1", "").job, "x = tf.one(2)\n", "unknown-attribute", outcome=Outcome.CRASHED)
    assert verdict.findings[0].original == "AttributeError: module 'tensorflow' has no attribute 'one'"
    assert verdict.findings[0].help == RULES["unknown-attribute"].help


def test_a_long_original_keeps_its_beginning_and_its_end(fails: Callable[..., Verdict]) -> None:
    job = Case("x = 1", "", given=DATA).job
    verdict = fails(job, classifier(FLAT, fit="images, labels + 1"), "label-range", outcome=Outcome.CRASHED)
    original = verdict.findings[0].original
    assert original.startswith("InvalidArgumentError: Graph execution error")
    assert "label value of 3" in original
    assert len(original) < 1600
    assert "\x1b" not in original


_TAPE = "v = tf.constant(1.0)\nwith tf.GradientTape() as tape:\n    y = v * v\n"


@pytest.mark.parametrize(
    "code",
    [
        "x = None + 1\n",
        f"{_TAPE}rate = None\ng = tape.gradient(y, tf.ones(2))\nx = v - rate * v\n",
        f"{_TAPE}best = dict(tape=3).get('loss')\nx = best * 2\n",
        f"{_TAPE}x = {{}}.get(1) + 1\n",
    ],
)
def test_a_gradient_is_only_named_where_what_is_none_came_from_a_tape(code: str, fails: Callable[..., Verdict]) -> None:
    fails(Case("x = 1", "").job, code, "exception", outcome=Outcome.CRASHED)


_STEP = "def step(v):\n    with tf.GradientTape() as tape:\n        y = tf.constant(2.0)\n"


@pytest.mark.parametrize(
    "code",
    [
        f"{_TAPE}a, b = tape.gradient(y, [v, v])\nx = v - 0.1 * b\n",
        f"{_TAPE}rate = None\nfor g in tape.gradient(y, [v]):\n    x = v - 0.1 * g\n",
        f"{_TAPE}grads = tape.gradient(y, {{'v': v}})\nx = v - grads['v']\n",
        f"def less(v, g):\n    return v - 0.1 * g\n{_TAPE}x = less(v, tape.gradient(y, v))\n",
        f"{_TAPE}x = [0.1 * g for g in tape.gradient(y, [v])]\n",
        f"{_STEP}    return tape.gradient(y, v)\ng = step(tf.Variable(1.0))\nx = 2 * g\n",
        f"@tf.function\n{_STEP}    return 0.1 * tape.gradient(y, v)\nx = step(tf.Variable(1.0))\n",
        f"{_STEP}    pairs = zip(tape.gradient(y, [v]), [v])\n    keras.optimizers.SGD().apply_gradients(pairs)\n"
        "step(tf.Variable(1.0))\n",
    ],
)
def test_a_gradient_that_is_none_is_told_wherever_it_is_used(code: str, fails: Callable[..., Verdict]) -> None:
    fails(Case("x = 1", "").job, code, "gradient", outcome=Outcome.CRASHED)


def test_an_error_in_given_code_called_by_the_answer_has_the_answers_line(fails: Callable[..., Verdict]) -> None:
    given = "def helper(a):\n    return a.shape.rank.of.it\n"
    job = Case("x = 1", "", given=given).job
    fails(job, "b = 1\nx = helper(b)\n", "unknown-attribute", line="helper(b)", outcome=Outcome.CRASHED)
