"""What a model does: the leaf layers that one batch goes through, in execution order.

`Layer.__call__` is observed while the batch is on its way, so it doesn't matter how the model was written:
Sequential, functional, nested or subclassed. Keras's own layers are leaves, whatever they call inside; models,
and custom layers that call other layers, are opened up.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import keras
from keras.src.layers.layer import Layer
from keras.src.ops.operation import Operation

Shape = tuple[int | None, ...]
_layer_call = Layer.__call__
_operation_call = Operation.__call__


@dataclass(frozen=True, slots=True)
class Call:
    """One leaf, a layer or an operation of a functional graph, with the shapes that went in and came out."""

    leaf: Operation
    inputs: tuple[Shape, ...]
    outputs: tuple[Shape, ...]


Arguments = tuple[object, ...]
Keywords = dict[str, object]


@dataclass(slots=True)
class _Observer:
    calls: list[Call] = field(default_factory=list)
    inside_leaf: bool = False

    def observe(self, call: Callable[..., object], leaf: Operation, args: Arguments, kwargs: Keywords) -> object:
        if self.inside_leaf:
            return call(leaf, *args, **kwargs)
        before = len(self.calls)
        self.inside_leaf = _is_leaf(leaf)
        try:
            result = call(leaf, *args, **kwargs)
        finally:
            self.inside_leaf = False
        if len(self.calls) == before and not isinstance(leaf, keras.Model):
            self.calls.append(Call(leaf, _shapes((args, kwargs)), _shapes(result)))
        return result


def _is_leaf(leaf: Operation) -> bool:
    if not isinstance(leaf, Layer):
        return True
    module = type(leaf).__module__
    return module.startswith("keras.src.layers") and not module.endswith(".pipeline")


def _shapes(values: object) -> tuple[Shape, ...]:
    return tuple(tuple(value.shape) for value in keras.tree.flatten(values) if hasattr(value, "shape"))


@contextmanager
def _observed(observer: _Observer) -> Iterator[None]:
    def layer_call(self: Operation, *args: object, **kwargs: object) -> object:
        return observer.observe(_layer_call, self, args, kwargs)

    def operation_call(self: Operation, *args: object, **kwargs: object) -> object:
        # A layer comes by here from its own call, which has been observed already.
        if isinstance(self, Layer):
            return _operation_call(self, *args, **kwargs)
        return observer.observe(_operation_call, self, args, kwargs)

    Layer.__call__, Operation.__call__ = layer_call, operation_call
    try:
        yield
    finally:
        Layer.__call__, Operation.__call__ = _layer_call, _operation_call


def trace(model: keras.Model, inputs: object) -> tuple[list[Call], object]:
    """Send a batch through the model in inference mode; return its leaf calls and its outputs.

    Whatever the model raises goes through.
    """
    if not model.built:
        model(inputs, training=False)  # building runs a subclassed model's call once more than asked
    observer = _Observer()
    with _observed(observer):
        outputs = model(inputs, training=False)
    return observer.calls, outputs
