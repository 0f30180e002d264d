"""A layer's arguments in a form that compares: no names, nested objects by class and arguments.

Keras refuses the arguments of a layer that holds an object without ``get_config``, such as a regulariser of the
learner's own. Such an object is told by its class and its public figures.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import keras
from keras.src.saving import serialization_lib

from planner.checking.judge.kinds import acting_class
from planner.checking.judge.trace import Shape

Config = dict[str, object]
PER_WEIGHT = ("_initializer", "_regularizer", "_constraint")
_IGNORED = {
    "name", "trainable", "dtype", "build_config", "batch_shape", "batch_input_shape", "registered_name",
    "mean", "variance", "vocabulary", "vocabulary_size", "idf_weights", "lora_rank", "lora_alpha", "optional",
    "quantization_config", "zero_output_for_mask", "return_state", "stateful", "unroll", "use_cudnn", "sparse",
    "ragged", "activity_regularizer",
}  # fmt: skip
_NO_CONFIG = (NotImplementedError, TypeError, AttributeError)
_FIGURES = (str, bool, int, float)
_config_of_object = serialization_lib._get_class_or_fn_config  # noqa: SLF001 - the one place where Keras refuses
SEED = "seed"  # compared only where the reference gives one


def config_of(layer: object, *, seeds: bool = False) -> Config:
    """Return a layer's arguments, with the seeds of the layer and of what it holds only where they are wanted."""
    try:
        config = _whatever_it_holds(partial(acting_class(layer).get_config, layer))
    except _NO_CONFIG:
        return {}
    kept = {key: plain(value, seeds=seeds) for key, value in config.items() if _is_kept(key, seeds)}
    kept.pop("backward_layer", None)
    if kept.get("data_format") == keras.config.image_data_format():
        kept.pop("data_format")
    return kept


def told(value: object) -> object:
    """Return an object that a layer holds, such as a regulariser, by class and arguments."""
    return plain(_whatever_it_holds(lambda: serialization_lib.serialize_keras_object(value)))


def _whatever_it_holds(read: Callable[[], Any]) -> Any:
    """Read a config; where Keras refuses one of the objects in it, once more with that one's public figures."""
    try:
        return read()
    except _NO_CONFIG:
        serialization_lib._get_class_or_fn_config = _config_or_figures  # noqa: SLF001
        try:
            return read()
        finally:
            serialization_lib._get_class_or_fn_config = _config_of_object  # noqa: SLF001


def _config_or_figures(value: object) -> object:
    try:
        return _config_of_object(value)
    except _NO_CONFIG:
        held = getattr(value, "__dict__", {})
        return {key: figure for key, figure in held.items() if key[0] != "_" and isinstance(figure, _FIGURES)}


def _is_kept(key: str, seeds: bool) -> bool:
    return key not in _IGNORED and (seeds or key != SEED)


def plain(value: object, *, seeds: bool = False) -> object:
    """Return a serialised value with lists as tuples and objects as (class, arguments)."""
    if isinstance(value, Mapping):
        if "class_name" in value and isinstance(value.get("config"), Mapping):
            inner = {k: plain(v, seeds=seeds) for k, v in value["config"].items() if _is_kept(k, seeds)}
            return (value["class_name"], inner)
        if "class_name" in value:  # a function of our own: its name
            return value["config"]
        return {key: plain(item, seeds=seeds) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(item, seeds=seeds) for item in value)
    return value


def from_the_back(config: Config, inputs: tuple[Shape, ...]) -> Config:
    """Return the arguments with an axis counted from the last one, as -1."""
    rank = len(inputs[0]) if inputs else 0
    axis = config.get("axis")
    if isinstance(axis, tuple):
        return config | {"axis": tuple(_negative(item, rank) for item in axis)}
    return config | {"axis": _negative(axis, rank)} if "axis" in config else config


def _negative(axis: object, rank: int) -> object:
    return axis - rank if isinstance(axis, int) and 0 <= axis < rank else axis
