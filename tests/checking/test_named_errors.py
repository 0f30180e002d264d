"""What is told of an error names what the error named: the call, the argument, the shapes, the file."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from checking_jobs import Case
from error_samples import DATA, FLAT, classifier

from planner.domain.verdict import Outcome, Verdict

TAPE = """\
w, b, x, y = tf.Variable(1.0), tf.Variable(0.5), tf.constant([1.0, 2.0]), tf.constant([2.0, 4.0])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((w * x + b - y) ** 2)
"""
NET = "model = keras.Sequential([keras.Input({}), {}, keras.layers.Dense(3, activation='softmax')])\n"
SAVED = "model.save('m.keras')\nx = keras.models.load_model('m.keras')\n"
WINDOWS = "tf.data.Dataset.range(40).window(13, shift=1, drop_remainder=True)"


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer that raises an error in the line with the fragment, and what its sentence and its help have to say."""

    rule: str
    code: str
    line: str
    says: tuple[str, ...]
    tries: str = ""


SAMPLES = {
    # Attributes
    "a method spelt wrong": Sample(
        "unknown-attribute",
        TAPE + "x = tape.gradients(loss, w)\n",
        "gradients",
        ("`GradientTape` has no `gradients`", "`gradient`"),
    ),
    "NumPy's method on a tensor": Sample(
        "unknown-attribute", "x = tf.ones(2).astype('int32')\n", "astype", ("A tensor has no `astype`",), "tf.cast"
    ),
    "a method of PyTorch": Sample(
        "unknown-attribute", "x = tf.ones((2, 2))[0].unsqueeze(0)\n", "unsqueeze", ("`unsqueeze`",), "tf.expand_dims"
    ),
    "an optimizer's method of other days": Sample(
        "unknown-attribute",
        "w = tf.Variable(1.0)\nkeras.optimizers.SGD().minimize(lambda: w * w, [w])\n",
        "minimize",
        ("`minimize`", "older"),
        "apply_gradients",
    ),
    "a layer's method that isn't there": Sample(
        "unknown-attribute",
        "x = keras.layers.TextVectorization().transform(['a'])\n",
        "transform",
        ("`TextVectorization` has no `transform`",),
    ),
    "a list's attribute": Sample(
        "unknown-attribute", "columns = [1]\nx = columns.features\n", "features", ("A list has no `features`",)
    ),
    "a module by the name that one types": Sample(
        "unknown-attribute", "x = tf.nn.sofmax([1.0])\n", "sofmax", ("`tf.nn` has no `sofmax`", "`softmax`")
    ),
    "Keras within TensorFlow": Sample(
        "unknown-attribute", "x = tf.keras.layers.Dens(3)\n", "Dens", ("`tf.keras.layers` has no `Dens`",)
    ),
    "a method that isn't called": Sample(
        "unknown-attribute", "x = pairs.batch.prefetch(1)\n", "prefetch", ("`pairs.batch`", "isn't called")
    ),
    "what a method without a value gives": Sample(
        "unknown-attribute",
        "layer = keras.layers.Normalization()\nlayer = layer.adapt(np.ones((2, 2)))\nx = layer.mean\n",
        "layer.mean",
        ("`layer` is None", "`mean`"),
    ),
    # Functions that return nothing
    "a forgotten return": Sample(
        "return-missing",
        "def windows(a):\n    a = tf.data.Dataset.from_tensor_slices(a)\nx = windows(np.ones(9)).shuffle(3)\n",
        "shuffle",
        ("`windows` returns nothing",),
        "return",
    ),
    "a forgotten return beside a tape": Sample(
        "return-missing",
        TAPE + "def step():\n    tape.gradient(loss, w)\nmoved = step()\nx = moved * 2\n",
        "x = moved",
        ("`step` returns nothing",),
    ),
    "a forgotten return in a map": Sample(
        "return-missing",
        "def scale(a, b):\n    a / 255, b\nx = pairs.map(scale)\n",
        "map",
        ("returns nothing",),
        "return",
    ),
    "a forgotten return in a map run in parallel": Sample(
        "return-missing",
        "def scale(a, b):\n    a / 255, b\nx = pairs.map(scale, num_parallel_calls=2)\n",
        "map(",
        ("returns nothing",),
    ),
    # Arguments
    "an argument spelt wrong": Sample(
        "wrong-argument",
        "x = tf.reduce_sum(tf.ones((2, 2)), axis=1, keepdim=True)\n",
        "keepdim",
        ("`tf.reduce_sum` takes no argument `keepdim`",),
        "`keepdims`",
    ),
    "an argument by PyTorch's name": Sample(
        "wrong-argument", "x = tf.nn.softmax(tf.ones(2), dim=0)\n", "dim", ("`tf.nn.softmax`", "`dim`"), "axis"
    ),
    "a layer's argument that isn't there": Sample(
        "wrong-argument",
        "x = keras.layers.TextVectorization(num_words=3)\n",
        "num_words",
        ("`keras.layers.TextVectorization` takes no argument `num_words`",),
    ),
    "a function's argument spelt wrong": Sample(
        "wrong-argument", "x = keras.utils.pad_sequences([[1]], max_len=3)\n", "max_len", ("`max_len`",), "`maxlen`"
    ),
    "a method's argument left out": Sample(
        "wrong-argument",
        "x = pairs.shuffle()\n",
        "shuffle",
        ("`pairs.shuffle` is called without `buffer_size`",),
        "buffer_size",
    ),
    "an own function's argument left out": Sample(
        "wrong-argument", "def f(a, b):\n    return a\nx = f(1)\n", "f(1)", ("`f` is called without `b`",), "a, b"
    ),
    "a layer without parentheses": Sample(
        "wrong-argument",
        "x = keras.Sequential([keras.Input((8, 8)), keras.layers.Flatten, keras.layers.Dense(1)])\n",
        "Flatten",
        ("`Flatten`", "parentheses"),
        "Flatten()",
    ),
    "labels in a list": Sample(
        "wrong-argument", classifier(FLAT, fit="images, [0, 1, 2, 0, 1, 2]"), "fit", ("lists",), "np.array"
    ),
    "an unknown loss": Sample(
        "wrong-argument", classifier(FLAT, '"adam", "sparse_crossentropy"'), "fit", ("loss", "sparse_crossentropy")
    ),
    "a figure as text": Sample("wrong-argument", "x = keras.layers.Dense('3')\n", "Dense", ("`units`", "'3'")),
    "AUTOTUNE as batch size": Sample(
        "wrong-argument", "x = pairs.batch(tf.data.AUTOTUNE)\n", "batch", ("AUTOTUNE is no batch size",), "prefetch"
    ),
    "the format as an argument": Sample(
        "deprecated-argument",
        "model = keras.Sequential([keras.Input((1,))])\nmodel.save('net', save_format='tf')\n",
        "save(",
        ("`save_format`",),
        ".keras",
    ),
    "a list looked for in a list": Sample(
        "wrong-argument", "x = ['a', 'b'].index(['a'] * 300)\n", "index", ("whole list",), "for tag in"
    ),
    "an array looked for in a list": Sample(
        "wrong-argument", "x = ['a', 'b'].index(np.array(['b', 'a']))\n", "index", ("whole array",), "for tag in"
    ),
    "a loss's class as a function": Sample(
        "wrong-argument", "x = keras.losses.MeanSquaredError(tf.ones(3), tf.ones(3))\n", "Mean", ("class",), "()(y_true"
    ),
    "a square by a hat": Sample("exception", TAPE + "x = (w * x + b) ^ 2\n", "^ 2", ("`^` is no power",), "**"),
    "a square of NumPy's by a hat": Sample("exception", "x = np.ones(3) ^ 2\n", "^ 2", ("`^` is no power",), "**"),
    # Imports and files
    "a package that isn't installed": Sample(
        "import-missing", "import pandas as pd\n", "pandas", ("`pandas` is not installed",), "NumPy"
    ),
    "a module spelt wrong": Sample("import-missing", "import tensorflw\n", "tensorflw", ("`tensorflw`",)),
    "a name that a module hasn't": Sample(
        "import-missing", "from keras.layers import Convolve\n", "Convolve", ("`keras.layers` has no `Convolve`",)
    ),
    "a submodule that isn't there": Sample(
        "import-missing", "import tensorflow.kerass\n", "kerass", ("`tf` has no module `kerass`",)
    ),
    "a file of Python": Sample("file-missing", "x = open('data.csv')\n", "open", ("`data.csv`",)),
    "a file of NumPy": Sample("file-missing", "x = np.loadtxt('data.csv')\n", "loadtxt", ("`data.csv`",)),
    "a file of Keras": Sample(
        "file-missing", "x = keras.models.load_model('net.keras')\n", "load_model", ("`net.keras`",)
    ),
    "a file in HDF5": Sample("file-missing", "x = keras.models.load_model('net.h5')\n", "load_model", ("`net.h5`",)),
    "a file of TensorFlow": Sample("file-missing", "x = tf.io.read_file('a.png')\n", "read_file", ("`a.png`",)),
    "a softmax of TensorFlow loaded": Sample(
        "custom-object",
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation=tf.nn.softmax)])\n" + SAVED,
        "load_model",
        ("tf.nn.softmax",),
        "activation='softmax'",
    ),
    "a function of one's own loaded": Sample(
        "custom-object",
        "def mine(a):\n    return a\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation=mine)])\n" + SAVED,
        "load_model",
        ("function `mine`",),
        "{'mine': mine}",
    ),
    # Shapes
    "shapes of TensorFlow": Sample(
        "shape-mismatch", "x = tf.ones((6, 3)) - tf.ones(6)\n", "tf.ones", ("(6, 3) and (6,)",), "equal, or 1"
    ),
    "shapes of NumPy": Sample("shape-mismatch", "x = np.ones((2, 3)) + np.ones((2, 4))\n", "+", ("(2, 3) and (2, 4)",)),
    "shapes in a map": Sample(
        "shape-mismatch", "x = pairs.map(lambda a, b: a + tf.ones(3))\n", "map", ("(8, 8) and (3,)",)
    ),
    "a product of matrices": Sample(
        "shape-mismatch", "x = tf.ones((2, 3)) @ tf.ones((2, 4))\n", "@", ("(2, 3) and (2, 4)", "rows")
    ),
    "a product of vectors": Sample(
        "shape-mismatch", TAPE + "z = tf.matmul(w, x)\n", "matmul", ("two matrices", "axes"), "`*`"
    ),
    "inputs and labels of two lengths": Sample(
        "shape-mismatch", classifier(FLAT, fit="images[:1], labels"), "fit", ("1 in x, 6 in y",), "label"
    ),
    "slices of two lengths": Sample(
        "shape-mismatch",
        "x = tf.data.Dataset.from_tensor_slices((np.ones(100), np.ones(150)))\n",
        "slices",
        ("100 and 150",),
    ),
    "channels first": Sample(
        "input-shape",
        "x = keras.Sequential([keras.Input((1, 28, 28)), keras.layers.Conv2D(16, 3)])\n",
        "Conv2D",
        ("channels stand first", "(None, 1, 28, 28)"),
        "keras.Input((height, width, channels))",
    ),
    "a sequence's layer on maps": Sample(
        "input-shape",
        "x = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv1D(16, 3)])\n",
        "Conv1D",
        ("Conv1D", "(None, 28, 28, 1)"),
        "Conv2D",
    ),
    "a metric for other labels": Sample(
        "labels-loss-mismatch",
        DATA + classifier(FLAT, '"adam", "sparse_categorical_crossentropy", metrics=["binary_accuracy"]'),
        "model.fit",
        ("3 outputs",),
        "metrics=['accuracy']",
    ),
    "a map smaller than the kernel": Sample(
        "shape-mismatch",
        "x = keras.Sequential([keras.Input((2, 2, 1)), keras.layers.Conv2D(1, 3)])\n",
        "Conv2D",
        ("(None, 2, 2, 1)", "window, (3, 3)."),
        "padding='same'",
    ),
    "a single image without its batch axis": Sample(
        "shape-mismatch",
        NET.format("(8, 8, 1)", "keras.layers.Conv2D(1, 3), keras.layers.Flatten()")
        + "model.predict(np.ones((8, 8, 1)), verbose=0)\n",
        "predict",
        ("window of 3", "only 1"),
        "x[np.newaxis]",
    ),
    "a single vector without its batch axis": Sample(
        "missing-axis",
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])\nmodel.predict(np.ones(4), verbose=0)\n",
        "predict",
        ("(4,)", "batch axis is missing"),
        "x[np.newaxis]",
    ),
    "the number of samples in Input's shape": Sample(
        "input-shape",
        NET.format("(90, 4)", "keras.layers.Dense(2)")
        + "model.compile('sgd', 'mse')\nmodel.fit(np.ones((90, 4)), np.zeros(90), verbose=0)\n",
        "fit",
        ("(90, 4)", "the samples have (4,)"),
        "one sample",
    ),
    "the number of samples in the shape of a convolution": Sample(
        "input-shape",
        "x = keras.Sequential([keras.Input((90, 8, 8, 1)), keras.layers.Conv2D(2, 3)])\n",
        "Conv2D",
        ("(None, 90, 8, 8, 1)",),
        "one sample",
    ),
    "the shape of all samples": Sample(
        "input-shape",
        "x = keras.Sequential([keras.Input(images.shape), keras.layers.GlobalAveragePooling1D()])\n",
        "Sequential",
        ("keras.Input says that a sample has the shape (6, 8, 8)", "4 axes, but takes 3"),
        "x.shape[1:]",
    ),
    "the number of samples in the shape of a pooling": Sample(
        "input-shape",
        "x = keras.Sequential([keras.Input(shape=(90, 8, 8, 1)), keras.layers.GlobalAveragePooling2D()])\n",
        "Sequential",
        ("keras.Input says that a sample has the shape (90, 8, 8, 1)", "5 axes, but takes 4"),
        "without the batch axis",
    ),
    "maps for a layer of sequences": Sample(
        "shape-mismatch",
        NET.format("(8, 8, 1)", "keras.layers.Conv2D(2, 3), keras.layers.LSTM(2)"),
        "LSTM",
        ("4 axes, (None, 6, 6, 2), but takes 3",),
        "Flatten, Reshape",
    ),
    "the number of samples before a Flatten": Sample(
        "input-shape",
        NET.format("(90, 8, 8, 1)", "keras.layers.Flatten()")
        + "model.compile('sgd', 'mse')\nmodel.fit(np.ones((90, 8, 8, 1)), np.zeros(90), verbose=0)\n",
        "fit",
        ("(90, 8, 8, 1)", "the samples have (8, 8, 1)"),
        "one sample",
    ),
    # Datasets
    "two arguments for one tuple": Sample(
        "wrong-argument",
        "x = tf.data.Dataset.from_tensor_slices(images[:4], labels[:4])\n",
        "slices",
        ("one argument", "tuple"),
        "((x, y))",
    ),
    "a list for a tuple": Sample(
        "element-structure",
        "x = tf.data.Dataset.from_tensor_slices([images, labels])\n",
        "slices",
        ("list", "differ in shape"),
        "tuple",
    ),
    "ragged windows": Sample(
        "window",
        f"ds = {WINDOWS}.flat_map(lambda w: w.batch(12))\nx = list(ds.map(lambda w: (w[:-1], w[-1])).batch(16))\n",
        "x = list",
        ("(11,)", "(0,)", "length"),
        "n + 1",
    ),
    "batched twice": Sample(
        "shape-mismatch",
        "x = list(tf.data.Dataset.from_tensor_slices(np.ones((100, 3))).batch(16).batch(16))\n",
        "batch",
        ("(16, 3) and (4, 3)",),
        "batch stands twice",
    ),
    "windows batched twice": Sample(
        "shape-mismatch",
        f"ds = {WINDOWS}.flat_map(lambda w: w.batch(13))\nx = list(ds.batch(16).batch(16))\n",
        "x = list",
        ("(16, 13) and (12, 13)",),
        "batch stands twice",
    ),
    "windows that are never batched": Sample(
        "window",
        f"x = {WINDOWS}.flat_map(lambda w: w).map(lambda w: (w[:-1], w[-1]))\n",
        "flat_map",
        ("single value",),
        "window.batch(n)",
    ),
    "labels adapted to": Sample(
        "element-structure",
        "ds = tf.data.Dataset.from_tensor_slices((['a b', 'c'], [0, 1])).batch(2)\n"
        "keras.layers.TextVectorization().adapt(ds)\n",
        "adapt",
        ("texts alone",),
        "lambda text, label: text",
    ),
    # Gradients
    "a loss made a number": Sample(
        "gradient", TAPE + "loss = float(loss)\nx = tape.gradient(loss, [w, b])\n", "gradient(", ("`loss`", "number")
    ),
    "a loss made a number of NumPy's": Sample(
        "gradient", TAPE + "loss = loss.numpy()\nx = tape.gradient(loss, [w, b])\n", "gradient(", ("`loss`", "number")
    ),
    "a variable's name taken by a loop": Sample(
        "gradient", TAPE + "for w in range(3):\n    x = tape.gradient(loss, [w, b])\n", "gradient(", ("`w`", "number 0")
    ),
    "a variable's name taken by what assign_sub returned": Sample(
        "gradient",
        TAPE
        + "w = w.assign_sub(0.1)\nwith tf.GradientTape() as tape:\n    loss = (w * 2) ** 2\n"
        + "grad = tape.gradient(loss, w)\nx = 0.1 * grad\n",
        "0.1 * grad",
        ("`w` is no longer the variable", "assign_sub"),
        "without setting its name anew",
    ),
    "loss and variables the other way round": Sample(
        "gradient",
        TAPE + "grads = tape.gradient([w, b], loss)\nx = grads[0] * 0.1\n",
        "grads[0]",
        ("`loss` stands in the second place",),
        "tape.gradient(loss, variables)",
    ),
}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_an_error_is_told_with_its_names(sample: Sample, fails: Callable[..., Verdict]) -> None:
    job = Case("x = 1", "", given=DATA).job
    (finding,) = fails(job, sample.code, sample.rule, sample.line, Outcome.CRASHED).findings
    assert all(words in finding.message for words in sample.says), finding
    assert sample.tries in finding.help, finding
    assert finding.original


