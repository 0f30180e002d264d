"""What of the reference is worked out before the answer comes, so that no verdict waits for it.

Its datasets are read and its models traced. All that is kept with the reference itself, which no answer reaches: no
module holds any of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import keras
import tensorflow as tf

from planner.checking.judge.elements import Reading, read
from planner.checking.judge.trace import Trace, trace

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was made of the reference's values, by their identity; a value is kept, so that no other has its own."""

    _made: dict[int, tuple[object, Any]] = field(default_factory=dict)

    def reading_of(self, dataset: tf.data.Dataset) -> Reading:
        """Return what a dataset of the reference's holds, from the one time that it was read."""
        return self._once(dataset, read)

    def trace_of(self, model: keras.Model, inputs: Callable[[], object]) -> Trace:
        """Return what a model of the reference's does, from the one time that it was traced, on these inputs."""
        return self._once(model, lambda traced: trace(traced, inputs()))

    def _once(self, value: Any, make: Callable[[Any], _T]) -> _T:
        if id(value) not in self._made:
            self._made[id(value)] = value, make(value)
        made: _T = self._made[id(value)][1]
        return made

    def read(self, values: Iterable[object]) -> None:
        """Read the datasets among the reference's values, in tuples, lists and dicts, too."""
        for value in values:
            if isinstance(value, tf.data.Dataset):
                self.reading_of(value)
            elif isinstance(value, list | tuple | dict):
                self.read(value.values() if isinstance(value, dict) else value)
