"""The vocabulary of a Check block: each verb holds for a right answer and names what a wrong one lacks."""

from collections.abc import Callable

import pytest
from checking_jobs import Case, job_of

from planner.checking.worker import Worker
from planner.domain.verdict import Outcome, Verdict

LINE = """\
xs, ys = np.arange(6.0).reshape(-1, 1), 2 * np.arange(6.0).reshape(-1, 1) - 1
"""
MODEL = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
"""
BIG = MODEL.replace("(4,", "(400,")
NO_HIDDEN = MODEL.replace('keras.layers.Dense(4, activation="relu"), ', "")
LINEAR = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(0.02), loss="mse", metrics=["mae"])
"""
SUBCLASS = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(1)
    def call(self, x):
        return self.out(x)
model = Net()
model.compile("sgd", "mse")
model.fit(np.ones((2, 3)), np.ones((2, 1)), verbose=0)
"""
EVALUATED = 'expect.trains_to("model", xs, ys, metric="mae", at_most=3.0)'
TRAINED = 'expect.trains_to("model", xs, ys, at_most=2.0, within=60)'
CLASSIFIER = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(4, activation="softmax")])
model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.build((None, 1))
model.set_weights([np.zeros((1, 4)), np.arange(4.0)])
"""  # the last class comes first, whatever the input
ACCURATE = 'expect.trains_to("model", xs, np.full(6, 3), metric="accuracy", at_least=0.9)'
MISTAKEN = ACCURATE.replace("3)", "2)")
METRIC = "keras.metrics.SparseCategoricalAccuracy"

SLICES = "model = tf.data.Dataset.from_tensor_slices(xs)"
PARALLEL = f"{SLICES}.map(tf.abs, num_parallel_calls=tf.data.AUTOTUNE).batch(2).prefetch(1)"
PIPELINE = 'expect.pipeline("model")'

HOLDS = {
    "pipeline": (SLICES, PARALLEL, PIPELINE),
    "pipeline without a map of its own": (SLICES, f"{SLICES}.batch(2).prefetch(1).unbatch()", PIPELINE),
    "that": ("model = 7", "model = 9", 'expect.that(answer.model > 5, rule="value", message="It is too small.")'),
    "same": ("model = [1, 2]", "model = (1, 2)", 'expect.same("model")'),
    "same as a value": ("", "model = (1, 2)", 'expect.same("model", as_=[1, 2])'),
    "same in other floats": ("model = tf.ones(2)", "model = np.ones(2)", 'expect.same("model", any_dtype=True)'),
    "same numbers as floats": ("model = np.arange(2)", "model = tf.range(2.0)", 'expect.same("model", any_dtype=True)'),
    "shape of a tensor": ("model = 0", "model = tf.ones((3, 2))", 'expect.shape("model", (None, 2))'),
    "shape of a list": ("model = 0", "model = [[1, 2], [3, 4]]", 'expect.shape("model", (2, 2))'),
    "shape of a model": (MODEL, BIG, 'expect.shape("model", (None, 1))'),
    "shape of a subclass": (MODEL, SUBCLASS, 'expect.shape("model", (None, 1))'),
    "model": (MODEL, BIG, 'expect.model("model", output=(None, 1))'),
    "at_most_params": (MODEL, NO_HIDDEN, 'expect.at_most_params("model", 13)'),
    "uses and avoids": (MODEL, BIG, 'expect.uses("model", "Dense")\nexpect.avoids("model", "Lambda", "Dropout")'),
    "uses, in a nested model": (
        MODEL,
        "model = keras.Sequential([keras.Input((1,)), keras.Sequential([keras.layers.Dropout(0.1)])])",
        'expect.uses("model", "Dropout")',
    ),
    "trains_to": (MODEL, LINEAR, TRAINED),
    "trains_to, trained already": (
        MODEL,
        LINEAR + "model.fit(xs, ys, epochs=60, verbose=0)",
        EVALUATED,
    ),
    "trains_to, on a dataset": (
        MODEL,
        LINEAR,
        'expect.trains_to("model", tf.data.Dataset.from_tensor_slices((xs, ys)).batch(6), at_most=2.0, within=60)',
    ),
    "trains_to, by a name of the metric's class": (CLASSIFIER, CLASSIFIER.replace('"accuracy"', '"acc"'), ACCURATE),
    "trains_to, by a name of one's own": (
        CLASSIFIER,
        CLASSIFIER.replace('"accuracy"', f'"sparse_top_k_categorical_accuracy", {METRIC}(name="hits")'),
        ACCURATE,
    ),
    "reference and Given": (
        MODEL,
        BIG,
        'expect.that(reference.model.count_params() > len(xs), rule="value", message="-")',
    ),
    "several expectations": (MODEL, BIG, 'expect.shape("model", (None, 1))\nexpect.uses("model", "Dense")'),
}

