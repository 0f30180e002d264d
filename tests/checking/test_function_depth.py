"""Functions on inputs that nobody has seen, and functions that change something besides returning it."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

ROWS = ("(draw.normal(size=(6, 3)).astype('float32'),)",)
POSITIVE = ("(np.array([[1.0, 2.0], [4.0, 8.0]]),)",)
CLASSES = ("(tf.constant([0, 2, 1, 2]), tf.constant([[.7, .2, .1], [.1, .1, .8], [.3, .6, .1], [.2, .2, .6]]))",)
MODEL = "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
STEP = """\
def x(model, a, b):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(a) - b) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    for variable, gradient in zip(model.trainable_variables, gradients):
        variable.assign_sub(0.1 * gradient)
    return loss
"""
STEP_CALL = ("(model, tf.ones((4, 2)), tf.zeros((4, 1)))",) * 2
LOSS = "def x(y, p):\n    return tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, p))\n"

RIGHT = {
    "standardised, where one row alone has no spread": (
        "def x(a):\n    return (a - a.mean(axis=0)) / (a.std(axis=0) + 1e-7)\n",
        "def x(a):\n    return (a - np.mean(a, axis=0)) / np.maximum(np.std(a, axis=0), 1e-7)\n",
        ROWS,
    ),
    "only for positive figures": (
        "x = np.log",
        "def x(a):\n    assert (a > 0).all()\n    return np.log(a)\n",
        POSITIVE,
    ),
    "a loss of labels and probabilities": (
        LOSS,
        "def x(y, p):\n    return tf.reduce_mean(-tf.math.log(tf.gather(p, y, batch_dims=1)))\n",
        CLASSES,
    ),
    "counts what isn't padding": (
        "def x(a):\n    return (a != 0).sum(axis=1)\n",
        "def x(a):\n    return np.array([list(row).index(0) if 0 in row else len(row) for row in a])\n",
        ("(np.array([[3, 5, 0, 0], [7, 2, 9, 0], [4, 4, 4, 4]]),)",),
    ),
    "searches in what is sorted": (
        "def x(a):\n    return np.searchsorted(a, 2.5)\n",
        "def x(a):\n    return int((a < 2.5).sum())\n",
        ("(np.linspace(0.0, 5.0, 7),)",),
    ),
    "a schedule over epochs": (
        "def x(epoch):\n    return 0.1 * 0.5 ** (epoch // 4)\n",
        "def x(epoch):\n    rate = 0.1\n    for _ in range(epoch // 4):\n        rate /= 2\n    return rate\n",
        ("(0,)", "(12,)"),
    ),
    "texts": (
        "def x(words):\n    return [word.lower() for word in words]\n",
        "def x(words):\n    return list(map(str.lower, words))\n",
        ("(['The', 'CAT', 'sat'],)",),
    ),
    "prints, and changes its argument": (
        "def x(a):\n    return a * 2\n",
        "def x(a):\n    print(a)\n    a *= 2\n    return a\n",
        ("(np.arange(4.0),)",),
    ),
    "infinite where the reference is": (
        "def x(a):\n    with np.errstate(all='ignore'):\n        return 1 / a\n",
        "def x(a):\n    with np.errstate(all='ignore'):\n        return a ** -1.0\n",
        ("(np.array([0.0, 1.0, 2.0]),)",),
    ),
    "a generator": (
        "def x(a):\n    for row in a:\n        yield row.sum()\n",
        "def x(a):\n    yield from a.sum(axis=1)\n",
        ROWS,
    ),
}

WRONG = {
    "made for the inputs that are shown": (
        "def x(a):\n    return a.mean(axis=1)\n",
        "def x(a):\n    if a.shape == (2, 2):\n        return np.array([1.5, 6.0])\n    return a.mean()\n",
        POSITIVE,
        "value",
    ),
    "the result typed in": ("def x(a):\n    return a.sum()\n", "def x(a):\n    return 15.0\n", POSITIVE, "value"),
    "a table of the calls shown": (
        "def x(n):\n    return n * n\n",
        "def x(n):\n    return {1: 1, 9: 81}[n]\n",
        ("(1,)", "(9,)"),
        "exception",
    ),
    "made for one size of batch": (
        "def x(a):\n    return tf.reshape(a, (-1, 1, 3))\n",
        "def x(a):\n    return tf.reshape(a, (6, 1, 3))\n",
        ROWS,
        "shape-mismatch",
    ),
    "squeezes away a batch of one": (
        "def x(a):\n    return a.sum(axis=1)\n",
        "def x(a):\n    return np.squeeze(a.sum(axis=1, keepdims=True))\n",
        ROWS,
        "missing-axis",
    ),
    "takes negatives for zero": (
        "def x(a):\n    return np.maximum(a, 0.1 * a)\n",
        "def x(a):\n    return np.maximum(a, 0)\n",
        ("(np.array([[-1e-6, 1.0, 20.0], [-2e-6, 3.0, 7.0]]),)",),
        "value",
    ),
    "NaN": ("def x(a):\n    return a\n", "def x(a):\n    return a / (a - a)\n", POSITIVE, "not-finite"),
    "the wrong label's probability": (
        LOSS,
        "def x(y, p):\n    return tf.reduce_mean(-tf.math.log(tf.reduce_max(p, axis=1)))\n",
        CLASSES,
        "value",
    ),
}

TRAINS_RIGHT = {
    "with an optimizer": (
        "def x(model, a, b):\n    optimizer = keras.optimizers.SGD(0.1)\n    with tf.GradientTape() as tape:\n"
        "        loss = tf.reduce_mean(tf.square(b - model(a, training=True)))\n"
        "    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_weights), model.trainable_weights))\n"
        "    return loss\n"
    ),
    "in a tf.function": f"@tf.function\n{STEP}",
}

TRAINS_WRONG = {
    "another rate": (STEP.replace("0.1", "0.2"), "weights"),
    "upwards": (STEP.replace("assign_sub", "assign_add"), "weights"),
    "never": (STEP.replace("variable.assign_sub(0.1 * gradient)", "pass"), "not-trained"),
    "only the first variable": (
        STEP.replace("model.trainable_variables, gradients", "model.trainable_variables[:1], gradients"),
        "weights",
    ),
}


@pytest.mark.parametrize(("want", "have", "inputs"), RIGHT.values(), ids=RIGHT)
def test_hidden_inputs_reject_no_right_function(
    want: str, have: str, inputs: tuple[str, ...], holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, inputs=inputs))


@pytest.mark.parametrize(("want", "have", "inputs", "rule"), WRONG.values(), ids=WRONG)
def test_a_function_made_for_the_shown_inputs_fails(
    want: str, have: str, inputs: tuple[str, ...], rule: str, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, inputs=inputs))


def test_hidden_inputs_are_named_by_what_they_are(fails: Callable[..., object]) -> None:
    job = Case("def x(a):\n    return a.sum(axis=1)\n", "", inputs=ROWS).job
    verdict = fails(job, "def x(a):\n    return np.squeeze(a.sum(axis=1, keepdims=True))\n", "missing-axis")
    assert "x(other float32[1, 3])" in str(verdict)


@pytest.mark.parametrize("code", TRAINS_RIGHT.values(), ids=TRAINS_RIGHT)
def test_training_is_judged_by_the_weights_it_reaches(code: str, holds: Callable[[Case], None]) -> None:
    holds(Case(STEP, code, given=MODEL, inputs=STEP_CALL))


@pytest.mark.parametrize(("code", "rule"), TRAINS_WRONG.values(), ids=TRAINS_WRONG)
def test_training_that_reaches_other_weights_fails(code: str, rule: str, holds: Callable[[Case], None]) -> None:
    holds(Case(STEP, code, rule, given=MODEL, inputs=STEP_CALL[:1]))


def test_a_function_that_should_leave_the_weights_alone_does(holds: Callable[[Case], None]) -> None:
    measure = "def x(model, a, b):\n    return tf.reduce_mean((model(a) - b) ** 2)\n"
    holds(Case(measure, STEP, "weights", given=MODEL, inputs=STEP_CALL[:1]))


def test_a_variable_that_a_function_moves_is_compared(holds: Callable[[Case], None]) -> None:
    step = "def x(v):\n    v.assign_sub(0.5 * v)\n"
    case = Case(step, "def x(v):\n    v.assign(v / 2)\n", given="w = tf.Variable([2.0, 4.0])\n", inputs=("(w,)",))
    holds(case)
    holds(Case(step, "def x(v):\n    v.assign(v / 4)\n", "weights", given=case.given, inputs=case.inputs))
