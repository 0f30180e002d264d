"""What a model does: the leaf layers and operations that one batch goes through, and where each takes its input from.

`Layer.__call__` and every TensorFlow operation outside a leaf are observed while the batch is on its way, so it
doesn't matter how the model was written: Sequential, functional, nested or subclassed, with layers, `keras.ops` or
plain TensorFlow. Keras's own layers are leaves, whatever they call inside; models, and custom layers that call
other layers, are opened up; a custom layer that calls none is a leaf. Layers that only act in training leave a
mark on what passes, so that their place shows in the outputs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import keras
import tensorflow as tf
from keras.src.layers.layer import Layer
from keras.src.ops.operation import Operation
from tensorflow.python.framework import op_callbacks
from tensorflow.python.ops import nn_ops

from planner.checking.judge.kinds import acting_class, kind_of
from planner.checking.judge.marks import marked
from planner.checking.judge.operands import constant, given
from planner.checking.judge.own_dropout import as_dropout, of_function
from planner.checking.judge.own_training import acts_otherwise
from planner.checking.judge.switches import acts, at_rest, is_switched, only_acts_in_training

Shape = tuple[int | None, ...]
Arguments = tuple[object, ...]
Keywords = dict[str, object]
MODEL_INPUT = -1  # the "call" whose outputs are the model's inputs
TRACED = "…"  # stands for what comes from another call, among an operation's operands
_SHAPE_OPS = ("Shape", "ShapeN", "Size", "Rank", "ReadVariableOp")
_layer_call = Layer.__call__
_operation_call = Operation.__call__
_dropout = nn_ops._dropout  # noqa: SLF001 - what every function that drops figures comes by


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a tensor comes from: which call, and which of its outputs."""

    call: int
    output: int


@dataclass(frozen=True, slots=True)
class Call:
    """One leaf: a layer, an operation of a functional graph, or a TensorFlow operation by its name.

    ``sources`` says where each input tensor comes from, None where that isn't known; ``operands`` holds an
    operation's constants in their places. ``acts``: whether the layer was told that this is training; one of the
    learner's own, whether that makes a difference.
    """

    leaf: Operation | str
    sources: tuple[Origin | None, ...]
    inputs: tuple[Shape, ...]
    outputs: tuple[Shape, ...]
    operands: tuple[object, ...] = ()
    results: tuple[object, ...] = ()
    attributes: Keywords = field(default_factory=dict)
    acts: bool = False

    @property
    def kind(self) -> str:
        """The name of the layer's or the operation's class."""
        return self.leaf if isinstance(self.leaf, str) else kind_of(self.leaf)

    @property
    def constants(self) -> tuple[object, ...]:
        """The operands that come from no other call."""
        return tuple(value for value in self.operands if value is not TRACED)


@dataclass(frozen=True, slots=True)
class Trace:
    """All calls in execution order, what came out and where from.

    ``holders``: opened layers with weights of their own. ``idle``: layers that would only act in training, and weren't
    told of any. ``is_switched``: whether code of the learner's own was opened, which may go by ``training``.
    """

    inputs: object
    calls: list[Call]
    outputs: object
    output_origins: list[Origin | None]
    holders: list[Layer]
    idle: list[Layer]
    is_switched: bool


