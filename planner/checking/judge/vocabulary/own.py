"""What a Check block may ask of a learner's own layer, metric or callback: what it does, however it is written.

Each verb takes a class, which it makes objects of, or an object that is made already.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import keras

from planner.checking.judge.own import callbacks, layers, metrics
from planner.checking.judge.vocabulary.ground import Ground


class Own(Ground):
    """Expectations of what a learner derives from Keras's classes."""

    def layer(
        self, name: str, x: object, *, made_with: Mapping[str, Any] | None = None, round_trip: bool = False
    ) -> None:
        """Expect a layer to do to ``x`` what the reference's does; for a round trip, to come back from its config."""
        pair = self._made(name, keras.layers.Layer, made_with)
        if pair is not None:
            self._try(name, lambda: layers.compare(*pair, x, self._about(name), round_trip=round_trip))

    def metric(
        self, name: str, batches: Sequence[tuple[Any, Any]], *, made_with: Mapping[str, Any] | None = None
    ) -> None:
        """Expect a metric to give the reference's result over these batches, and to start anew after reset_state."""
        pair = self._made(name, keras.metrics.Metric, made_with)
        if pair is not None:
            self._try(name, lambda: metrics.compare(*pair, batches, self._about(name)))

    def callback(
        self,
        name: str,
        logs: Sequence[Mapping[str, float]],
        *,
        made_with: Mapping[str, Any] | None = None,
        model: keras.Model | None = None,
    ) -> None:
        """Expect a callback to do what the reference's does in a training whose epochs end with these logs.

        It may look at what it trains: a copy of ``model``, or a model of a single weight.
        """
        pair = self._made(name, keras.callbacks.Callback, made_with)
        if pair is not None:
            self._try(name, lambda: callbacks.compare(*pair, logs, self._about(name), model))

    def _try(self, name: str, compare: Any) -> None:
        try:
            self.findings += compare()
        except Exception as error:
            self._raised(error, name)

    def _made(self, name: str, kind: type, made_with: Mapping[str, Any] | None) -> tuple[Any, Any] | None:
        """Return the reference's and the answer's object; a finding and None where the answer's is none."""
        reference, value = self._reference(name), self._values[name]
        try:
            made = value(**(made_with or {})) if isinstance(value, type) else value
        except Exception as error:
            self._raised(error, name)
            return None
        if not isinstance(made, kind):
            self._found(name, "wrong-kind", f"`{name}` is no keras {kind.__name__}: derive it from that class.")
            return None
        return (reference(**(made_with or {})) if isinstance(reference, type) else reference), made
