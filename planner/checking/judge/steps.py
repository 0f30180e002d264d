"""One form for every way of writing the same computation: the canonical steps of one call.

``Dense(activation=f)`` is a Dense and then an activation; ``Flatten`` is a reshape; a linear activation and
``Dropout(0)`` are nothing; ``x / 255`` is a Rescaling; ``a + b`` is an Add. How the steps hang together, and
which neighbours become one, is the graph's concern.
"""

from dataclasses import dataclass, replace

import keras
from keras.src.layers.layer import Layer

from planner.checking.judge import activations
from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.configs import PER_WEIGHT, Config, config_of, from_the_back, plain, told
from planner.checking.judge.kinds import is_of_keras
from planner.checking.judge.marks import TRAINING_ONLY
from planner.checking.judge.regularizers import acting_regularizers
from planner.checking.judge.trace import Call, Shape

RESHAPE = "reshape"
RESCALING = "Rescaling"
DROPOUT = "Dropout"
CUSTOM = "custom layer"
_SHOWN = ("units", "filters", "kernel_size", "pool_size", "rate", "input_dim", "output_dim", "layer", "factor")
_OPERATION_NAMES = {
    "AddV2": "Add", "AddN": "Add", "BiasAdd": "Add", "Sub": "Subtract", "Mul": "Multiply", "RealDiv": "Divide",
    "TrueDivide": "Divide", "ConcatV2": "Concatenate",
}  # fmt: skip
_MERGING = ("Add", "Subtract", "Multiply", "Maximum", "Minimum", "Concatenate")
_PASSING = ("Identity", "IdentityN", "Cast", "EnsureShape", "PreventGradient")
_INDEXING = ("GetItem", "StridedSlice")
_OPERATION = " operation"  # behind the name of one that no step of its own stands for
_RESHAPING = ("Reshape", "Flatten", "ExpandDims", "Squeeze")


@dataclass(frozen=True, slots=True)
class Step:
    """One canonical step.

    ``layer`` is where it came from; ``per_weight`` holds its initialisers, regularisers and constraints. ``acts``:
    whether a layer of the learner's own does something else in training.
    """

    kind: str
    config: Config
    per_weight: Config
    inputs: tuple[Shape, ...]
    outputs: tuple[Shape, ...]
    layer: Layer | None = None
    acts: bool = False

    @property
    def only_in_training(self) -> bool:
        """Whether inference does not see the step."""
        return self.kind.startswith(TRAINING_ONLY)

    @property
    def key(self) -> tuple[str, str]:
        """What makes two steps the same kind of work with the same figures."""
        return self.kind, repr(sorted(self.config.items()))

    def __str__(self) -> str:
        """Show the step as a developer would write it, with the figures that matter most."""
        if self.kind == ACTIVATION:
            return f"{self.config['name']} activation"
        if self.kind == RESHAPE:
            return "Flatten" if isinstance(self.layer, keras.layers.Flatten) else f"reshape to {self.config['shape']}"
        if self.kind == CUSTOM:
            return type(self.layer).__name__
        if self.kind.endswith(_OPERATION):
            name = self.kind.removesuffix(_OPERATION)
            return "x[…]" if name in _INDEXING else f"{name} (an operation)"
        figures = [_show(self.config[key]) for key in _SHOWN if key in self.config]
        return f"{self.kind}({', '.join(figures)})"


def _show(value: object) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], str) and isinstance(value[-1], dict):
        return f"{value[0]}({value[-1].get('units', '')})"
    return repr(value)


def steps_of(call: Call) -> list[Step]:
    """Return what a call does, step by step; nothing where it hands on what it was given."""
    leaf = call.leaf
    if not isinstance(leaf, Layer):
        return _steps_of_operation(call)
    kind = call.kind
    config = config_of(leaf)
    rank = len(call.inputs[0]) if call.inputs else 0
    if kind in ("InputLayer", "Identity") or (kind == DROPOUT and config.get("rate") == 0):
        return []
    if kind in ("Flatten", "Reshape"):
        return [_reshape(call)]
    if activations.is_activation_layer(kind):
        return _activation(activations.of_layer(kind, config, rank), call)
    return _steps_of_layer(leaf, config, call)


