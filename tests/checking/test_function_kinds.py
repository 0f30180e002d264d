"""Functions are compared by calling them, with the drill's own inputs."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.domain.verdict import Outcome

SCALE = "def x(a, b=1.0):\n    return (a - tf.reduce_mean(a)) * b\n"
CALLS = ("(tf.constant([1.0, 2.0]),)", "(tf.constant(draw.normal(size=(3, 2)), tf.float32), 2.0)")

RIGHT = {
    "other names": "def x(values, factor=1.0):\n    return factor * (values - tf.math.reduce_mean(values))\n",
    "NumPy": "def x(a, b=1.0):\n    a = np.asarray(a)\n    return ((a - a.mean()) * b).astype('float32')\n",
    "a lambda": "x = lambda a, b=1.0: (a - tf.reduce_mean(a)) * b\n",
    "compiled": "@tf.function\ndef x(a, b=1.0):\n    return (a - tf.reduce_mean(a)) * b\n",
    "compiled, with a condition on a tensor": (
        "@tf.function\ndef x(a, b=1.0):\n    if tf.reduce_sum(a) > 1e9:\n        return a\n"
        "    return (a - tf.reduce_mean(a)) * b\n"
    ),
    "more arguments than needed": "def x(a, b=1.0, *, c=0.0):\n    return (a - tf.reduce_mean(a)) * b + c\n",
    "any arguments": "def x(*args):\n    a, b = (*args, 1.0)[:2]\n    return (a - tf.reduce_mean(a)) * b\n",
    "an object that can be called": (
        "class Scale:\n    def __call__(self, a, b=1.0):\n        return (a - tf.reduce_mean(a)) * b\nx = Scale()\n"
    ),
    "functools.partial": (
        "import functools\ndef f(c, a, b=1.0):\n    return (a - tf.reduce_mean(a)) * b\nx = functools.partial(f, 0)\n"
    ),
}

WRONG = {
    "returns nothing": ("def x(a, b=1.0):\n    (a - tf.reduce_mean(a)) * b\n", "wrong-kind"),
    "another value": ("def x(a, b=1.0):\n    return a * b\n", "value"),
    "right for the first call only": ("def x(a, b=1.0):\n    return a - tf.reduce_mean(a)\n", "value"),
    "another shape": ("def x(a, b=1.0):\n    return tf.reduce_mean(a)\n", "shape"),
    "a tuple": ("def x(a, b=1.0):\n    return a, b\n", "wrong-kind"),
    "an argument too few": ("def x(a):\n    return a - tf.reduce_mean(a)\n", "signature"),
    "an argument too many": ("def x(a, b, c):\n    return a\n", "signature"),
    "no function": ("x = 3.0\n", "wrong-kind"),
    "a class": ("class x:\n    pass\n", "signature"),
    "an undefined name": ("def x(a, b=1.0):\n    return a - mean(a)\n", "undefined-name"),
    "an unknown attribute": ("def x(a, b=1.0):\n    return tf.mean(a)\n", "unknown-attribute"),
    "shapes that don't fit": ("def x(a, b=1.0):\n    return a + tf.ones(7)\n", "shape-mismatch"),
    "raises": ("def x(a, b=1.0):\n    raise RuntimeError('nothing to see')\n", "exception"),
    "raises inside tf.function": ("@tf.function\ndef x(a, b=1.0):\n    return a + undefined_there\n", "undefined-name"),
}


@pytest.mark.parametrize("code", RIGHT.values(), ids=RIGHT)
def test_a_function_that_returns_the_same_passes(code: str, holds: Callable[[Case], None]) -> None:
    holds(Case(SCALE, code, inputs=CALLS))


@pytest.mark.parametrize(("code", "rule"), WRONG.values(), ids=WRONG)
def test_a_function_is_told_how_its_call_differs(code: str, rule: str, holds: Callable[[Case], None]) -> None:
    holds(Case(SCALE, code, rule, inputs=CALLS))


def test_the_line_inside_the_function_is_named(fails: Callable[..., object]) -> None:
    code = "def x(a, b=1.0):\n    c = 1\n    return a - mean(a)\n"
    fails(Case(SCALE, code, inputs=CALLS).job, code, "undefined-name", line="mean(a)")


def test_each_side_gets_inputs_of_its_own(holds: Callable[[Case], None]) -> None:
    """An answer that changes its argument in place doesn't change what the reference was given."""
    reference = "def x(a):\n    return a.sum()\n"
    holds(Case(reference, "def x(a):\n    total = a.sum()\n    a[:] = 0\n    return total\n", inputs=("np.ones(3)",)))


def test_both_sides_draw_the_same_random_numbers(holds: Callable[[Case], None]) -> None:
    code = "def x(n):\n    return tf.random.normal((n,))\n"
    holds(Case(code, code, inputs=("3",)))


def test_a_function_without_inputs_is_the_drills_fault(worker: object, fails: Callable[..., object]) -> None:
    fails(Case(SCALE, SCALE).job, SCALE, "exception", outcome=Outcome.BROKEN)


def test_a_function_that_ends_the_program_is_told_so(fails: Callable[..., object]) -> None:
    code = "def x(a, b=1.0):\n    raise SystemExit\n"
    fails(Case(SCALE, code, inputs=CALLS).job, code, "exit", line="SystemExit", outcome=Outcome.CRASHED)


def test_a_gradient_that_is_none_is_told(fails: Callable[..., object]) -> None:
    reference = """\
def x(v):
    with tf.GradientTape() as tape:
        tape.watch(v)
        y = v * v
    return tape.gradient(y, v)
"""
    job = Case(reference, "", inputs=("tf.constant(3.0)",)).job
    fails(job, reference.replace("        tape.watch(v)\n", ""), "wrong-kind")
    fails(job, reference.replace("        tape.watch(v)\n", "").replace("y, v)", "y, v) * 1.0"), "gradient")
