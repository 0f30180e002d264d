"""Messages that say something else than what is wrong: each is told as what it means in the answer."""

from collections.abc import Callable

import pytest
from checking_jobs import Case
from error_samples import DATA, FLAT, classifier, trained

from planner.domain.verdict import Outcome, Verdict

# The rule, the answer, and what stands in the line that is to blame.
ERRORS = {
    "an unbatched dataset": ("missing-axis", trained("pairs"), "fit"),
    "labels left out": ("labels-missing", trained("images"), "fit"),
    "a dataset without labels": (
        "labels-missing",
        trained("tf.data.Dataset.from_tensor_slices(images).batch(2)"),
        "fit",
    ),
    "metrics in the place of loss_weights": (
        "wrong-argument",
        classifier(FLAT, '"adam", "sparse_categorical_crossentropy", ["accuracy"]'),
        "fit",
    ),
    "two metrics in the place of loss_weights": (
        "wrong-argument",
        classifier(FLAT, 'keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", ["accuracy", "mae"]'),
        "fit",
    ),
    "a metric in the place of loss_weights": (
        "wrong-argument",
        classifier(FLAT, '"adam", keras.losses.SparseCategoricalCrossentropy(), [keras.metrics.MeanAbsoluteError()]'),
        "fit",
    ),
    "a metric's name in the place of loss_weights": (
        "wrong-argument",
        classifier(FLAT, '"adam", loss="sparse_categorical_crossentropy", loss_weights="accuracy"'),
        "compile",
    ),
    "labels beside a dataset": ("wrong-argument", trained("pairs.batch(2), labels"), "fit"),
    "a split of a dataset": ("validation-split", trained("pairs.batch(2), validation_split=0.5"), "fit"),
    "an id beyond the embedding": (
        "embedding-size",
        "x = keras.layers.Embedding(10, 4)(np.array([[10]]))\n",
        "Embedding",
    ),
    "an id beyond the embedding, in fit": (
        "embedding-size",
        "model = keras.Sequential([keras.Input((3,)), keras.layers.Embedding(9, 2), keras.layers.Flatten()])\n"
        "model.compile('sgd', 'mse')\nmodel.fit(np.full((2, 3), 9), np.ones((2, 6)), verbose=0)\n",
        "fit",
    ),
    "TensorFlow on a placeholder": ("keras-tensor", "x = tf.reduce_mean(keras.Input((3,)), axis=1)\n", "reduce_mean"),
    "NumPy on a placeholder": ("keras-tensor", "x = np.mean(keras.Input((3,)))\n", "np.mean"),
    "a placeholder that decides": ("keras-tensor", "if keras.Input((3,)) > 0:\n    x = 1\n", "if"),
    "a tensor's item assigned": ("immutable-tensor", "x = tf.zeros(3)\nx[0] = 1\n", "x[0]"),
    "a constant assigned": ("immutable-tensor", "x = tf.constant(1.0)\nx.assign(2.0)\n", "assign"),
    "a variable less something": ("immutable-tensor", "x = tf.Variable(1.0)\nx -= 'a'\n", "-="),
    "numpy() in a map": ("graph-code", "x = pairs.map(lambda a, b: (a.numpy(), b))\n", "map"),
    "a condition without AutoGraph": (
        "graph-code",
        "@tf.function(autograph=False)\ndef f(a):\n    return 1 if a > 0 else 0\nf(tf.constant(1))\n",
        "return",
    ),
    "a loop without AutoGraph": (
        "graph-code",
        "@tf.function(autograph=False)\ndef f(a):\n    return [b for b in a]\nf(tf.ones(3))\n",
        "for b in a",
    ),
    "a variable made in a graph": (
        "graph-code",
        "@tf.function\ndef f(a):\n    return tf.Variable(a) + 1\nx = f(tf.ones(2))\n",
        "x = f",
    ),
    "a map of pairs by one argument": ("map-arguments", "x = pairs.map(lambda a: a)\n", "map"),
    "a tape used twice": (
        "gradient",
        "v = tf.Variable(1.0)\nwith tf.GradientTape() as tape:\n    y = v * v\n"
        "a = tape.gradient(y, v)\nb = tape.gradient(y, v)\n",
        "b =",
    ),
    "variable before gradient": (
        "gradient",
        "v = tf.Variable(1.0)\nwith tf.GradientTape() as tape:\n    y = v * v\n"
        "keras.optimizers.SGD().apply_gradients([(v, tape.gradient(y, v))])\n",
        "apply_gradients",
    ),
    "an optimizer for two variables": (
        "optimizer-reused",
        "adam, a, b = keras.optimizers.Adam(), tf.Variable(1.0), tf.Variable(2.0)\n"
        "adam.apply_gradients([(tf.ones(()), a)])\nadam.apply_gradients([(tf.ones(()), b)])\n",
        "ones(()), b)",
    ),
    "a scheduled rate set by hand": (
        "schedule",
        "x = keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9))\nx.learning_rate = 0.1\n",
        "x.learning_rate",
    ),
    "a scheduler without a rate": (
        "schedule",
        trained("images, labels, callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: None)]"),
        "fit",
    ),
    "a rate as text": ("learning-rate", "x = keras.optimizers.Adam('0.1')\n", "Adam"),
    "a layer without call": (
        "call-missing",
        "class L(keras.layers.Layer):\n    pass\nx = L()(np.ones((2, 2)))\n",
        "x =",
    ),
    "a layer that returns nothing": (
        "call-missing",
        "class L(keras.layers.Layer):\n    def call(self, x):\n        self.last = x\n"
        "x = keras.Sequential([keras.Input((2,)), L(), keras.layers.Dense(1)])\n",
        "Sequential",
    ),
    "weights of another number": (
        "weights",
        "layer = keras.layers.Dense(2)\nlayer.build((None, 3))\nlayer.set_weights([np.ones((3, 2))])\n",
        "set_weights",
    ),
    "weights of another model": (
        "weights",
        "def net(units):\n    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(units)])\n"
        "net(1).save_weights('w.weights.h5')\nnet(2).load_weights('w.weights.h5')\n",
        "load_weights",
    ),
    "an input left out of the model": (
        "model-graph",
        "a, b = keras.Input((3,)), keras.Input((3,))\nx = keras.Model(a, keras.layers.Add()([a, b]))\n",
        "Model(",
    ),
    "one of two inputs": (
        "input-shape",
        "a, b = keras.Input((3,)), keras.Input((3,))\nx = keras.Model([a, b], keras.layers.Add()([a, b]))\n"
        "x(np.ones((2, 3)))\n",
        "x(np",
    ),
    "a number as a shape": ("input-shape", "x = keras.Input(8)\n", "Input"),
    "a grey image for pretrained weights": (
        "input-shape",
        "x = keras.applications.MobileNetV2((96, 96, 1), include_top=False, weights='imagenet')\n",
        "MobileNetV2",
    ),
    "pretrained weights without a network": (
        "file-missing",
        "x = keras.applications.MobileNetV2((96, 96, 3), include_top=False, weights='imagenet')\n",
        "MobileNetV2",
    ),
    "merging without a list": (
        "wrong-argument",
        "x = keras.layers.Concatenate()(np.ones((2, 3)), np.ones((2, 3)))\n",
        "Concatenate",
    ),
    "layers without a list": (
        "wrong-argument",
        "x = keras.Sequential(keras.layers.Dense(1), keras.layers.Dense(2))\n",
        "Sequential",
    ),
    "a layer made of a tensor": ("wrong-argument", "x = keras.layers.Flatten(keras.Input((3,)))\n", "Flatten"),
    "class weights in a list": ("wrong-argument", trained("images, labels, class_weight=[1.0, 2.0, 1.0]"), "fit"),
    "metrics without a list": (
        "metrics-missing",
        "model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
        "model.compile('adam', 'mse', metrics='mae')\n",
        "compile",
    ),
    "loss and accuracy of a loss": (
        "metrics-missing",
        classifier(FLAT) + "loss, accuracy = model.evaluate(images, labels, verbose=0)\n",
        "accuracy =",
    ),
    "a curve that isn't there": (
        "history-keys",
        classifier(FLAT) + "x = model.history.history['val_loss']\n",
        "val_loss",
    ),
    "a history's item": ("history-keys", classifier(FLAT) + "x = model.history['loss']\n", "['loss']"),
    "a class too many for to_categorical": (
        "label-range",
        "x = keras.utils.to_categorical([1, 2, 3], 3)\n",
        "categorical",
    ),
    "an item of a dataset": ("element-structure", "x = pairs[0]\n", "pairs[0]"),
    "a window used as a tensor": (
        "window",
        "x = tf.data.Dataset.range(5).window(3).map(lambda window: window + 1)\n",
        "window +",
    ),
    "the length of an endless dataset": ("dataset-length", "x = len(pairs.repeat())\n", "len"),
    "slices of a single value": ("missing-axis", "x = tf.data.Dataset.from_tensor_slices(3)\n", "slices"),
    "padding on the left": ("padding", "x = keras.utils.pad_sequences([[1]], padding='left')\n", "left"),
    "one list to pad": ("wrong-argument", "x = keras.utils.pad_sequences([1, 2], maxlen=3)\n", "pad_sequences"),
    "an unknown word without a place": (
        "vocabulary",
        "x = keras.layers.StringLookup(vocabulary=['a'], num_oov_indices=0)(['b'])\n",
        "StringLookup",
    ),
    "whole numbers where floats are needed": (
        "dtype",
        "x = tf.math.reduce_std(tf.constant([1, 2]))\n",
        "reduce_std",
    ),
    "whole pixels times a fraction in a map": (
        "dtype",
        "x = tf.data.Dataset.from_tensors(np.uint8([3])).map(lambda pixels: pixels * 0.5)\n",
        "map",
    ),
    "texts cast to numbers": ("dtype", "x = tf.cast('3', tf.float32)\n", "cast"),
    "labels that are texts": ("dtype", trained("images, np.array(list('abcabc'))"), "fit"),
    "an array in JSON": ("dtype", "import json\nx = json.dumps(np.ones(2))\n", "dumps"),
    "an axis that isn't there": ("axis", "x = tf.reduce_sum(tf.ones((2, 3)), axis=4)\n", "axis=4"),
    "an axis that NumPy hasn't": ("axis", "x = np.argmax(np.ones((2, 3)), axis=2)\n", "axis=2"),
    "an axis squeezed that isn't 1": ("axis", "x = tf.squeeze(tf.ones((2, 3)), axis=0)\n", "squeeze"),
    "an index beyond the end": ("index-range", "x = [1, 2, 3][3]\n", "[3]"),
    "an index beyond a tensor's end": ("index-range", "x = tf.gather([1, 2, 3], 3)\n", "gather"),
    "too few names": ("length", "a, b = 1, 2, 3\n", "a, b"),
    "an array's truth": ("shape-mismatch", "x = 1 if np.ones(3) > 0 else 0\n", "if"),
    "a Lambda layer loaded": (
        "lambda-layer",
        "model = keras.Sequential([keras.Input((2,)), keras.layers.Lambda(lambda x: x * 2)])\n"
        "model.save('m.keras')\nx = keras.models.load_model('m.keras')\n",
        "load_model",
    ),
    "a class of one's own loaded": (
        "custom-object",
        "class My(keras.layers.Layer):\n    def call(self, x):\n        return x\n"
        "keras.Sequential([keras.Input((2,)), My()]).save('m.keras')\nx = keras.models.load_model('m.keras')\n",
        "load_model",
    ),
    "a compiled model of the older format": (
        "custom-object",
        "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\nmodel.compile('adam', 'mse')\n"
        "model.save('m.h5')\nx = keras.models.load_model('m.h5')\n",
        "load_model",
    ),
    # Names of other days
    "fit_generator": ("unknown-attribute", classifier(FLAT) + "model.fit_generator(pairs)\n", "generator"),
    "predict_classes": ("unknown-attribute", classifier(FLAT) + "model.predict_classes(images)\n", "classes"),
    "a session": ("unknown-attribute", "x = tf.Session()\n", "Session"),
    "layers that were experimental": (
        "unknown-attribute",
        "x = tf.keras.layers.experimental.preprocessing.Rescaling(1 / 255)\n",
        "experimental",
    ),
    "np_utils": ("import-missing", "from keras.utils import np_utils\n", "np_utils"),
    "period": ("deprecated-argument", "x = keras.callbacks.ModelCheckpoint('a.keras', period=2)\n", "period"),
    "batch_input_shape": (
        "deprecated-argument",
        "x = keras.layers.LSTM(3, batch_input_shape=(2, 3, 4))\n",
        "batch_input_shape",
    ),
}


@pytest.mark.parametrize(("rule", "code", "line"), ERRORS.values(), ids=ERRORS)
def test_a_message_is_translated(rule: str, code: str, line: str, fails: Callable[..., Verdict]) -> None:
    verdict = fails(Case("x = 1", "", given=DATA).job, code, rule, line=line, outcome=Outcome.CRASHED)
    (finding,) = verdict.findings
    kind, _, said = finding.original.partition(": ")
    assert kind
    assert said
    assert finding.message not in said
    assert finding.help


def test_metrics_in_the_place_of_loss_weights_are_told_as_that(fails: Callable[..., Verdict]) -> None:
    """Keras speaks of dtypes, or of numbers of losses, and only once the model is trained."""
    named = [name for name in ERRORS if name.endswith("in the place of loss_weights")]
    for rule, answer, line in map(ERRORS.__getitem__, named):
        verdict = fails(Case("x = 1\n", "", given=DATA).job, answer, rule, line, Outcome.CRASHED)
        assert "loss_weights" in verdict.findings[0].message
        assert "metrics=" in verdict.findings[0].help