def test_a_dataset_that_fails_as_it_is_compared_has_the_line_of_its_name(fails: Callable[..., Verdict]) -> None:
    job = Case("x = tf.data.Dataset.from_tensor_slices(np.ones((100, 3))).batch(16)", "").job
    fails(
        job,
        "rows = tf.data.Dataset.from_tensor_slices(np.ones((100, 3)))\nx = rows.batch(16).batch(16)\n",
        "shape-mismatch",
        "x =",
    )


def test_a_step_that_fails_inside_is_not_blamed_for_returning_nothing(fails: Callable[..., Verdict]) -> None:
    answer = TAPE + "@tf.function\ndef step():\n    tf.constant(1.0) * tape.gradient(b, w)\nstep()\n"
    fails(Case("x = 1", "").job, answer, "gradient", outcome=Outcome.CRASHED)


def test_a_single_sample_is_no_fault_of_input(fails: Callable[..., Verdict]) -> None:
    """Its shape looks like that of samples with an axis less than Input has."""
    answer = NET.format("(8, 8, 1)", "keras.layers.Flatten()") + "model.predict(np.ones((8, 8, 1)), verbose=0)\n"
    verdict = fails(Case("x = 1", "").job, answer, "missing-axis", "predict", Outcome.CRASHED)
    assert "batch axis" in verdict.findings[0].message
