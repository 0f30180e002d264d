"""The reference trains on a batch an epoch: what it records is what the whole training records, but for the figures."""

from collections.abc import Callable, Mapping
from textwrap import dedent
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from checking_jobs import Case

from planner.checking.judge.rehearsal import rehearsing

X, Y = np.ones((70, 4), "float32"), np.ones((70, 1), "float32")
ROWS = tf.data.Dataset.from_tensor_slices((X, Y))


class Tens(keras.utils.PyDataset):  # type: ignore[misc]
    """Three batches of ten."""

    def __len__(self) -> int:
        """Return how many batches there are."""
        return 3

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        """Return one."""
        return X[:10], Y[:10]


FITS: dict[str, Mapping[str, Any]] = {
    "arrays": {"x": X, "y": Y},
    "arrays, validated": {"x": X, "y": Y, "validation_data": (X, Y)},
    "arrays in small batches": {"x": X, "y": Y, "batch_size": 10, "validation_data": (X, Y, Y[:, 0])},
    "weighted": {"x": X, "y": Y, "sample_weight": Y[:, 0]},
    "tensors": {"x": tf.constant(X), "y": tf.constant(Y), "validation_data": (tf.constant(X), tf.constant(Y))},
    "a dataset": {"x": ROWS.batch(10), "validation_data": ROWS.batch(7), "shuffle": False},
    "a dataset, and no labels beside it": {"x": ROWS.batch(10), "y": None, "shuffle": False},
    "a dataset without end": {"x": ROWS.repeat().batch(10), "steps_per_epoch": 5, "shuffle": False},
    "a dataset without end to validate": {
        "x": ROWS.batch(10),
        "shuffle": False,
        "validation_data": ROWS.repeat().batch(10),
        "validation_steps": 3,
    },
}
WHOLE: dict[str, Mapping[str, Any]] = {
    "a part kept to validate": {"x": X, "y": Y, "validation_split": 0.5},
    "batches of a kind of their own": {"x": Tens(), "shuffle": False},
}


class Batches(keras.callbacks.Callback):  # type: ignore[misc]
    """Counts the batches of all epochs."""

    trained = tested = 0

    def on_train_batch_end(self, *_: object, **__: object) -> None:
        """Count one."""
        self.trained += 1

    def on_test_batch_end(self, *_: object, **__: object) -> None:
        """Count one."""
        self.tested += 1


def model() -> keras.Model:
    """Return a model that can be trained on X."""
    made = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    made.compile("sgd", "mse", metrics=["mae"])
    return made


def fit(told: Mapping[str, Any]) -> tuple[keras.callbacks.History, Batches]:
    """Train a new model for three epochs."""
    batches = Batches()
    return model().fit(**told, epochs=3, verbose=0, callbacks=[batches]), batches


@pytest.mark.parametrize("told", FITS.values(), ids=FITS.keys())
def test_an_epoch_has_one_batch_and_leaves_the_same_curves(told: Mapping[str, Any]) -> None:
    whole, _ = fit(told)
    with rehearsing():
        history, batches = fit(told)
    assert batches.trained == 3
    assert batches.tested == 3 * ("validation_data" in told)
    assert history.history.keys() == whole.history.keys()
    assert history.epoch == whole.epoch
    assert history.params == whole.params
    assert history.model.optimizer.iterations.numpy() == whole.model.optimizer.iterations.numpy()


@pytest.mark.filterwarnings("ignore:Your input ran out of data")  # Keras finds out how long it is by its end
def test_steps_of_a_dataset_that_does_not_say_its_length_are_counted() -> None:
    told = {"x": ROWS.batch(10).filter(lambda x, _: tf.reduce_sum(x) > 0), "shuffle": False}
    whole, _ = fit(told)
    with rehearsing():
        history, batches = fit(told)
    assert batches.trained == 3
    assert history.params == whole.params
    assert history.model.optimizer.iterations.numpy() == 3 * 7


@pytest.mark.parametrize("told", WHOLE.values(), ids=WHOLE.keys())
def test_what_cannot_be_cut_is_trained_on_whole(told: Mapping[str, Any]) -> None:
    _, whole = fit(told)
    with rehearsing():
        _, batches = fit(told)
    assert (batches.trained, batches.tested) == (whole.trained, whole.tested)


def test_keras_and_the_model_are_afterwards_as_they_were() -> None:
    before = {name: getattr(keras.Model, name) for name in ("fit", "evaluate", "predict")}
    trained = model()
    with rehearsing():
        trained.fit(X, Y, verbose=0)
    assert {name: getattr(keras.Model, name) for name in before} == before
    assert not before.keys() & vars(keras.Model).keys()
    assert not trained.run_eagerly
    batches = Batches()
    trained.fit(X, Y, batch_size=10, verbose=0, callbacks=[batches])
    assert batches.trained == 7


def test_all_data_is_evaluated_and_predicted() -> None:
    trained = model()
    whole = trained.evaluate(X, Y, verbose=0), trained.predict(X, verbose=0)
    with rehearsing():
        loss, predicted = trained.evaluate(X, Y, verbose=0), trained.predict(X, verbose=0)
    np.testing.assert_allclose(loss, whole[0], rtol=1e-6)
    np.testing.assert_allclose(predicted, whole[1], rtol=1e-6)


def test_what_fit_refuses_it_refuses_in_its_own_words() -> None:
    with rehearsing(), pytest.raises(TypeError, match="unexpected keyword argument 'epoch'"):
        model().fit(X, Y, epoch=3)


def test_the_answer_trains_in_full(holds: Callable[[Case], None]) -> None:
    reference = """\
        x = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
        x.compile("sgd", "mse")
        history = x.fit(np.ones((70, 4)), np.ones((70, 1)), batch_size=10, epochs=2, verbose=0)
    """
    seven = "expect.same('history')\nexpect.that(answer.history.params['steps'] == 7, rule='value', message='cut')"
    holds(Case(dedent(reference), dedent(reference), check=seven))
