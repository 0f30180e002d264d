"""Arrays, tensors, numbers, strings and containers: what counts as equal, and how a difference is named."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.domain.verdict import Verdict

ALIKE = [
    ("tf.constant([[1.0, 2.0]])", "tf.Variable([[1.0, 2.0]])"),
    ("tf.constant([[1.0, 2.0]])", "np.array([[1.0, 2.0]], 'float32')"),
    ("np.arange(3)", "tf.range(3, dtype='int64')"),
    ("np.array([0.1, 0.2])", "np.array([0.1 + 1e-9, 0.2])"),
    ("tf.constant([1e6, 1.0])", "tf.constant([1000001.0, 1.0])"),
    ("np.array([1.0, np.nan])", "np.array([1.0, np.nan])"),
    ("np.array([np.inf, -np.inf])", "np.array([np.inf, -np.inf])"),
    ("np.zeros((0, 3))", "np.zeros((0, 3))"),
    ("tf.constant(0.0)", "tf.reduce_sum(tf.constant([1e-8, -1e-8]))"),
    ("tf.constant(['a', 'b'])", "np.array(['a', 'b'])"),
    ("tf.constant(['ä'])", "tf.constant(['ä'.encode()])"),
    ("np.array(['a', 'bb'])", "np.array(['a', 'bb'], dtype=object)"),
    ("tf.constant([1.0, 2.0], 'bfloat16')", "tf.cast(tf.constant([1.001, 2.0]), 'bfloat16')"),
    ("tf.ragged.constant([[1], [2, 3]])", "tf.RaggedTensor.from_row_lengths([1, 2, 3], [1, 2])"),
    ("tf.sparse.from_dense([[0, 1]])", "tf.SparseTensor([[0, 1]], tf.constant([1]), [1, 2])"),
    ("keras.ops.ones((2,))", "np.ones(2, 'float32')"),
    ("keras.Variable([1.0])", "tf.constant([1.0])"),
    ("3", "np.int64(3)"),
    ("3", "tf.constant(3)"),
    ("3", "3.0"),
    ("0.1", "tf.constant(0.1)"),
    ("float('nan')", "np.nan"),
    ("True", "np.bool_(True)"),
    ("None", "None"),
    ("'relu'", "tf.constant('relu')"),
    ("b'relu'", "b'relu'"),
    ("[1, 2]", "(1, 2)"),
    ("(28, 28)", "tf.TensorShape([28, 28]).as_list()"),
    ("{'a': 1, 'b': [np.ones(2), None]}", "{'b': (np.ones(2), None), 'a': 1}"),
    ("[]", "[]"),
    ("{1, 2}", "{2, 1}"),
    ("range(3)", "range(0, 3)"),
    ("tf.ones((2, 3)).shape", "(2, 3)"),
    ("(2, 3)", "tf.ones((2, 3)).shape"),
    ("tf.float32", "tf.ones(2).dtype"),
    ("10_000", "10_000.0"),
    ("tf.constant(0.1)", "0.1"),
    ("np.array(3)", "3"),
    ("tf.constant(True)", "True"),
    ("1 + 2j", "np.complex64(1 + 2j)"),
    ("np.array([1 + 2j])", "np.array([1 + 2j + 1e-9])"),
    ("tf.constant([1 + 2j], 'complex64')", "tf.constant([1 + 2.00001j], 'complex64')"),
    ("tf.ragged.constant([[0.1], [0.2, 0.3]])", "tf.ragged.constant([[0.1], [0.2, 0.3000001]])"),
    ("tf.ragged.constant([[1.0, 2.0], [3.0, 4.0]])", "tf.RaggedTensor.from_row_lengths([1.0, 2.0, 3.0, 4.0], [2, 2])"),
    ("tf.ragged.constant([[['a']], [['b', 'c'], []]])", "tf.ragged.constant([[[b'a']], [[b'b', b'c'], []]])"),
    ("tf.sparse.from_dense([[0.0, 0.1]])", "tf.SparseTensor([[0, 1]], tf.constant([0.10000001]), [1, 2])"),
    ("tf.constant([1.0, 2.0], 'float16')", "tf.constant([1.001, 2.0], 'float16')"),
    ("np.array([[1, 2], [3]], dtype=object)", "np.array([[1, 2], [3]], dtype=object)"),
    ("(n * n for n in range(4))", "map(lambda n: n * n, range(4))"),
    ("iter(range(10**9))", "__import__('itertools').count()"),
    ("__import__('pathlib').Path('a.txt')", "'a.txt'"),
    ("np.datetime64('2026-01-01')", "np.datetime64('2026-01-01')"),
    ("{'loss': [1.0, 0.5]}", "{'loss': [3.0, 2.0]}"),
]

DIFFERENT = [
    ("tf.constant([1.0, 2.0])", "tf.constant([[1.0, 2.0]])", "shape"),
    ("tf.constant([[1.0, 2.0]])", "tf.constant([1.0, 2.0])", "missing-axis"),
    ("np.ones((2, 3))", "np.ones((3, 2))", "shape"),
    ("tf.constant([1.0])", "tf.constant([1])", "dtype"),
    ("np.ones(2, 'float32')", "np.ones(2)", "dtype"),
    ("np.ones(2, 'uint8')", "np.ones(2, 'int64')", "dtype"),
    ("tf.constant(['1'])", "tf.constant([1])", "dtype"),
    ("tf.constant([1.0, 2.0])", "tf.constant([1.0, 2.001])", "value"),
    ("np.array([1.0, np.nan])", "np.array([1.0, 0.0])", "value"),
    ("np.array([0.0, np.nan])", "np.array([np.nan, np.nan])", "value"),
    ("np.array([1e-6, 2e-6])", "np.array([1e-6, 3e-6])", "value"),
    ("np.array([np.inf])", "np.array([-np.inf])", "value"),
    ("np.array([1, 2])", "np.array([1, 3])", "value"),
    ("np.array([True])", "np.array([False])", "value"),
    ("tf.constant(['a'])", "tf.constant(['b'])", "value"),
    ("np.array([0.2, 0.4])", "np.array([51.0, 102.0])", "unscaled-input"),
    ("np.array([[0, 1, 2]])", "np.array([[1, 2, 0]])", "padding"),
    ("np.mean([1.0, 2.0])", "np.ones(3)", "shape"),
    ("np.mean([1.0, 2.0])", "[1.5]", "wrong-kind"),
    ("np.ones(2)", "[1.0, 1.0]", "wrong-kind"),
    ("np.ones(2)", "keras.Input((2,))", "wrong-kind"),
    ("tf.ones(2)", "tf.ones", "wrong-kind"),
    ("tf.ragged.constant([[1], [2, 3]])", "tf.ragged.constant([[1], [2, 4]])", "value"),
    ("tf.ragged.constant([[1], [2, 3]])", "tf.constant([[1, 0], [2, 3]])", "wrong-kind"),
    ("tf.constant([[1, 0], [2, 3]])", "tf.ragged.constant([[1], [2, 3]])", "wrong-kind"),
    ("3", "4", "value"),
    ("3", "'3'", "wrong-kind"),
    ("3", "True", "wrong-kind"),
    ("True", "1", "wrong-kind"),
    ("0.5", "0.501", "value"),
    ("0.5", "float('nan')", "not-finite"),
    ("np.array([0.5, 1.0])", "np.array([0.5, np.inf])", "not-finite"),
    ("3", "3.0001", "value"),
    ("10_000", "10_000.5", "value"),
    ("tf.constant(0.1)", "0.2", "value"),
    ("tf.constant(0.1)", "[0.1]", "wrong-kind"),
    ("tf.constant(1)", "True", "wrong-kind"),
    ("np.array([1 + 2j])", "np.array([1 + 3j])", "value"),
    ("1 + 2j", "1 + 3j", "value"),
    ("tf.ragged.constant([[1.0], [2.0, 3.0]])", "tf.ragged.constant([[1.0], [2.0, 4.0]])", "value"),
    ("tf.ragged.constant([[1], [2, 3]])", "tf.ragged.constant([[1, 0], [2, 3]])", "value"),
    ("tf.ragged.constant([[1], [2, 3]])", "tf.ragged.constant([[1.0], [2.0, 3.0]])", "dtype"),
    ("tf.ragged.constant([[1], [2, 3]])", "tf.ragged.constant([[1], [2, 3], [4]])", "shape"),
    ("tf.ragged.constant([['a'], ['b', 'c']])", "tf.ragged.constant([['a'], ['b', 'd']])", "value"),
    ("tf.sparse.from_dense([[0, 1]])", "tf.sparse.from_dense([[0, 2]])", "value"),
    ("tf.sparse.from_dense([[0, 1]])", "tf.sparse.from_dense([[0, 1, 0]])", "shape"),
    ("tf.sparse.from_dense([[0, 1]])", "tf.constant([[0, 1]])", "wrong-kind"),
    ("tf.constant([1.0], 'float16')", "tf.constant([1.1], 'float16')", "value"),
    ("np.array([[1, 2], [3]], dtype=object)", "np.array([[1, 2], [4]], dtype=object)", "value"),
    ("(n * n for n in range(4))", "iter([0, 1, 4, 8])", "value"),
    ("iter([1, 2])", "iter([1, 2, 3])", "length"),
    ("iter([1, 2])", "[1, 2]", "wrong-kind"),
    ("__import__('pathlib').Path('a.txt')", "'b.txt'", "value"),
    ("np.datetime64('2026-01-01')", "np.datetime64('2026-01-02')", "value"),
    ("0.0", "0.001", "value"),
    ("3", "[3]", "wrong-kind"),
    ("3", "None", "wrong-kind"),
    ("None", "0", "wrong-kind"),
    ("'relu'", "'Relu'", "value"),
    ("'relu'", "7", "wrong-kind"),
    ("[1, 2]", "[1, 2, 3]", "length"),
    ("[1, 2]", "[1, 3]", "value"),
    ("[1, [2, 3]]", "[1, [2, 4]]", "value"),
    ("[1, 2]", "np.array([1, 2])", "wrong-kind"),
    ("(np.ones(2), np.ones(2))", "(np.ones(2), np.ones(3))", "shape"),
    ("{'a': 1}", "{'A': 1}", "key-missing"),
    ("{'a': 1}", "{'a': 1, 'b': 2}", "key-missing"),
    ("{'a': 1}", "{'a': 2}", "value"),
    ("{'a': 1}", "[1]", "wrong-kind"),
    ("{1, 2}", "{1, 3}", "value"),
    ("{1, 2}", "[1, 2]", "wrong-kind"),
    ("tf.ones((2, 3)).shape", "(3, 2)", "value"),
    ("tf.float32", "tf.int32", "value"),
]


@pytest.mark.parametrize(("want", "have"), ALIKE)
def test_equal_values_pass_in_any_form(want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(f"x = {want}", f"x = {have}"))


@pytest.mark.parametrize(("want", "have", "rule"), DIFFERENT)
def test_a_different_value_is_named_by_its_first_difference(
    want: str, have: str, rule: str, holds: Callable[[Case], None]
) -> None:
    holds(Case(f"x = {want}", f"y = 1\nx = {have}", rule, line="x ="))


def test_a_difference_deep_inside_is_named_as_python_would_name_it(fails: Callable[..., object]) -> None:
    case = Case("x = {'a': [1, {'b': 2}]}", "")
    verdict = fails(case.job, "x = {'a': [1, {'b': 3}]}", "value")
    assert "x['a'][1]['b']" in str(verdict)


def test_a_name_that_is_missing_is_told_with_the_one_that_looks_like_it(fails: Callable[..., object]) -> None:
    job = Case("modle = model = 1", "", names=("model",)).job
    assert "`modle`" in str(fails(job, "modle = 1", "name-missing", line=""))


def test_an_empty_answer_is_told_so(fails: Callable[..., object]) -> None:
    assert "empty" in str(fails(Case("x = 1", "").job, "\n", "name-missing"))


def test_every_name_asked_for_is_compared(fails: Callable[..., object]) -> None:
    job = Case("x = 1\ny = 2", "", names=("x", "y")).job
    fails(job, "x = 1\ny = 3", "value", line="y =")
    fails(job, "x = 1", "name-missing")


def test_a_name_that_given_defines_already_is_the_answers_own(fails: Callable[..., object]) -> None:
    """The answer may leave a name of Given as it is, and is then judged by Given's value."""
    fails(Case("x = x / 255", "", given="x = np.ones(3) * 255").job, "", "unscaled-input")


