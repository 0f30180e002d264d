"""Tensors, arrays and functions: what they hold and give back."""

from planner.domain.rulebook.rule import Family, Rule

VALUES = Family(
    "Values and functions",
    (
        Rule(
            "shape",
            "another shape",
            "Print .shape on the way, and compare it with the prompt.",
            "x = tf.reduce_sum(batch, axis=1)",
            "x = tf.reduce_sum(batch, axis=1, keepdims=True)",
        ),
        Rule(
            "dtype",
            "another dtype",
            "tf.cast(x, tf.float32), or dtype= where the value is made.",
            "x = tf.constant([1, 2, 3])",
            "x = tf.constant([1, 2, 3], dtype=tf.float32)",
        ),
        Rule(
            "value",
            "another value",
            "Work through a small example by hand.",
            "mean = tf.reduce_sum(x)",
            "mean = tf.reduce_mean(x)",
        ),
        Rule(
            "length",
            "another number of elements",
            "Count the elements that the prompt asks for.",
            "steps = list(range(10))",
            "steps = list(range(11))",
        ),
        Rule(
            "key-missing",
            "other keys",
            "Check the spelling of the keys.",
            "sizes = {'training': 80, 'test': 20}",
            "sizes = {'train': 80, 'test': 20}",
        ),
        Rule(
            "axis",
            "the wrong axis",
            "axis=0 runs over samples, axis=-1 over features.",
            "labels = tf.argmax(probabilities, axis=0)",
            "labels = tf.argmax(probabilities, axis=-1)",
        ),
        Rule(
            "signature",
            "another signature",
            "Check the function's arguments against the prompt.",
            "def scale(image):",
            "def scale(image, label):",
        ),
        Rule(
            "gradient",
            "the gradient is missing or differs",
            "Compute the loss inside the tape, the gradient outside it.",
            "loss = w * w\nwith tf.GradientTape() as tape:\n    pass\ngrad = tape.gradient(loss, w)",
            "with tf.GradientTape() as tape:\n    loss = w * w\ngrad = tape.gradient(loss, w)",
        ),
        Rule(
            "not-finite",
            "NaN or infinite values",
            "Look for a division by 0, a logarithm of 0, or a learning rate that is too large.",
            "share = counts / tf.reduce_sum(counts)  # all of them 0",
            "share = tf.math.divide_no_nan(counts, tf.reduce_sum(counts))",
        ),
        Rule(
            "tf-function",
            "a function that is not compiled",
            "Put @tf.function above the def, or wrap it: f = tf.function(f).",
            "def step(x): ...",
            "@tf.function\ndef step(x): ...",
        ),
        Rule(
            "too-slow",
            "it takes too long",
            "Work on whole tensors instead of looping over their elements in Python.",
            "sum(float(v) ** 2 for v in x)",
            "tf.reduce_sum(x**2)",
        ),
        Rule(
            "config-missing",
            "get_config leaves an argument out",
            "Add every argument of __init__ to what super().get_config() returns.",
            "def get_config(self): return super().get_config()",
            "def get_config(self): return {**super().get_config(), 'units': self.units}",
        ),
        Rule(
            "index-range",
            "an index out of range",
            "Count from 0: n entries have the indices 0 to n - 1.",
            "last = tf.gather(x, 3)  # x has 3 entries",
            "last = tf.gather(x, 2)",
        ),
        Rule(
            "immutable-tensor",
            "a tensor changed in place",
            "Make a tf.Variable and assign to it, or build the tensor anew.",
            "x = tf.zeros(3)\nx[0] = 1.0",
            "x = tf.Variable(tf.zeros(3))\nx[0].assign(1.0)",
        ),
        Rule(
            "graph-code",
            "Python code that a graph can't run",
            "Inside tf.function and Dataset.map use TensorFlow's functions on tensors, not Python on their values.",
            "dataset.map(lambda x: 1 if x > 0 else 0)",
            "dataset.map(lambda x: tf.where(x > 0, 1, 0))",
        ),
    ),
)