def _steps_of_layer(layer: Layer, config: Config, call: Call) -> list[Step]:
    kind, config = _with_cell(call.kind, config)
    per_weight = {key: config.pop(key) for key in list(config) if key.endswith(PER_WEIGHT)} | acting_regularizers(layer)
    if layer.activity_regularizer is not None:
        per_weight["activity_regularizer"] = told(layer.activity_regularizer)
    if not is_of_keras(layer):
        config = {"weights": tuple(tuple(weight.shape) for weight in layer.weights)}
        return [Step(CUSTOM, config, {}, call.inputs, call.outputs, layer, acts=call.acts)]
    after = [] if _is_recurrent(layer) or "activation" not in config else [config.pop("activation")]
    step = Step(kind, from_the_back(config, call.inputs), per_weight, call.inputs, call.outputs, layer)
    behind = replace(call, leaf=ACTIVATION, inputs=call.outputs)
    rank = len(call.outputs[0]) if call.outputs else 0
    return [step, *(s for given in after for s in _activation(activations.of_argument(given, rank), behind))]


def _with_cell(kind: str, config: Config) -> tuple[str, Config]:
    """Return a recurrent layer made of one of Keras's cells as the layer that it is, in a wrapper, too."""
    match config.get("layer"):
        case (str(wrapped), dict(inner)):
            return kind, {**config, "layer": _with_cell(wrapped, inner)}
    match config.get("cell"):
        case ("LSTMCell" | "GRUCell" | "SimpleRNNCell" as cell, dict(inner)) if kind == "RNN":
            return cell.removesuffix("Cell"), {**{k: v for k, v in config.items() if k != "cell"}, **inner}
    return kind, config


def _is_recurrent(layer: Layer) -> bool:
    return isinstance(layer, keras.layers.RNN | keras.layers.Wrapper)


def _steps_of_operation(call: Call) -> list[Step]:
    kind = _OPERATION_NAMES.get(call.kind, call.kind)
    attributes = _attributes(call)
    rank = len(call.inputs[0]) if call.inputs else 0
    activation = activations.of_operation(kind, {**call.attributes, **attributes}, rank)
    if kind in _PASSING:
        return []
    if activation is not None:
        return _activation(activation, call)
    if kind in _RESHAPING:
        return [_reshape(call)]
    scaled = _rescaling(kind, call)
    if scaled is not None:
        return [Step(RESCALING, scaled, {}, call.inputs, call.outputs)]
    if kind in _MERGING and len(call.sources) > 1:
        config = from_the_back({"axis": _axis(attributes, call)}, call.inputs) if kind == "Concatenate" else {}
        return [Step(kind, config, {}, call.inputs, call.outputs)]
    config = {**attributes, "operands": call.constants}
    return [Step(kind + _OPERATION, config, {}, call.inputs, call.outputs)]


def _attributes(call: Call) -> Config:
    """Return an operation's own arguments, such as its axis."""
    if isinstance(call.leaf, str):
        return {}
    return {key: plain(value) for key, value in vars(call.leaf).items() if key[0] != "_" and key != "name"}


def _axis(attributes: Config, call: Call) -> object:
    """Return the axis of a concatenation: TensorFlow's own takes it as its last operand."""
    return attributes.get("axis", call.constants[-1] if call.constants else None)


def _rescaling(kind: str, call: Call) -> Config | None:
    """Return the scale and offset of a sum or product with one number; None where it is no such thing."""
    numbers = [value for value in call.constants if isinstance(value, int | float) and value is not True]
    if len(call.sources) != 1 or len(call.operands) != 2 or len(numbers) != 1:
        return None
    number = float(numbers[0])
    first = call.operands[0] is numbers[0]
    scale, offset = {
        "Multiply": (number, 0.0),
        "Divide": (1 / number if number and not first else None, 0.0),
        "Add": (1.0, number),
        "Subtract": (-1.0, number) if first else (1.0, -number),
    }.get(kind, (None, 0.0))
    return None if scale is None else {"scale": scale, "offset": offset}


def _reshape(call: Call) -> Step:
    layer = call.leaf if isinstance(call.leaf, Layer) else None
    return Step(RESHAPE, {"shape": call.outputs[0][1:]}, {}, call.inputs, call.outputs, layer)


def _activation(config: Config, call: Call) -> list[Step]:
    if config["name"] in (None, "linear"):
        return []
    layer = call.leaf if isinstance(call.leaf, Layer) else None
    return [Step(ACTIVATION, config, {}, call.inputs, call.outputs, layer)]
