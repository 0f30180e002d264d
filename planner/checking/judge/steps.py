"""One form for every way of writing the same computation: the canonical steps of a trace.

``Dense(activation=f)`` is a Dense and then an activation; ``Flatten`` is a reshape; a linear activation,
``Dropout(0)`` and a reshape to the same shape vanish; neighbouring reshapes and dropouts become one; a dropout
moves behind a reshape. So two models are alike if their steps are.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import keras
from keras.src.layers.layer import Layer

from planner.checking.judge.trace import Call, Shape

ACTIVATION = "activation"
RESHAPE = "reshape"
_PER_WEIGHT = ("_initializer", "_regularizer", "_constraint")
_IGNORED = {
    "name", "trainable", "dtype", "build_config", "batch_shape", "batch_input_shape", "registered_name", "seed",
    "mean", "variance", "vocabulary", "vocabulary_size", "idf_weights", "lora_rank", "lora_alpha", "optional",
    "quantization_config", "zero_output_for_mask", "return_state", "stateful", "unroll", "use_cudnn", "sparse",
    "ragged", "activity_regularizer",
}  # fmt: skip
_ACTIVATION_LAYERS = {
    "ReLU": "relu", "LeakyReLU": "leaky_relu", "Softmax": "softmax", "ELU": "elu", "PReLU": "prelu",
}  # fmt: skip
_ACTIVATION_OPS = {"Relu": "relu", "Sigmoid": "sigmoid", "Softmax": "softmax", "Tanh": "tanh", "Gelu": "gelu"}
_MASK_OPS = ("NotEqual", "Any")  # Keras writes a mask's making into the graph; the layer that makes it stands there too
_TRAINING_ONLY = ("Dropout", "SpatialDropout", "Gaussian", "AlphaDropout", "Random", "ActivityRegularization")

Config = dict[str, object]

_ACTIVATION_DEFAULTS: dict[str, Config] = {
    "relu": {"max_value": None, "negative_slope": 0.0, "threshold": 0.0},
    "softmax": {"axis": -1},
}


@dataclass(frozen=True, slots=True)
class Step:
    """One canonical step.

    ``layer`` is where it came from; ``per_weight`` holds its initialisers, regularisers and constraints.
    """

    kind: str
    config: Config
    per_weight: Config
    inputs: tuple[Shape, ...]
    outputs: tuple[Shape, ...]
    layer: Layer | None = None

    @property
    def only_in_training(self) -> bool:
        """Whether inference does not see the step."""
        return self.kind.startswith(_TRAINING_ONLY)

    def __str__(self) -> str:
        """Show the step as a developer would write it, with the figures that matter most."""
        if self.kind == ACTIVATION:
            return f"{self.config['name']} activation"
        if self.kind == RESHAPE:
            return "Flatten" if isinstance(self.layer, keras.layers.Flatten) else f"reshape to {self.config['shape']}"
        shown = (
            "units",
            "filters",
            "kernel_size",
            "pool_size",
            "rate",
            "input_dim",
            "output_dim",
            "layer",
            "factor",
        )
        figures = [_show(self.config[key]) for key in shown if key in self.config]
        return f"{self.kind}({', '.join(figures)})"


def _show(value: object) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], str) and isinstance(value[-1], dict):
        return f"{value[0]}({value[-1].get('units', '')})"
    return repr(value)


def canonical(calls: Iterable[Call]) -> list[Step]:
    """Return a trace's steps in their one form."""
    steps: list[Step] = []
    for call in calls:
        for step in _steps_of(call):
            _append(steps, step)
    return steps


def _append(steps: list[Step], step: Step) -> None:
    last = steps[-1] if steps else None
    if last and step.kind == last.kind == RESHAPE:
        steps.pop()
        step = replace(step, inputs=last.inputs)
    if last and step.kind == last.kind == "Dropout" and step.config.keys() == last.config.keys():
        steps.pop()
        keep = (1 - _number(last.config["rate"])) * (1 - _number(step.config["rate"]))
        step = replace(step, config={**step.config, "rate": round(1 - keep, 9)})
    if step.kind == RESHAPE and step.inputs == step.outputs:
        return
    if step.kind == RESHAPE and steps and steps[-1].kind == "Dropout":
        dropout = steps.pop()
        _append(steps, step)
        steps.append(replace(dropout, inputs=step.outputs, outputs=step.outputs))
        return
    steps.append(step)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else math.nan


