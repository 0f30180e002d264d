"""Makes the batch that two models are compared on: the shapes the reference takes, at widely different sizes."""

import keras
import numpy as np
from numpy.typing import NDArray

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.trace import Shape

BATCH = 4
_SIZES = (1.0, 1.0, 10.0, 255.0)
_MAKES_INPUT = ("Input", "InputLayer")
_STATES_SIZE = (("batch_size", 1), ("batch_shape", None))  # by name, or in the place that it has among the arguments
_FREE_AXIS = {1: 12, 2: 12, 3: 32, 4: 32}


def input_shapes(model: keras.Model, like: keras.Model | None = None) -> list[Shape] | None:
    """Return the shapes of a model's inputs with the batch axis, None where it doesn't know them yet.

    Inputs that another model, ``like``, takes by name are told in the order in which that one has them.
    """
    inputs = getattr(model, "inputs", None)
    if not inputs:
        return None
    names = _input_names(like)
    by_name = {tensor.name: tensor for tensor in inputs} | _named_inputs(model)
    if names and by_name.keys() >= set(names) and len(names) == len(inputs):
        inputs = [by_name[name] for name in names]
    return [tuple(tensor.shape) for tensor in inputs]


def as_stated(shapes: list[Shape] | None, code: str) -> list[Shape] | None:
    """Return shapes with a batch size only where the source states one: what building by fit leaves binds nothing."""
    if shapes is None or all(shape[:1] == (None,) for shape in shapes) or _states_size(code):
        return shapes
    return [(None, *shape[1:]) for shape in shapes]


def _states_size(code: str) -> bool:
    return any(lines.is_given(call, name, place, code) for call in _MAKES_INPUT for name, place in _STATES_SIZE)


def _named_inputs(model: keras.Model | None) -> dict[str, keras.KerasTensor]:
    struct = getattr(model, "_inputs_struct", None)
    return struct if isinstance(struct, dict) else {}


def _input_names(model: keras.Model | None) -> list[str]:
    return sorted(_named_inputs(model))


def inputs_for(model: keras.Model, about: About) -> object:
    """Return a batch for the model: the drill's own where it gives one, else drawn to fit.

    Raises ValueError where the reference has no input shape and the drill gives no inputs.
    """
    if about.inputs:
        (first, *_), *_ = about.calls()
        return keras.tree.map_structure(_as_tensor, first)
    if not getattr(model, "inputs", None):
        raise ValueError(f"{about.name} has no input shape: give the drill [inputs] for it, or the model an Input")
    generator = about.draw()
    top = _vocabulary(model)
    drawn = [_draw(tuple(t.shape)[1:], t.dtype, top, generator) for t in model.inputs]
    struct = getattr(model, "_inputs_struct", None)
    if isinstance(struct, dict):
        return keras.tree.pack_sequence_as(struct, drawn)
    return drawn if len(drawn) > 1 else drawn[0]


def _as_tensor(value: object) -> object:
    """Return an array as the one tensor that both models get, so that its way can be followed."""
    return keras.ops.convert_to_tensor(value) if isinstance(value, np.ndarray) else value


def _vocabulary(model: keras.Model) -> int | None:
    """Return the smallest vocabulary among the model's embeddings: ids must stay below it."""
    layers = model._flatten_layers()  # noqa: SLF001 - Keras has no public way into nested models
    sizes = [layer.input_dim for layer in layers if isinstance(layer, keras.layers.Embedding)]
    return min(sizes, default=None)


def _draw(shape: tuple[int | None, ...], dtype: str, vocabulary: int | None, generator: np.random.Generator) -> object:
    sizes = tuple(axis if axis is not None else _FREE_AXIS.get(len(shape), 4) for axis in shape)
    if dtype == "string":
        words = np.array(["the", "model", "learns", "from", "data", "a", "layer", "drops", "units"])
        texts = [" ".join(generator.choice(words, size=6)) for _ in range(BATCH * int(np.prod(sizes)))]
        return keras.ops.convert_to_tensor(np.array(texts).reshape((BATCH, *sizes)))
    if vocabulary is not None or "int" in dtype:
        ids = generator.integers(0, vocabulary or 10, size=(BATCH, *sizes))
        return keras.ops.convert_to_tensor(_padded(ids).astype(dtype))
    values = generator.normal(size=(BATCH, *sizes)) * np.reshape(_SIZES, (BATCH, *(1 for _ in sizes)))
    return keras.ops.convert_to_tensor(values.astype(dtype))


def _padded(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pad two of the sequences with zeros, one behind and one in front, so that a mask is seen."""
    third = ids.shape[-1] // 3 if ids.ndim > 1 else 0
    if third:
        ids[0, ..., -third:] = 0
        ids[1, ..., :third] = 0
    return ids
