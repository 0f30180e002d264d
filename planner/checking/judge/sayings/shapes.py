"""Shapes that don't fit together, and axes that are missing or not there."""

from planner.checking.judge.sayings.looks import (
    axes_of_input,
    input_of_one,
    input_with_batch,
    steps_taken,
    too_many_axes,
)
from planner.checking.judge.sayings.saying import Saying
from planner.checking.judge.sayings.shape_pairs import SHAPE_PAIRS

_TWO_RECURRENT = r"(LSTM|GRU|RNN)(.|\n)*(LSTM|GRU|RNN|\bfor\b)|\bfor\b(.|\n)*(LSTM|GRU|RNN)"

_AXES = r"expected (min_)?ndim=(?P<want>\d+), found ndim=(?P<have>\d+)"
_ONE_SAMPLE = (
    "keras.Input takes the shape of one sample, without the batch axis or the number of samples; "
    "a single sample is given as x[np.newaxis]."
)

_ONE_CAME = "A batch is expected, and what came has the shape of one sample, {shape}: the batch axis is missing."
_BATCH_IT = "dataset.batch(n) before fit; x[np.newaxis] for a single sample."

SHAPES = (
    Saying(
        "shape-mismatch",
        r"(?i)layer \"?.*?(lstm|gru|rnn|bidirectional).*expected ndim=3, found ndim=2",
        "A recurrent layer got one vector a sample instead of a sequence: `{layer}` before it leaves no steps.",
        "Between layers of sequences pool with MaxPooling1D, and flatten nothing.",
        where=steps_taken,
    ),
    Saying(
        "return-sequences",
        r"(?i)layer \"?.*?(lstm|gru|rnn|bidirectional).*expected ndim=3, found ndim=2",
        "A recurrent layer got one vector a sample instead of a sequence: the recurrent layer before it needs "
        "return_sequences=True.",
        where_code_has=_TWO_RECURRENT,
    ),
    Saying(
        "return-sequences",
        r"(?i)(conv1d|max_pooling1d)[^:]*.*(expected|min_ndim)[^,]*3, found ndim=2",
        "This layer needs a sequence, but the layer before it gives one vector a sample: return_sequences=True "
        "keeps the steps.",
        where_code_has=r"(LSTM|GRU|RNN)",
    ),
    Saying(
        "input-shape",
        rf"{_AXES}.*Full shape received: (?P<shape>\([^)]*\))",
        "keras.Input says that a sample has the shape {shape}: with the batch axis in front a layer gets {have} axes, "
        "but takes {want}.",
        f"{_ONE_SAMPLE} Of an array with all samples that is x.shape[1:].",
        where=axes_of_input,
    ),
    Saying(
        "shape-mismatch",
        rf"{_AXES}.*Full shape received: (?P<shape>\([^)]*\))",
        "A layer got {have} axes, {shape}, but takes {want}, the batch axis among them.",
        "keras.Input takes the shape of one sample, without the batch; Flatten, Reshape or a pooling takes axes away.",
        where=too_many_axes,
    ),
    Saying(
        "missing-axis",
        _AXES,
        "A layer got {have} axes but needs {want}: the batch comes first, the channels or features last.",
    ),
    Saying(
        "missing-axis",
        r"Expected shape \(None, (?P<shape>[^)]*)\), but input has incompatible shape \((?P=shape),?\)",
        _ONE_CAME,
        _BATCH_IT,
    ),
    Saying(
        "shape-mismatch",
        r"Expected shape (?P<shape>\(None, (?P<sample>[^)]*)\)), but input has incompatible shape "
        r"(?P<shape_given>\((None|\d+), (None|\d+), (?P=sample)\))",
        "The batch has an axis too many, {shape_given}: the model takes {shape}.",
        "A dataset is batched once, and x[np.newaxis] is for a single sample only.",
    ),
    Saying(
        "input-shape",
        r"[Ee]xpected shape=? ?\(None, (?P<shape>(?P<extra>\d+|None), (?P<sample>[^)]+))\), "
        r"(but input has incompatible|found) shape=? ?\((None|\d+), (?P<shape_sample>(?P=sample)),?\)",
        "keras.Input says that a sample has the shape {shape}, but the samples have {shape_sample}.",
        _ONE_SAMPLE,
    ),
    Saying(
        "shape-mismatch",
        r"[Ee]xpected shape=? ?(?P<shape>\([^)]*\)), (but input has incompatible"
        r"|found) shape=? ?(?P<shape_given>\([^)]*\))",
        "The model takes {shape}, but was given {shape_given}.",
        _ONE_SAMPLE,
    ),
    Saying(
        "input-shape",
        r"Kernel shape must have the same length as input.*kernel of shape "
        r"(?P<shape_kernel>\([^)]*\)) and input of shape "
        r"(?P<shape>\([^)]*\))",
        "A convolution got {shape}, another number of axes than it takes: the batch, the map's axes, the channels.",
        _ONE_SAMPLE,
    ),
    Saying(
        "missing-axis",
        r"expected axis -1 of input shape to have value.*inputs=tf\.Tensor\(shape=(?P<shape>\([^)]*\))",
        _ONE_CAME,
        _BATCH_IT,
        where=input_of_one,
    ),
    Saying(
        "input-shape",
        r"expected axis -1 of input shape to have value.*inputs=tf\.Tensor\(shape=(?P<shape>\([^)]*\))",
        "keras.Input says that a sample has the shape {shape_input}, but the samples have {shape}.",
        _ONE_SAMPLE,
        where=input_with_batch,
    ),
    Saying(
        "missing-axis",
        r"`TimeDistributed` Layer should be passed an `input_shape` with at least 3",
        "TimeDistributed needs batch, steps and features: an axis is missing.",
    ),
    Saying(
        "input-shape",
        r"Cannot convert '(?P<shape>[^']*)' to a shape",
        "{shape} is no shape: a shape is a tuple, and with a single axis its comma counts.",
        "keras.Input((8,)) for vectors of 8 numbers, keras.Input((8, 8)) for a map.",
    ),
    Saying(
        "input-shape",
        r"The input must have 3 channels",
        "These pretrained weights are for images with 3 channels.",
        "keras.Input((height, width, 3)); a grey image is repeated along its last axis.",
    ),
    Saying(
        "input-shape",
        r"Input size must be at least (?P<least>\d+x\d+)",
        "This model needs images of at least {least} pixels.",
        "keras.Input of a larger size, or keras.layers.Resizing before it.",
    ),
    Saying(
        "input-shape",
        r"expects (?P<want>\d+) (named )?input\(s\).*received (?P<have>\d+) input",
        "The model has {want} inputs, but was given {have}.",
        "Pass them in a list, in the order of keras.Model([a, b], ...), or in a dict by their names.",
    ),
    Saying(
        "shape-mismatch",
        r"expected axis -1 of input shape to have value (?P<size>\d+), but received input with shape "
        r"(?P<shape>\([^)]*\))",
        "The last axis, channels or features, has another size than the layer was built for: it is of {size} there, "
        "but here the shape is {shape}.",
        "The samples need the shape that keras.Input has, after a batch axis: x[np.newaxis] for a single one.",
    ),
    Saying(
        "axis",
        r"(?i)(invalid reduction dimension|expected (concatenating )?dimensions? in the range"
        r"|is out of bounds for array of dimension|can not squeeze dim|tried to expand dim index"
        r"|transpose expects a vector of size)",
        "The tensor has no such axis, or none of that size: axes count from 0, and from -1 at the end.",
    ),
    Saying(
        "missing-axis",
        r"tuple index out of range",
        "A batch is expected, and what came is a single number without any axis.",
        "A batch of one sample of one number has two axes: np.array([[1.5]]).",
        kinds=(IndexError,),
        where_part_has=r"\.(fit|evaluate|predict)\(",
    ),
    Saying(
        "index-range",
        r"indices(\[[^]]*\])? = (?P<index>-?\d+) is not in \[0, (?P<size>\d+)\)",
        "There is no index {index} among {size} entries, 0 to {size} - 1.",
    ),
    Saying(
        "index-range",
        r"(index out of range|out of bounds|Expected size\[|slice index .* of dimension)",
        "It asks for a place that isn't there: the first index is 0, the last is the length less 1.",
    ),
    Saying("length", r"(not enough|too many) values to unpack", "There are more or fewer values than names for them."),
    Saying(
        "shape-mismatch",
        r"truth value of an array|only 0-dimensional arrays|only (size|length)-1 arrays",
        "One value is needed here, but this is a whole array.",
        "tf.reduce_all or tf.reduce_any for a truth value; an index, or tf.reduce_mean, for a number.",
    ),
    *SHAPE_PAIRS,
    Saying(
        "shape-mismatch",
        r"(?i)(incompatible shapes"
        r"|matrix size-incompatible|cannot be broadcast|could not be broadcast|could not broadcast"
        r"|mismatch in its core dimension|the requested shape has|output size would be|same number of samples"
        r"|dimensions \d+ and \d+ are not compatible|non-rectangular|inhomogeneous shape|must match exactly"
        r"|must have the same shape|matching shapes|dimensions must be equal"
        r"|shapes? .*(mismatch|incompatible|not compatible)|incompatible with the layer|cannot reshape"
        r"|total size of|concat.* shape|negative dimension|ConcatOp|must have the same (number|first dim))",
        "Two shapes don't fit together: {said}",
    ),
)
