"""A layer's arguments in a form that compares: no names, nested objects by class and arguments."""

from collections.abc import Mapping

import keras

from planner.checking.judge.trace import Shape

Config = dict[str, object]
PER_WEIGHT = ("_initializer", "_regularizer", "_constraint")
_IGNORED = {
    "name", "trainable", "dtype", "build_config", "batch_shape", "batch_input_shape", "registered_name",
    "mean", "variance", "vocabulary", "vocabulary_size", "idf_weights", "lora_rank", "lora_alpha", "optional",
    "quantization_config", "zero_output_for_mask", "return_state", "stateful", "unroll", "use_cudnn", "sparse",
    "ragged", "activity_regularizer",
}  # fmt: skip
SEED = "seed"  # compared only where the reference gives one


def config_of(layer: object, *, seeds: bool = False) -> Config:
    """Return a layer's arguments, with the seeds of the layer and of what it holds only where they are wanted."""
    try:
        config = layer.get_config()  # type: ignore[attr-defined]
    except (NotImplementedError, TypeError, AttributeError):
        return {}
    kept = {key: plain(value, seeds=seeds) for key, value in config.items() if _is_kept(key, seeds)}
    kept.pop("backward_layer", None)
    if kept.get("data_format") == keras.config.image_data_format():
        kept.pop("data_format")
    return kept


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
