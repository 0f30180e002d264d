"""What may stand in a node's place: another figure, activation, loss, optimizer, metric, layer, axis or dtype."""

import ast
from collections.abc import Iterator

_WORDS = {
    "relu": ("tanh", "linear"),
    "softmax": ("sigmoid", "linear"),
    "sigmoid": ("tanh", "softmax"),
    "adam": ("sgd", "rmsprop"),
    "accuracy": ("mae",),
    "mae": ("mse",),
    "mse": ("mae",),
    "huber": ("mse",),
    "sparse_categorical_crossentropy": ("categorical_crossentropy", "mse"),
    "binary_crossentropy": ("sparse_categorical_crossentropy", "mse"),
    "causal": ("valid", "same"),
    "float32": ("float64",),
    "val_loss": ("loss",),
    "val_accuracy": ("accuracy",),
    "horizontal": ("vertical",),
}
_NAMES = {
    "MaxPooling1D": ("AveragePooling1D",),
    "MaxPooling2D": ("AveragePooling2D",),
    "GlobalAveragePooling1D": ("GlobalMaxPooling1D",),
    "GlobalAveragePooling2D": ("GlobalMaxPooling2D", "Flatten"),
    "Flatten": ("GlobalAveragePooling2D",),
    "LSTM": ("GRU",),
    "Dropout": ("GaussianNoise",),
    "RandomFlip": ("RandomRotation",),
    "Adam": ("SGD",),
    "SGD": ("Adam",),
    "L2": ("L1",),
    "reduce_mean": ("reduce_sum", "reduce_max"),
    "reduce_std": ("reduce_variance",),
    "square": ("abs",),
    "softmax": ("sigmoid",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "assign_sub": ("assign_add", "assign"),
    "mean": ("max",),
    "std": ("var",),
    "abs": ("square",),
    "float32": ("float64", "float16"),
    "train_x": ("valid_x",),
    "train_y": ("valid_y",),
    "x_train": ("x_val",),
    "train_texts": ("test_texts",),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
}
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.GtE: ast.Lt, ast.Lt: ast.GtE, ast.Eq: ast.NotEq}
_CHAINED = {"shuffle", "batch", "map", "prefetch", "astype"}
_WEIGHTED = {"Dense", "Conv1D", "Conv2D", "LSTM", "Embedding"}


def replacements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what could stand in the place of a node."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as figure)):
            yield from (ast.Constant(other) for other in _figures(-figure))
        case ast.Constant(value=value):
            yield from (ast.Constant(other) for other in _constants(value))
        case ast.Name(id=name):
            yield from (ast.Name(other) for other in _NAMES.get(name, ()))
        case ast.Attribute(value=owner, attr=name):
            yield from (ast.Attribute(owner, other) for other in _NAMES.get(name, ()))
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            yield ast.BinOp(left, _OPERATORS[type(operator)](), right)
        case ast.Compare(left=left, ops=[comparison], comparators=rest) if type(comparison) in _COMPARISONS:
            yield ast.Compare(left, [_COMPARISONS[type(comparison)]()], rest)
        case ast.Slice(lower=lower, upper=upper, step=None) if (lower is None) != (upper is None):
            yield ast.Slice(upper, lower)
        case ast.Call(func=ast.Attribute() as function):
            yield from _of_call(node, function)


def _constants(value: object) -> Iterator[str | float]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield from _figures(value)
        case str():
            yield from _WORDS.get(value, ())


def _figures(figure: float) -> list[float]:
    """Return figures near by: one more, one less, twice as much; for a fraction, twice and half."""
    if isinstance(figure, int):
        return [figure + 1, figure - 1] if abs(figure) < 2 else [figure + 1, figure - 1, 2 * figure]
    return [figure * 2, figure / 2] if figure else [1.0]


def _of_call(call: ast.Call, function: ast.Attribute) -> Iterator[ast.AST]:
    """Leave a call out of a chain, or freeze the layer that it makes."""
    if function.attr in _CHAINED:
        yield function.value
    if function.attr in _WEIGHTED:
        frozen = ast.keyword("trainable", ast.Constant(value=False))
        yield ast.Call(function, call.args, [*call.keywords, frozen])
