"""What `fit` learnt from is compared sample by sample, whatever form it came in."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.checking.worker import Worker

DATA = """\
inputs, labels = np.arange(6.0, dtype="float32").reshape(6, 1), np.array([1, 0, 0, 1, 1, 0])
pairs = tf.data.Dataset.from_tensor_slices((inputs, labels))
texts = tf.constant(list("ababab"))
"""
MODEL = """\
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2)])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
"""
JUST_THESE = 'expect.fitted("x", inputs, labels)'
RIGHT = {
    "arrays": "inputs, labels",
    "a shuffled dataset": "pairs.shuffle(6).batch(4)",
    "tensors by name, the other way round": "y=tf.constant(labels)[::-1], x=inputs[::-1]",
    "labels in a column": "inputs, labels[:, None]",
    "inputs of another precision": 'inputs.astype("float64"), labels',
    "what a generator gave": "((inputs[:3], labels[:3]) for _ in range(2))",
    "weights": "inputs, labels, sample_weight=np.ones(6)",
    "weights that are all the same": "inputs, labels, class_weight={0: 2.0, 1: 2.0}",
    "batches that are counted": "pairs.repeat().batch(3), steps_per_epoch=2",
    "batches that are counted, of arrays": "inputs, labels, batch_size=3, steps_per_epoch=2",
}
WRONG = {
    "fewer": ("inputs[:4], labels[:4]", "4 of the 6 samples asked for"),
    "what a split leaves": ("inputs, labels, validation_split=0.5", "3 of the 6"),
    "a few steps": ("pairs.batch(3), steps_per_epoch=1", "3 of the 6"),
    "a few steps through arrays": ("inputs, labels, batch_size=2, steps_per_epoch=2", "4 of the 6"),
    "a class that counts twice": ("inputs, labels, class_weight={0: 1.0, 1: 2.0}", "some count more than others"),
    "samples that count twice": ("inputs, labels, sample_weight=np.arange(6) + 1.0", "some count more than others"),
    "some twice": ("pairs.concatenate(pairs.take(2)).batch(4)", "8 samples, of which 6 are asked for"),
    "other inputs": ("inputs / 5, labels", "6 samples, of which 2 are among the 6"),
    "inputs changed, every one": ("inputs / 5 + 0.1, labels", "the right labels, but with other inputs"),
    "labels of others": ("inputs, np.roll(labels, 1)", "with other labels than theirs"),
    "weights of nothing": ("inputs, labels, sample_weight=np.arange(6) > 2", "3 of the 6"),
    "weights of nothing, in a dataset": ("pairs.map(lambda a, b: (a, b, a[0])).batch(6)", "5 of the 6"),
}


def fitted(arguments: str) -> str:
    return f"x = model.fit({arguments}, verbose=0)\n"


def test_the_same_samples_are_the_same_in_any_form(holds: Callable[[Case], None]) -> None:
    names = tuple(f"x{number}" for number in range(len(RIGHT)))
    fits = [fitted(arguments).replace("x", name, 1) for name, arguments in zip(names, RIGHT.values(), strict=True)]
    answer = "".join(MODEL + fit for fit in fits)
    check = "\n".join(JUST_THESE.replace('"x"', f'"{name}"') for name in names)
    holds(Case(answer, answer, given=DATA, check=check, names=names))


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_other_samples_are_told(arguments: str, words: str, fails: Callable[..., object]) -> None:
    case = Case(MODEL, MODEL + fitted(arguments), given=DATA, check=JUST_THESE)
    verdict = fails(case.job, case.answer, "training-data", "x = model.fit")
    assert words in str(verdict)


def test_fewer_samples_are_told_once_and_not_as_another_batch_size_too(worker: Worker) -> None:
    check = f'{JUST_THESE}\nexpect.batch_size("x", 2, of=6)'
    job = Case(MODEL, MODEL, given=DATA, check=check).job
    told = worker.judge(job, MODEL + fitted("inputs[:4], labels[:4], batch_size=2"))
    assert told.rules == ("training-data",)
    assert worker.judge(job, MODEL + fitted("inputs, labels, batch_size=3")).rules == ("batch-size",)


def test_texts_and_lists_and_pictures_without_their_axis_are_read(holds: Callable[[Case], None]) -> None:
    answer = """\
    model = keras.Sequential([
        keras.Input((), dtype="string"), keras.layers.TextVectorization(output_mode="multi_hot", vocabulary=["a", "b"]),
        keras.layers.Dense(2),
    ])
    model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(texts, labels, verbose=0)
    pictures = keras.Sequential([keras.Input((1, 1)), keras.layers.Flatten(), keras.layers.Dense(2)])
    pictures.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    pictures.fit(inputs[:, None], labels, verbose=0)
    """
    check = 'expect.fitted("model", list("ababab"), labels.tolist())\nexpect.fitted("pictures", inputs, labels)'
    holds(Case(answer, answer, given=DATA, check=check, names=("model", "pictures")))


def test_the_last_fit_counts_and_one_is_needed(holds: Callable[[Case], None]) -> None:
    again = fitted("inputs, labels") + fitted("inputs[:2], labels[:2]")
    holds(Case(MODEL, MODEL + again, "training-data", given=DATA, check=JUST_THESE))
    never = JUST_THESE.replace('"x"', '"model"')
    holds(Case(MODEL, MODEL, "not-trained", given=DATA, check=never, names=("model",)))


def test_batches_besides_the_fit_may_hold_nothing_but_the_samples_asked_for(worker: Worker) -> None:
    job = Case(MODEL, MODEL + fitted("inputs, labels"), given=DATA, check=JUST_THESE).job
    batches = ("inputs[:2], labels[:2]", "x=inputs, y=labels", "inputs[:2] + 9, labels[:2]", "inputs[:2], labels[2:4]")
    told = [
        worker.judge(job, f"{MODEL}{fitted('inputs, labels')}for _ in range(2):\n    model.train_on_batch({batch})\n")
        for batch in batches
    ]
    assert [verdict.rules for verdict in told] == [(), (), ("training-data",), ("training-data",)]
    assert "by train_on_batch on other samples than asked, in 2 batches" in str(told[-1])


def test_weights_of_a_fitted_model_are_kept_and_loaded(holds: Callable[[Case], None]) -> None:
    kept = 'model.save_weights("a.weights.h5")\nmodel.load_weights("a.weights.h5")\n'
    fit = fitted("inputs, labels, callbacks=[keras.callbacks.TerminateOnNaN()]")
    holds(Case(MODEL, MODEL + fit + kept, given=DATA, check=JUST_THESE))