def test_each_piece_of_code_runs_once(holds: Callable[[Case], None]) -> None:
    holds(Case("x += [2]", "x = [1, 2]", given="x = [1]"))
    holds(Case("x = [1, 2]", "x += [2]", given="x = [1]"))


def test_a_huge_value_is_told_briefly(fails: Callable[..., object]) -> None:
    job = Case("x = 'relu'", "").job
    assert len(str(fails(job, "x = 'a' * 3_000_000", "value"))) < 2_000


def test_a_dataset_is_told_by_the_name_that_all_datasets_share(fails: Callable[..., Verdict]) -> None:
    case = Case("x = tf.data.Dataset.range(3).map(lambda n: n + 1)", "x = [1, 2, 3]")
    assert fails(case.job, case.answer, "wrong-kind").findings[0].expected == "a tf.data.Dataset"


@pytest.mark.parametrize(
    ("want", "kept"),
    [
        ("tf.ones(1)", "n"),
        ("3.0", "n"),
        ("[tf.ones(1)]", "[n]"),
        ("tf.ragged.constant([[1.0]])", "tf.RaggedTensor.from_tensor([n])"),
    ],
)
def test_a_tensor_that_left_its_tf_function_is_named_alone_at_its_line(
    want: str, kept: str, fails: Callable[..., Verdict]
) -> None:
    answer = f"held, y = [], 1\n@tf.function\ndef f(n):\n    held.append({kept})\nf(tf.ones(1))\nx = held[0]"
    job = Case(f"x, y = {want}, 1", "", names=("y", "x"), check="expect.same('y')\nexpect.same('x')").job
    (finding,) = fails(job, answer, "graph-code", line="x =").findings
    assert finding.message.startswith("`x")
