"""Labels, loss and output that don't fit together: Keras tells it by shapes, from deep inside."""

from planner.checking.judge.sayings.saying import Saying

LABELS = (
    Saying(
        "labels-missing",
        r"^None values not supported",
        "fit got inputs without labels.",
        where_code_has=r"\.(fit|evaluate)\(",
    ),
    Saying(
        "labels-missing",
        r"^Attempt to convert a value \(None\) with an unsupported type",
        "fit got inputs without labels.",
        where_code_has=r"(?s)run_eagerly.*\.(fit|evaluate)\(",
    ),
    Saying(
        "embedding-size",
        r"(?i)embedding.*(indices\[.*\] = |indices = )(?P<id>-?\d+) is not in \[0, (?P<size>\d+)\)",
        "The id {id} reaches an Embedding that has only {size} entries, 0 to {size} - 1.",
    ),
    Saying(
        "output-shape",
        r"target\.ndim - 1.*output\.shape=\((None|\d+)(, \d+){2,}\)",
        "The model's output still has the axes of a map: a Flatten, or a pooling over the whole map, is missing "
        "before the last layer.",
        "keras.layers.Flatten() before the last Dense.",
    ),
    Saying(
        "labels-loss-mismatch",
        r"(same rank|target\.ndim - 1|(labels|logits).{0,40}must have the same shape|rank of labels"
        r"|Arguments `target` and `output` must have the same|labels.*logits.*rank)",
        "Labels, loss and the model's output don't fit together: integer labels take "
        "sparse_categorical_crossentropy, one-hot labels categorical_crossentropy; and a Flatten may be missing "
        "before the last layer.",
    ),
    Saying(
        "label-range",
        r"(label value of -?\d+ .*outside the valid range|labels? .*out of range|Received a label value)",
        "A label is outside 0 to n-1, where n is the number of units in the last layer.",
    ),
    Saying(
        "label-range",
        r"index (?P<label>-?\d+) is out of bounds for axis 1 with size (?P<size>\d+)",
        "The label {label} has no place among {size} classes: labels run from 0 to {size} - 1.",
        where_code_has="to_categorical",
    ),
    Saying(
        "metrics-missing",
        r"cannot unpack non-iterable float object",
        "evaluate returns the loss alone where compile was given no metrics.",
        where_code_has="evaluate",
    ),
    Saying(
        "metrics-missing",
        r"Expected `metrics` argument to be a list",
        "compile takes its metrics in a list.",
    ),
    Saying(
        "history-keys",
        r"^'(?P<curve>(val_)?(loss|acc|accuracy|mae|mse|auc|precision|recall|lr|learning_rate)\w*)'$",
        "The history has no curve {curve}.",
        kinds=(KeyError,),
        where_code_has="history",
    ),
    Saying(
        "history-keys",
        r"'History' object is not subscriptable",
        "What fit returns holds the curves in its attribute `history`.",
        "history.history['loss']",
    ),
)