@dataclass(slots=True)
class _Observer:
    calls: list[Call] = field(default_factory=list)
    holders: list[Layer] = field(default_factory=list)
    idle: list[Layer] = field(default_factory=list)
    is_switched: bool = False
    origins: dict[int, Origin] = field(default_factory=dict)
    dropouts: dict[int, Layer | None] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)  # so that no tensor takes over another's identity
    inside_leaf: bool = False

    def observe(self, call: Callable[..., object], leaf: Operation, args: Arguments, kwargs: Keywords) -> object:
        """Let a layer or an operation do its work, and write it down."""
        if self.inside_leaf:
            return call(leaf, *args, **kwargs)
        if not _is_leaf(leaf):
            dropout = self._dropout(leaf, args, kwargs)
            if dropout is None:
                return self._opened(call, leaf, args, kwargs)
            leaf, kwargs = dropout, {"training": acts(leaf, kwargs)}
        sources, shapes, operands = self._took(leaf, args, kwargs)
        is_acting = acts(leaf, kwargs)
        with self._unseen(), at_rest(leaf, kwargs) as resting:
            result = call(leaf, *args, **resting)
            if only_acts_in_training(leaf) and not is_acting:
                return self._passed_by(leaf, sources, result)
            result = self._fresh(marked(leaf, result))
        self.add(Call(leaf, sources, shapes, _shapes(result), operands, acts=is_acting), result)
        return result

    def _dropout(self, leaf: Layer, args: Arguments, kwargs: Keywords) -> Layer | None:
        """Return the Dropout that a layer of the learner's own is, the same in each of its calls."""
        if id(leaf) not in self.dropouts and len(args) == 1 and kwargs.keys() <= {"training", "mask"}:
            with self._unseen():
                self.dropouts[id(leaf)] = as_dropout(leaf, args[0])
        return self.dropouts.get(id(leaf))

    def observe_function(self, x: object, rate: object, noise_shape: object, rest: Keywords) -> object:
        """Have a function that drops figures observed as a layer that acts, whatever its model was told."""
        layer = None if self.inside_leaf else of_function(x, rate, noise_shape)
        if layer is None:
            return _dropout(x=x, rate=rate, noise_shape=noise_shape, **rest)
        self.is_switched = True
        return self.observe(_layer_call, layer, (x,), {"training": True})

    def _passed_by(self, leaf: Layer, sources: tuple[Origin | None, ...], result: object) -> object:
        """Let what a layer hands on come from where it took it."""
        self.idle.append(leaf)
        for value, source in zip(keras.tree.flatten(result), sources, strict=False):
            if source:
                self.origins[id(value)] = source
                self.kept.append(value)
        return result

    def _opened(self, call: Callable[..., object], leaf: Layer, args: Arguments, kwargs: Keywords) -> object:
        before, is_acting = len(self.calls), False
        sources, shapes, _ = self._took(leaf, args, kwargs)
        if leaf._layers:  # noqa: SLF001 - Keras tells only all, with those inside
            self.is_switched |= is_switched(leaf)
            result = call(leaf, *args, **kwargs)
        else:
            is_acting = acts(leaf, kwargs)
            with at_rest(leaf, kwargs) as resting:
                result = call(leaf, *args, **resting)
        if not any(isinstance(found.leaf, Layer) for found in self.calls[before:]) and _stands_alone(leaf):
            del self.calls[before:]
            with self._unseen():
                is_acting = is_acting and acts_otherwise(leaf, args, kwargs, result)
                result = self._fresh(result)
            self.add(Call(leaf, sources, shapes, _shapes(result), acts=is_acting), result)
        elif own_weights(leaf) and not any(leaf is holder for holder in self.holders):
            self.holders.append(leaf)
        return result

    def observe_operation(  # noqa: PLR0913, PLR0917 - TensorFlow's own signature of a callback
        self,
        op_type: str | bytes,
        inputs: Arguments,
        attributes: Any,
        outputs: Any,
        op_name: object = None,  # noqa: ARG002
        graph: object = None,
    ) -> None:
        """Write down a TensorFlow operation that no leaf does, if it works on what comes from the inputs."""
        kind = op_type.decode() if isinstance(op_type, bytes) else op_type
        if self.inside_leaf or graph is not None or kind in _SHAPE_OPS:
            return
        with self._unseen():
            sources = [self.origins.get(id(value)) for value in inputs]
            if any(sources):
                operands = tuple(TRACED if s else constant(v) for s, v in zip(sources, inputs, strict=True))
                known = tuple(source for source in sources if source)
                named = dict(zip(attributes[::2], attributes[1::2], strict=True))
                call = Call(kind, known, _shapes(inputs), _shapes(list(outputs)), operands, attributes=named)
                self.add(call, list(outputs))

    def add(self, call: Call, result: object) -> None:
        """Keep a call, and remember its outputs as coming from it."""
        results = tuple(keras.tree.flatten(result))
        for position, value in enumerate(results):
            self.origins[id(value)] = Origin(len(self.calls), position)
        self.kept += results
        self.calls.append(replace(call, results=results))

    def _took(
        self, leaf: Operation, args: Arguments, kwargs: Keywords
    ) -> tuple[tuple[Origin | None, ...], tuple[Shape, ...], tuple[object, ...]]:
        """Return what a call was given, by parameter: origins and shapes of tensors; an operation's constants."""
        values = keras.tree.flatten(given(leaf, args, kwargs))
        tensors = [value for value in values if tf.is_tensor(value)]
        sources = tuple(self.origins.get(id(value)) for value in tensors)
        if isinstance(leaf, Layer):
            return sources, _shapes(tensors), ()
        operands = tuple(TRACED if id(value) in self.origins else constant(value) for value in values)
        return tuple(source for source in sources if source), _shapes(tensors), operands

    def _fresh(self, result: object) -> object:
        """Return the result with no tensor that came from elsewhere: dropout hands on what it was given."""
        return keras.tree.map_structure(lambda value: _copied(value) if id(value) in self.origins else value, result)

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        before, self.inside_leaf = self.inside_leaf, True
        try:
            yield
        finally:
            self.inside_leaf = before


