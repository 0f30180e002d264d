"""Two shapes that don't fit together, told with both."""

from planner.checking.judge.sayings.saying import Saying

_LINED_UP = "Shapes are lined up from their last axes, which have to be equal, or 1: x[:, tf.newaxis] adds an axis."

SHAPE_PAIRS = (
    Saying(
        "labels-loss-mismatch",
        r"Incompatible shapes: \[(?P<samples>\d+)\] vs\. \[(?P=samples),(?P<outputs>\d+)\]",
        "Labels of one number a sample meet {outputs} outputs: the loss or a metric doesn't take class numbers.",
        "For class numbers: sparse_categorical_crossentropy, and metrics=['accuracy'] by that name.",
        where_part_has=r"\.(fit|evaluate|train_on_batch)\(",
    ),
    Saying(
        "shape-mismatch",
        r"Incompatible shapes: (?P<shape>\[[^]]*\]) vs\. (?P<shape_other>\[[^]]*\])"
        r"|broadcast together with shapes (?P<shape_one>\([^)]*\)) (?P<shape_two>\([^)]*\))"
        r"|Dimensions must be equal.*node (?!\S*MatMul)\S+.*input shapes: (?P<shape_1>\[[^]]*\]), "
        r"(?P<shape_2>\[[^]]*\])",
        "The shapes {shape}{shape_one}{shape_1} and {shape_other}{shape_two}{shape_2} don't fit together.",
        _LINED_UP,
    ),
    Saying(
        "shape-mismatch",
        r"Received shapes (?P<shape>\([^)]*\)) and (?P<shape_other>\([^)]*\))",
        "The shapes {shape} and {shape_other} don't fit together.",
    ),
    Saying(
        "shape-mismatch",
        r"Matrix size-incompatible: In\[0\]: (?P<shape>\[[^]]*\]), In\[1\]: (?P<shape_other>\[[^]]*\])"
        r"|Dimensions must be equal.*MatMul.*input shapes: (?P<shape_1>\[[^]]*\]), (?P<shape_2>\[[^]]*\])",
        "The matrices {shape}{shape_1} and {shape_other}{shape_2} can't be multiplied: the first "
        "one's columns have to be "
        "as many as the second one's rows.",
        "tf.transpose, or transpose_b=True, turns one of them.",
    ),
    Saying(
        "shape-mismatch",
        r"In\[(0|1)\] ndims must be >= 2|In\[0\] and In\[1\] has different ndims"
        r"|Shape must be (at least )?rank (at least )?2 but is rank (0|1) for '\S+ \S*(?i:matmul)"
        r"|matmul: Input operand \d does not have enough dimensions",
        "A matrix product takes two matrices, and one of these has too few axes.",
        "`*` multiplies entry by entry, tf.tensordot(a, b, 1) two vectors, tf.linalg.matvec a matrix and a vector.",
    ),
    Saying(
        "shape-mismatch",
        r"matmul: .*\(size (?P<rows>\d+) is different from (?P<columns>\d+)\)",
        "The matrices can't be multiplied: the first one has {columns} columns, the second one {rows} rows.",
        "a.T turns a matrix.",
    ),
    Saying(
        "shape-mismatch",
        r"Data cardinality is ambiguous.*'x' sizes: (?P<inputs>[\d, ]+)\n'y' sizes: (?P<labels>[\d, ]+)",
        "Inputs and labels differ in number: {inputs} in x, {labels} in y.",
        "Each sample needs its label: cut both in the same places, x[:n] and y[:n].",
    ),
    Saying(
        "input-shape",
        r"output size would be zero or negative\. Received:? `inputs[ .]shape=(?P<shape>\(None, [13], \d\d+, \d\d+\))`",
        "The channels stand first in {shape}; here they come last, after height and width.",
        "keras.Input((height, width, channels)), and data in the same order.",
    ),
    Saying(
        "shape-mismatch",
        r"output size would be zero or negative\. Received:? `inputs[ .]shape=(?P<shape>[^`]*)`, "
        r"`(kernel shape=(?P<shape_window>\((\d+, )*?\d+)(, \d+, \d+\))?|pool_size=(?P<shape_pool>[^`]*))`",
        "The map that this layer gets, {shape}, is smaller than the layer's window, {shape_window}{shape_pool}.",
        "Fewer poolings before it, a smaller window, or padding='same'.",
    ),
    Saying(
        "shape-mismatch",
        r"Negative dimension size caused by subtracting (?P<window>\d+) from (?P<size>\d+)"
        r"|output size would be negative: -?\d+ \[input_size: (?P<size_2>\d+), effective_filter_size: "
        r"(?P<window_2>\d+)",
        "A layer's window of {window}{window_2} finds an axis of only {size}{size_2}.",
        "A single sample needs its batch axis: x[np.newaxis]. Otherwise: fewer poolings before it, or padding='same'.",
    ),
    Saying(
        "shape-mismatch",
        r"tensor with (?P<have>\d+) values, but the requested shape has (?P<want>\d+)"
        r"|cannot reshape array of size (?P<size>\d+) into shape (?P<shape>\([^)]*\))",
        "The reshape doesn't come out even: of {have}{size} values it asks {want}{shape}.",
        "A shape's sizes have to multiply to the number of values; one of them may be -1.",
    ),
    Saying(
        "shape-mismatch",
        r"shape\[0\] = (?P<shape>\[[^]]*\]) vs\. shape\[1\] = (?P<shape_other>\[[^]]*\])",
        "The shapes {shape} and {shape_other} don't fit together: all axes but the one of the concatenation are equal.",
    ),
    Saying(
        "shape-mismatch",
        r"variable shape (?P<shape>\([^)]*\)), and the assigned value shape (?P<shape_other>\([^)]*\))",
        "The variable has the shape {shape}, the value assigned to it {shape_other}.",
    ),
    Saying(
        "shape-mismatch",
        r"values\[0\]\.shape = (?P<shape>\[[^]]*\]) != values\[\d+\]\.shape = (?P<shape_other>\[[^]]*\])",
        "What is stacked has different shapes, {shape} and {shape_other}.",
    ),
)
