"""A model's first difference is told as what it is, in the learner's words, at the line that it comes from."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.domain.verdict import Verdict

CLASSIFIER = """\
x = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(6, activation="relu"),
    keras.layers.Dropout(0.5),
    keras.layers.Dense(3, activation="softmax"),
])
"""
BASE = """\
base = keras.applications.MobileNet(input_shape=(32, 32, 3), alpha=0.25, include_top=False, weights=None)
x = keras.Sequential([keras.layers.Rescaling(1 / 127.5, offset=-1), base, keras.layers.Dense(2)])
x.build((None, 32, 32, 3))
"""
OWN_DROP = """\
class Drop(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.drop = keras.layers.Dropout(0.5)
    def call(self, x, training=None):
        return x if training else self.drop(x, training=True)
"""
TURNED = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(6, activation="relu")
        self.drop = keras.layers.Dropout(0.5)
        self.out = keras.layers.Dense(3, activation="softmax")
    def call(self, x, training=None):
        x, layer = self.hidden(x), self.drop
        if not training:
            x = {}
        return self.out(x)
x = Net()
"""
VECTORS = """\
x = keras.layers.TextVectorization()
x.adapt(["petrol brake petrol"])
"""
TOLD = {
    "a lambda": (
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer="l2"'),
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer=lambda w: 0.01'),
        "regularizer",
        "Dense(6) has kernel_regularizer=a lambda; L2(l2=0.01) is asked for.",
        "lambda",
    ),
    "a function that is another L2": (
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer="l2"'),
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer=lambda w: 0.1 * tf.reduce_sum(w**2)'),
        "regularizer",
        "Dense(6) has kernel_regularizer=L1L2(l1=0.0, l2=0.1); L2(l2=0.01) is asked for.",
        "lambda",
    ),
    "a regulariser set too late": (
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer="l2"'),
        CLASSIFIER + 'x.layers[0].kernel_regularizer = keras.regularizers.get("l2")\n',
        "regularizer",
        "was built with kernel_regularizer=None, and a change after that does nothing; L2(l2=0.01) is asked for.",
        "Dense(6",
    ),
    "another regulariser, set on the kernel itself": (
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer="l2"'),
        CLASSIFIER + "x.layers[0].kernel.regularizer = keras.regularizers.L2(0.02)\n",
        "regularizer",
        "Dense(6) goes by L2(l2=0.02), whatever its kernel_regularizer says by now; L2(l2=0.01) is asked for.",
        "Dense(6",
    ),
    "a class without a config that is another L2": (
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer="l2"'),
        "class Mine:\n    def __call__(self, w):\n        return 0.1 * tf.reduce_sum(w**2)\n"
        + CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer=Mine()'),
        "regularizer",
        "Dense(6) has kernel_regularizer=L1L2(l1=0.0, l2=0.1); L2(l2=0.01) is asked for.",
        "Mine()",
    ),
    "a class without a config that is no L2": (
        CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer="l2"'),
        "class Mine(keras.regularizers.Regularizer):\n    def __init__(self, factor):\n        self.factor = factor\n"
        "    def __call__(self, w):\n        return self.factor * tf.reduce_sum(w**4)\n"
        + CLASSIFIER.replace('"relu"', '"relu", kernel_regularizer=Mine(0.01)'),
        "regularizer",
        "Dense(6) has kernel_regularizer=Mine(factor=0.01); L2(l2=0.01) is asked for.",
        "Mine(0.01)",
    ),
    "a layer in another place": (
        CLASSIFIER,
        CLASSIFIER.replace("    keras.layers.Dropout(0.5),\n", "").replace(
            "    keras.layers.Dense(6", "    keras.layers.Dropout(0.5),\n    keras.layers.Dense(6"
        ),
        "layer-extra",
        "Dropout(0.5) stands at the start; it is asked for after Dense(6).",
        "Dropout",
    ),
    "an activation twice": (
        CLASSIFIER,
        CLASSIFIER.replace("\n])", "\n    keras.layers.Softmax(),\n])"),
        "activation",
        "Dense(3) has softmax activation twice, one behind the other; once is asked for.",
        "Softmax()",
    ),
    "a wider base": (
        BASE,
        BASE.replace("alpha=0.25, ", ""),
        "layer-argument",
        "MobileNet has alpha=1.0; 0.25 is asked for.",
        "base =",
    ),
    "another base, with its own scaling": (
        BASE,
        BASE.replace("alpha=0.25, ", "").replace("MobileNet", "MobileNetV2"),
        "layer-kind",
        "MobileNetV2 stands where MobileNet is asked for.",
        "base =",
    ),
    "another network's scaling": (
        BASE,
        BASE.partition("x =")[0]
        + "i = keras.Input((32, 32, 3))\n"
        + "h = keras.applications.vgg16.preprocess_input(i)\n"
        + "x = keras.Model(i, keras.layers.Dense(2)(base(h)))\n",
        "layer-kind",
        "`keras.applications.vgg16.preprocess_input` is another network's scaling than the one that is asked for.",
        "preprocess_input",
    ),
    "a layer that acts only where it predicts": (
        CLASSIFIER,
        TURNED.format("layer(x, training=True)"),
        "layer-missing",
        "Dropout(0.5) acts when the model predicts; in training, where it is asked for, it isn't called.",
        "Dropout",
    ),
    "a layer that is called only where it predicts, and told of it": (
        CLASSIFIER,
        TURNED.format("layer(x)"),
        "layer-missing",
        "Dropout(0.5) is called, and does nothing, when the model predicts; in training, where it is asked for, it",
        "Dropout",
    ),
    "a layer of one's own that drops only where the model predicts": (
        CLASSIFIER,
        OWN_DROP + CLASSIFIER.replace("keras.layers.Dropout(0.5)", "Drop()"),
        "layer-missing",
        "Dropout(0.5) acts when the model predicts; in training, where it is asked for, it isn't called.",
        "self.drop =",
    ),
    "a layer that is left out in either case": (
        CLASSIFIER,
        TURNED.format("x"),
        "layer-missing",
        "Dropout(0.5) is missing after Dense(6).",
        "Dense(6",
    ),
    "an operation": (
        CLASSIFIER,
        "i = keras.Input((4,))\nx = keras.Model(i, keras.layers.Dense(3)(i[:, 1:]))",
        "layer-kind",
        "x[…] stands where",
        None,
    ),
    "words": (
        VECTORS,
        VECTORS.replace("petrol", "tyre"),
        "vocabulary",
        "The vocabulary holds 'tyre' at index 2; 'petrol' is asked for.",
        None,
    ),
    "a function as an argument": (
        VECTORS,
        "def clean(text):\n    return text\n" + VECTORS.replace("()", "(standardize=clean)"),
        "layer-argument",
        "`x` has standardize=clean; 'lower_and_strip_punctuation' is asked for.",
        None,
    ),
}


@pytest.mark.parametrize(("reference", "answer", "rule", "said", "line"), TOLD.values(), ids=TOLD)
def test_a_model_is_told_what_it_is(  # noqa: PLR0917 - a case's own fields
    reference: str, answer: str, rule: str, said: str, line: str | None, fails: Callable[..., Verdict]
) -> None:
    verdict = fails(Case(reference, "").job, answer, rule, line)
    assert said in verdict.findings[0].message, verdict
