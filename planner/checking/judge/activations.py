"""One name for an activation, however it was given: as string, function, layer or operation."""

from planner.checking.judge.configs import PER_WEIGHT, Config

ACTIVATION = "activation"
_LAYERS = {
    "ReLU": "relu", "LeakyReLU": "leaky_relu", "Softmax": "softmax", "ELU": "elu", "PReLU": "prelu",
}  # fmt: skip
_OPERATIONS = {
    "Relu": "relu", "Relu6": "relu6", "Sigmoid": "sigmoid", "Softmax": "softmax", "Tanh": "tanh", "Gelu": "gelu",
    "Elu": "elu", "Selu": "selu", "Silu": "silu", "Softplus": "softplus", "Softsign": "softsign", "Exp": "exponential",
    "LeakyRelu": "leaky_relu", "LogSoftmax": "log_softmax", "HardSigmoid": "hard_sigmoid", "HardSilu": "hard_silu",
}  # fmt: skip
_DEFAULTS: dict[str, Config] = {
    "relu": {"max_value": None, "negative_slope": 0.0, "threshold": 0.0},
    "softmax": {"axis": -1},
    "log_softmax": {"axis": -1},
    "leaky_relu": {"negative_slope": 0.2},
    "elu": {"alpha": 1.0},
    "gelu": {"approximate": False},
}


def is_activation_layer(kind: str) -> bool:
    """Tell whether a class of layers does nothing but activate."""
    return kind == "Activation" or kind in _LAYERS


def of_layer(kind: str, config: Config, rank: int) -> Config:
    """Return the name, and what isn't the function's own default, of an activation layer for inputs of a rank."""
    if kind == "Activation":
        return of_argument(config["activation"], rank)
    name = _LAYERS[kind]
    figures = {key: value for key, value in config.items() if not key.endswith(PER_WEIGHT)}
    return _named(name, figures, rank)


def of_argument(given: object, rank: int) -> Config:
    """Return the same for what a layer was given as its activation, as the layer's config tells it."""
    match given:
        case (str(kind), dict(config)) if is_activation_layer(kind):
            return of_layer(kind, config, rank)
    return {"name": given}


def of_operation(kind: str, attributes: Config, rank: int) -> Config | None:
    """Return the same for an operation; None where it is no activation."""
    name = _OPERATIONS.get(kind)
    if name is None:
        return None
    slope = attributes.get("alpha") if name == "leaky_relu" else None
    figures = {"negative_slope": slope} if slope is not None else attributes
    return _named(name, {key: value for key, value in figures.items() if key in _DEFAULTS.get(name, {})}, rank)


def _named(name: str, figures: Config, rank: int) -> Config:
    axis = figures.get("axis")
    if isinstance(axis, int) and axis >= 0:
        figures = figures | {"axis": axis - rank}
    if name == "relu" and figures == _DEFAULTS["relu"] | {"max_value": 6}:
        return {"name": "relu6"}
    slope = figures.get("negative_slope")
    if name == "relu" and slope and figures == _DEFAULTS["relu"] | {"negative_slope": slope}:
        return _named("leaky_relu", {"negative_slope": slope}, rank)
    default = _DEFAULTS.get(name, {})
    as_function = all(_equal(figures[key], value) for key, value in default.items() if key in figures)
    return {"name": name} if as_function and figures.keys() <= default.keys() else {"name": name, **figures}


def _equal(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float | int):
        return abs(one - other) < 1e-6
    return one == other