def _copied(tensor: Any) -> object:
    copy = tf.identity(tensor)
    mask = getattr(tensor, "_keras_mask", None)
    if mask is not None:
        copy._keras_mask = mask  # noqa: SLF001 - where Keras keeps it
    return copy


def own_weights(layer: Layer) -> list[keras.Variable]:
    """Return the weights that a layer holds itself, not by another layer in it."""
    return [*layer._trainable_variables, *layer._non_trainable_variables]  # noqa: SLF001 - Keras tells only all


def _stands_alone(leaf: Layer) -> bool:
    """Tell whether something that calls no layer is one to be compared: a model only where it holds weights."""
    return bool(own_weights(leaf)) or not isinstance(leaf, keras.Model)


def _is_leaf(leaf: Operation) -> bool:
    if not isinstance(leaf, Layer):
        return True
    module = acting_class(leaf).__module__
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

    def dropout(*, x: object, rate: object, noise_shape: object, **rest: object) -> object:
        return observer.observe_function(x, rate, noise_shape, rest)

    eagerly = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(True)  # or a call that is a tf.function would hide its layers
    Layer.__call__, Operation.__call__, nn_ops._dropout = layer_call, operation_call, dropout  # noqa: SLF001
    op_callbacks.add_op_callback(observer.observe_operation)
    try:
        yield
    finally:
        op_callbacks.remove_op_callback(observer.observe_operation)
        Layer.__call__, Operation.__call__, nn_ops._dropout = _layer_call, _operation_call, _dropout  # noqa: SLF001
        tf.config.run_functions_eagerly(eagerly)


def trace(model: keras.Model, inputs: object, *, training: bool = True) -> Trace:
    """Send a batch through the model, and return what was observed of what training, or prediction, goes through.

    Whatever the model raises goes through.
    """
    if not all(layer.built for layer in model._flatten_layers()):  # noqa: SLF001 - nested layers, too
        model(inputs, training=False)  # building runs a subclassed model's call once more than asked
    observer = _Observer()
    for position, value in enumerate(keras.tree.flatten(inputs)):
        observer.origins[id(value)] = Origin(MODEL_INPUT, position)
    with _observed(observer):
        # As fit and predict do: a call that doesn't take the argument is told of nothing.
        outputs = model(inputs, **({"training": training} if model._call_has_training_arg else {}))  # noqa: SLF001
    origins = [observer.origins.get(id(value)) for value in keras.tree.flatten(outputs)]
    return Trace(
        inputs, observer.calls, outputs, origins, observer.holders, observer.idle, is_switched=observer.is_switched
    )