FAILS = {
    "that": ("model = 7", "model = 3", HOLDS["that"][2], "value"),
    "same": ("model = 7", "model = 3", 'expect.same("model")', "value"),
    "same in other floats": ("model = tf.ones(2)", "model = np.ones(2)", 'expect.same("model")', "dtype"),
    "other values of any dtype": (
        "model = np.ones(2)",
        "model = [1]",
        'expect.same("model", any_dtype=True)',
        "wrong-kind",
    ),
    "other numbers of any dtype": (
        "model = np.ones(2)",
        "model = np.array([1, 2])",
        'expect.same("model", any_dtype=True)',
        "value",
    ),
    "texts of any dtype": (
        "model = np.arange(2)",
        "model = np.array(['0', '1'])",
        'expect.same("model", any_dtype=True)',
        "dtype",
    ),
    "pipeline that doesn't prefetch": (SLICES, PARALLEL.replace(".prefetch(1)", ""), PIPELINE, "pipeline-waits"),
    "pipeline with a map that isn't parallel": (
        SLICES,
        PARALLEL.replace(", num_parallel_calls=tf.data.AUTOTUNE", ""),
        PIPELINE,
        "pipeline-waits",
    ),
    "pipeline that is none": (SLICES, "model = [1, 2]", PIPELINE, "wrong-kind"),
    "shape of a tensor": ("model = 0", "model = tf.ones((3, 3))", 'expect.shape("model", (None, 2))', "shape"),
    "rank of a tensor": ("model = 0", "model = tf.ones(3)", 'expect.shape("model", (None, 2))', "shape"),
    "shape of a model": (
        MODEL,
        MODEL.replace("Dense(1)", "Dense(2)"),
        'expect.shape("model", (None, 1))',
        "output-shape",
    ),
    "shape of a subclass": (MODEL, SUBCLASS, 'expect.shape("model", (None, 2))', "output-shape"),
    "shape of a subclass that was never called": (
        MODEL,
        SUBCLASS.partition("model.compile")[0],
        'expect.shape("model", (None, 1))',
        "not-built",
    ),
    "model": (MODEL, "model = tf.ones((1, 1))", 'expect.model("model", output=(None, 1))', "wrong-kind"),
    "model of another shape": (MODEL, BIG, 'expect.model("model", output=(None, 2))', "output-shape"),
    "same as a value": ("", "model = 3", 'expect.same("model", as_=7)', "value"),
    "shape of something without one": ("model = 0", "model = {'a': 1}", 'expect.shape("model", (1,))', "shape"),
    "at_most_params": (MODEL, BIG, 'expect.at_most_params("model", 13)', "too-many-parameters"),
    "at_most_params of no model": (MODEL, "model = 3", 'expect.at_most_params("model", 13)', "wrong-kind"),
    "uses": (MODEL, MODEL, 'expect.uses("model", "Dropout")', "layer-missing"),
    "avoids": (MODEL, MODEL, 'expect.avoids("model", "Dense")', "layer-extra"),
    "avoids Lambda": (
        MODEL,
        "model = keras.Sequential([keras.Input((1,)), keras.layers.Lambda(lambda t: t)])",
        'expect.avoids("model", "Lambda")',
        "lambda-layer",
    ),
    "uses, of no model": (MODEL, "model = None", 'expect.uses("model", "Dense")', "wrong-kind"),
    "trains_to": (MODEL, LINEAR.replace("0.02", "0.0"), TRAINED, "threshold"),
    "trains_to at least": (
        MODEL,
        LINEAR,
        'expect.trains_to("model", xs, ys, metric="mae", at_least=1e6)',
        "threshold",
    ),
    "trains_to, not accurate": (CLASSIFIER, CLASSIFIER, MISTAKEN, "threshold"),
    "trains_to, accurate among the best few": (
        CLASSIFIER,
        CLASSIFIER.replace('"accuracy"', '"sparse_top_k_categorical_accuracy"'),
        MISTAKEN,
        "metrics-missing",
    ),
    "trains_to, accurate in name": (
        CLASSIFIER,
        CLASSIFIER.replace('"accuracy"', 'keras.metrics.SparseTopKCategoricalAccuracy(name="accuracy")'),
        MISTAKEN,
        "metrics-missing",
    ),
    "trains_to nowhere": (MODEL, LINEAR.replace("0.02", "1e20"), TRAINED, "threshold"),
    "trains_to, not compiled": (MODEL, LINEAR.partition("model.compile")[0], TRAINED, "not-compiled"),
    "trains_to without the metric": (MODEL, LINEAR.replace(', metrics=["mae"]', ""), EVALUATED, "metrics-missing"),
    "trains_to with another input": (MODEL, LINEAR.replace("(1,)", "(5,)"), TRAINED, "shape-mismatch"),
    "the block stumbles over the answer": ("model = 7", "model = 'seven'", "answer.model + 1", "wrong-kind"),
    "the first of several": (
        MODEL,
        BIG,
        'expect.at_most_params("model", 13)\nexpect.uses("model", "Dropout")',
        "too-many-parameters",
    ),
}


