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
    ),
)
