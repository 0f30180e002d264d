"""Dtypes that don't fit together, and memory that is not to be had."""

from planner.checking.judge.sayings.saying import Saying

_MEMORY = "It asked for more memory than a run may use: look at the shapes."

TYPES = (
    Saying("memory-limit", r"(OOM when allocating|failed to allocate|Unable to allocate)", _MEMORY),
    Saying("memory-limit", r"", _MEMORY, kinds=(MemoryError,)),
    Saying(
        "dtype",
        r"Cast string to \w+ is not supported",
        "Texts can't be turned into numbers by a cast.",
        "tf.strings.to_number for figures, TextVectorization or StringLookup for words.",
    ),
    Saying(
        "dtype",
        r"Invalid dtype: (str|object|<U)",
        "The array holds texts or objects; a model takes numbers.",
        "StringLookup turns texts into ids; np.array(rows, dtype='float32') makes an array of numbers.",
    ),
    Saying(
        "dtype",
        r"is not JSON serializable",
        "JSON knows Python's own numbers and lists, no arrays and no NumPy numbers.",
        "float(x) for a number, x.tolist() for an array.",
    ),
    Saying(
        "dtype",
        r"not supported between instances of|type conversion requested to type",
        "Two values of different types meet here.",
    ),
    Saying(
        "dtype",
        r"(?i)(must have the same dtype|must be either real or complex|Expected \w+, but got .* of type"
        r"|cannot compute .* expected to be a .* tensor but is a .* tensor|dtype.*(mismatch|expected)|mixed types"
        r"|not in the list of allowed values|invalid dtype|not a valid dtype|requested dtype|Value for attr 'T' of"
        r"|cannot convert .* to EagerTensor of dtype|must be of (the same )?type)",
        "Two dtypes don't fit together: tf.cast brings one to the other.",
    ),
)