@pytest.mark.parametrize(("want", "have", "check"), HOLDS.values(), ids=HOLDS)
def test_each_verb_holds_for_a_right_answer(want: str, have: str, check: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, given=LINE, names=("model",), check=check))


@pytest.mark.parametrize(("want", "have", "check", "rule"), FAILS.values(), ids=FAILS)
def test_each_verb_names_what_a_wrong_answer_lacks(
    want: str, have: str, check: str, rule: str, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, given=LINE, names=("model",), check=check))


def test_all_expectations_are_told_up_to_three(fails: Callable[..., object]) -> None:
    check = "\n".join(f'expect.that(False, rule="value", message="Number {n}.")' for n in range(5))
    verdict = fails(Case("x = 1", "", check=check).job, "x = 1", "value")
    assert [f"Number {n}." in str(verdict) for n in range(5)] == [True, True, True, False, False]


def test_an_error_in_the_answers_own_function_is_told_with_its_line(fails: Callable[..., object]) -> None:
    case = Case("def x(n):\n    return n", "", check="expect.that(answer.x(2) == 2, rule='value', message='-')")
    fails(case.job, "def x(n):\n    return m", "undefined-name", line="return m")


def test_an_unknown_rule_in_a_check_block_is_the_drills_fault(fails: Callable[..., object]) -> None:
    case = Case("x = 1", "", check='expect.that(False, rule="no-such-rule", message="-")')
    fails(case.job, "x = 1", "exception", outcome=Outcome.BROKEN)


@pytest.mark.parametrize("check", ["expect.that(False, rule='no-such-rule', message='no')", "expect.shape('x', (3,)"])
def test_a_broken_check_is_the_drills_fault_where_its_solution_is_not_run_too(
    check: str, fails: Callable[..., Verdict]
) -> None:
    fails(job_of("", check=check), "x = 'seven'", "exception", outcome=Outcome.BROKEN)


@pytest.mark.parametrize("answer", ["x = 'seven'", "x = None", "x = {}"])
def test_an_answer_that_a_check_stumbles_over_is_to_blame_where_the_solution_is_not_run(
    answer: str, fails: Callable[..., Verdict]
) -> None:
    finding = fails(job_of("", given="x = 1", check="answer.x + [1]"), answer, "wrong-kind").findings[0]
    assert finding.message.startswith("`x` can't be used as the prompt asks")


@pytest.mark.parametrize(
    ("check", "said", "line"),
    [
        ("answer.y.predict(2)", "`y` can't be used as the prompt asks: it is a string, and that gives Attr", "y ="),
        ("expect.that(answer.x and answer.y / 2, rule='value', message='no')", "`y` can't be used", "y ="),
        ("for name in ('x', 'y'):\n    getattr(answer, name) / 2", "`y` can't be used", "y ="),
        ("kept = answer.y\nkept / 2", "`x`, `y` can't be used as the prompt asks: TypeError: ", None),
    ],
)
def test_what_a_check_stumbles_over_is_told_with_the_line_where_it_is_made(
    check: str, said: str, line: str | None, fails: Callable[..., Verdict]
) -> None:
    job = Case("x, y = 1, 2", "", check=check, given="x, y = 1, 2", names=("x", "y")).job
    (finding,) = fails(job, "x = 3\ny = 'two'\nx += 1\n", "wrong-kind", line).findings
    assert finding.message.startswith(said), finding


def test_what_a_check_stumbles_over_is_told_in_one_plain_line_and_kept_whole(fails: Callable[..., Verdict]) -> None:
    job = job_of("", given="import keras, numpy as np", check="answer.x(np.ones((2, 3), 'float32'))")
    adapted = "x = keras.layers.Normalization()\nx.adapt(np.array([[1.0, 2.0], [3.0, 5.0]]))"
    finding = fails(job, adapted, "wrong-kind").findings[0]
    assert "InvalidArgumentError" in finding.message
    assert [wrapping for wrapping in ("\x1b", "\n", "{{", "Exception") if wrapping in finding.message] == []
    assert "Exception encountered" in finding.original


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("x, y = tf.Variable(1.0), tf.Variable(3.0)", ("`x`",)),
        ("x, y = tf.constant(1.0), tf.Variable(3.0)", ()),
        ("x, y = tf.constant(1.0), tf.Variable(2.0)", ("`y`",)),
    ],
)
def test_a_name_is_right_so_far_where_nothing_is_found_of_it(
    answer: str, right: tuple[str, ...], worker: Worker
) -> None:
    check = "for name in ('x', 'y'):\n    expect.same(name)\n    expect.variable(name)"
    verdict = worker.judge(job_of("x, y = tf.Variable(1.0), tf.Variable(2.0)", names=("x", "y"), check=check), answer)
    assert verdict.outcome is Outcome.FAILED
    assert verdict.right_so_far == right