def _steps_of(call: Call) -> list[Step]:
    leaf = call.leaf
    if not isinstance(leaf, Layer):
        return _steps_of_operation(call)
    kind = type(leaf).__name__
    config = config_of(leaf)
    if kind in ("InputLayer", "Identity") or (kind == "Dropout" and config.get("rate") == 0):
        return []
    if kind in ("Flatten", "Reshape"):
        return [_reshape(call)]
    if kind == "Activation" or kind in _ACTIVATION_LAYERS:
        return _activation(_activation_of_layer(kind, config), call)
    per_weight = {key: config.pop(key) for key in list(config) if key.endswith(_PER_WEIGHT)}
    regularizer = leaf.activity_regularizer
    if regularizer is not None:
        per_weight["activity_regularizer"] = plain(keras.regularizers.serialize(regularizer))
    if not type(leaf).__module__.startswith("keras."):
        kind, config = "custom layer", {"weights": tuple(tuple(w.shape) for w in leaf.weights)}
    after = [] if _is_recurrent(leaf) or "activation" not in config else [config.pop("activation")]
    step = Step(kind, config, per_weight, call.inputs, call.outputs, leaf)
    return [
        step,
        *(s for name in after for s in _activation({"name": name}, replace(call, inputs=call.outputs))),
    ]


def _is_recurrent(layer: Layer) -> bool:
    return isinstance(layer, keras.layers.RNN | keras.layers.Wrapper)


def _steps_of_operation(call: Call) -> list[Step]:
    kind = type(call.leaf).__name__
    if kind in _MASK_OPS:
        return []
    if kind in _ACTIVATION_OPS:
        return _activation({"name": _ACTIVATION_OPS[kind]}, call)
    if kind in ("Reshape", "Flatten"):
        return [_reshape(call)]
    return [Step(f"{kind} operation", {}, {}, call.inputs, call.outputs)]


def _reshape(call: Call) -> Step:
    layer = call.leaf if isinstance(call.leaf, Layer) else None
    return Step(RESHAPE, {"shape": call.outputs[0][1:]}, {}, call.inputs, call.outputs, layer)


def _activation(config: Config, call: Call) -> list[Step]:
    name = config["name"]
    if name in (None, "linear"):
        return []
    return [Step(ACTIVATION, config, {}, call.inputs, call.outputs)]


def _activation_of_layer(kind: str, config: Config) -> Config:
    if kind == "Activation":
        return {"name": config["activation"]}
    name = _ACTIVATION_LAYERS[kind]
    plain_config = {key: value for key, value in config.items() if not key.endswith(_PER_WEIGHT)}
    if name == "relu" and plain_config == _ACTIVATION_DEFAULTS["relu"] | {"max_value": 6}:
        return {"name": "relu6"}
    same_as_function = plain_config == _ACTIVATION_DEFAULTS.get(name)
    return {"name": name} if same_as_function else {"name": name, **plain_config}


def config_of(layer: object) -> Config:
    """Return a layer's arguments in a form that compares: no names, no seeds, nested objects by class and arguments."""
    try:
        config = layer.get_config()  # type: ignore[attr-defined]
    except (NotImplementedError, TypeError, AttributeError):
        return {}
    kept = {key: plain(value) for key, value in config.items() if key not in _IGNORED}
    kept.pop("backward_layer", None)
    if kept.get("data_format") == keras.config.image_data_format():
        kept.pop("data_format")
    return kept


def plain(value: object) -> object:
    """Return a serialised value with lists as tuples and objects as (class, arguments)."""
    if isinstance(value, Mapping):
        if "class_name" in value and isinstance(value.get("config"), Mapping):
            inner = {key: plain(item) for key, item in value["config"].items() if key not in _IGNORED}
            return (value["class_name"], inner)
        if "class_name" in value:  # a function of our own: its name
            return value["config"]
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(item) for item in value)
    return value
