"""What a Check block may ask of any value, and of functions."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from planner.checking.judge import arguments, pipeline
from planner.checking.judge.arguments import Call
from planner.checking.judge.values import kind_of
from planner.checking.judge.vocabulary.ground import Ground

_TIMED = 3  # runs, of which the quickest counts
_LEAST_SECONDS = 0.01  # what is quicker than this is quick enough
_REFERENCE = object()


class Values(Ground):
    """Expectations of values."""

    def that(self, condition: object, *, rule: str, message: str, help: str = "") -> None:  # noqa: A002 - as findings say
        """Expect a condition to hold; the message says what is wrong where it doesn't.

        The finding is about the first name of the answer that the message has in backticks, and at its line.
        """
        if not condition:
            names = self._comparison.job.names
            quoted = [name for name in re.findall(r"`(\w+)`", message) if name in names]
            about = self._about((*quoted, *names, "")[0])
            self._comparison.is_wrong(about.name)
            self.findings.append(about.find(rule, message, help=help))

    def same(self, name: str, *, as_: object = _REFERENCE, any_dtype: bool = False) -> None:
        """Expect a name to hold the same as the reference's, as without a Check block, or as a value given here.

        ``any_dtype``: numbers of any dtype will do, as long as their values are those asked for.
        """
        from planner.checking.judge.same import same  # noqa: PLC0415 - same knows every kind, this one too

        wanted = self._reference(name) if as_ is _REFERENCE else as_
        found = same(wanted, self._values[name], replace(self._about(name), any_dtype=any_dtype))
        self.findings += found
        if not found and len(self._comparison.job.names) > 1:
            self._comparison.is_right(name)

    def shape(self, name: str, shape: Sequence[int | None]) -> None:
        """Expect the shape of a value, or of a model's output; None stands for any size."""
        value = self._values[name]
        if isinstance(value, keras.Model):
            got = _output_shape(value)
        else:
            got = tuple(value.shape if hasattr(value, "shape") else np.asarray(value).shape)
        if got is None:
            return self._found(name, "not-built", f"`{name}` has no shape yet: it was never called.")
        fits = len(got) == len(shape) and all(w is None or w == h for w, h in zip(shape, got, strict=True))
        if not fits:
            rule = "output-shape" if isinstance(value, keras.Model) else "shape"
            any_size = " (None: any size)" if None in shape else ""
            message = f"`{name}` has shape {got}; {tuple(shape)} is asked for{any_size}."
            self._found(name, rule, message, expected=tuple(shape), actual=got)
        return None

    def model(self, name: str, *, output: Sequence[int | None]) -> None:
        """Expect a Keras model with this shape of its output; None stands for any size."""
        if self._model(name) is not None:
            self.shape(name, output)

    def pipeline(self, name: str) -> None:
        """Expect a dataset that prefetches, and whose maps, if there are any, run in parallel."""
        dataset = self._values[name]
        if not isinstance(dataset, tf.data.Dataset):
            self._found(name, "wrong-kind", f"`{name}` is {kind_of(dataset)}; a tf.data.Dataset is asked for.")
        elif not pipeline.prefetches(dataset):
            self._found(name, "pipeline-waits", f"`{name}` doesn't prefetch any element.")
        elif pipeline.maps_one_by_one(dataset):
            self._found(name, "pipeline-waits", f"A `map` of `{name}` takes one element after the other.")

    def variable(self, name: str) -> None:
        """Expect a tf.Variable or a keras.Variable, where a tensor that can't be trained will not do."""
        value = self._values[name]
        if not isinstance(value, tf.Variable | keras.Variable):
            self._found(name, "wrong-kind", f"`{name}` is {kind_of(value)}; a tf.Variable is asked for.")

    def tf_function(self, name: str) -> None:
        """Expect a function that is compiled with tf.function."""
        if not isinstance(self._values[name], tf.types.experimental.PolymorphicFunction):
            self._found(name, "tf-function", f"`{name}` is not compiled: it is {kind_of(self._values[name])}.")

    def gradient(self, name: str) -> None:
        """Expect a function to have the reference's gradients, by its float arguments, at the drill's inputs."""
        for wanted_call, call in arguments.of_both(self._about(name)):
            wanted = _gradients(self._reference(name), wanted_call)
            try:
                got = _gradients(self._values[name], call)
            except Exception as error:
                return self._raised(error, name)
            if not all(_same_gradient(want, have) for want, have in zip(wanted, got, strict=True)):
                message = f"The gradient of `{name}({arguments.shown(call)})` is missing or another one than asked."
                return self._found(name, "gradient", message, expected=wanted, actual=got)
        return None

    def time_at_most(self, name: str, *, times: float) -> None:
        """Expect a function to take at most so many times what the reference's takes for the drill's inputs."""
        calls = list(arguments.of_both(self._about(name)))
        asked = max(_LEAST_SECONDS, times * _seconds(self._reference(name), [call for call, _ in calls]))
        try:
            took = _seconds(self._values[name], [call for _, call in calls])
        except Exception as error:
            return self._raised(error, name)
        if took > asked:
            message = f"`{name}` takes {took:.2g} s; at most {asked:.2g} s are asked for."
            self._found(name, "too-slow", message, expected=f"{asked:.2g} s", actual=f"{took:.2g} s")
        return None


def _output_shape(model: keras.Model) -> tuple[int | None, ...] | None:
    """Return the shape of a model's first output; a subclass knows it once it was called, None before."""
    if getattr(model, "outputs", None):
        return tuple(model.outputs[0].shape)
    built = model.get_build_config()
    if not built or "input_shape" not in built:
        return None
    return (None, *keras.tree.flatten(model.compute_output_spec(keras.KerasTensor(built["input_shape"])))[0].shape[1:])


def _gradients(function: Callable[..., Any], call: Call) -> list[Any]:
    """Return the gradients by each tensor of floats among the arguments, arrays included."""
    made: list[Any] = [tf.convert_to_tensor(item) if isinstance(item, np.ndarray) else item for item in call]
    floats = [item for item in made if tf.is_tensor(item) and item.dtype.is_floating]
    with tf.GradientTape() as tape:
        for item in floats:
            tape.watch(item)
        result = function(*made)
    return list(tape.gradient(result, floats))


def _same_gradient(want: Any, have: Any) -> bool:
    if want is None or have is None:
        return want is have
    left, right = np.asarray(want), np.asarray(have)
    return left.shape == right.shape and bool(np.allclose(left, right, rtol=1e-3, atol=1e-5, equal_nan=True))


def _seconds(function: Callable[..., Any], calls: Sequence[Call]) -> float:
    """Return the processor's time for all calls, at best: other programs on the machine don't count."""
    found = []
    for _ in range(_TIMED):
        began = time.process_time()
        for call in calls:
            function(*arguments.fresh(call))
        found.append(time.process_time() - began)
    return min(found)
