"""Arguments: those of an older version, those that a function or a layer doesn't take, and one in another's place."""

from planner.checking.judge.sayings.saying import Saying

_THIRD_BY_PLACE = r"\.compile\(\s*(?:(?:[^=,()]|\([^()]*\))+,\s*){2}(?:[^=,()\[\]]|\([^()]*\)|\[[^\]]*\])+[,)]"

PLACES = (
    Saying(
        "wrong-argument",
        r"dtype='string' is not a valid dtype for Keras type promotion|`loss_weights` must match the number of losses"
        r"|Failed to convert elements of \[?<\w+ name=",
        "compile's third place is for loss_weights, and metrics stand there.",
        "Name them: compile(optimizer, loss, metrics=['accuracy']).",
        where_code_has=_THIRD_BY_PLACE,
    ),
    Saying(
        "wrong-argument",
        r"Expected `loss_weights` argument to be .*of type <class 'str'>",
        "loss_weights weighs the losses of several outputs, and a metric was given for it.",
        "Name it: compile(optimizer, loss, metrics=['accuracy']).",
    ),
)

CALLS = (
    Saying(
        "deprecated-argument",
        r"Argument\(s\) not recognized: \{'lr'",
        "This argument belongs to an older version: the learning rate is `learning_rate` now.",
    ),
    Saying(
        "deprecated-argument",
        r"ModelCheckpoint\.__init__\(\) got an unexpected keyword argument 'period'",
        "This argument belongs to an older version: how often it saves is `save_freq` now.",
        "keras.callbacks.ModelCheckpoint(file, save_freq='epoch')",
    ),
    Saying(
        "deprecated-argument",
        r"Unrecognized keyword arguments passed to \w+: \{'batch_input_shape'",
        "This argument belongs to an older version: an Input says the batch size now.",
        "keras.Input(shape=(steps, features), batch_size=n)",
    ),
    Saying(
        "deprecated-argument",
        r"(?i)(deprecated|no longer supported|not supported in Keras 3\.)",
        "This belongs to an older version of Keras or TensorFlow.",
    ),
    Saying(
        "unknown-attribute",
        r"has no attribute '(?P<name>(fit|predict|evaluate)_generator)'",
        "`{name}` belongs to an older version: fit, predict and evaluate take datasets and generators themselves.",
        "model.fit(dataset)",
        kinds=(AttributeError,),
    ),
    Saying(
        "unknown-attribute",
        r"has no attribute '(?P<name>predict_(classes|proba))'",
        "`{name}` belongs to an older version.",
        "np.argmax(model.predict(x), axis=-1) for classes; predict itself gives the probabilities.",
        kinds=(AttributeError,),
    ),
    Saying(
        "unknown-attribute",
        r"module 'tensorflow' has no attribute '(?P<name>Session|placeholder|contrib|global_variables_initializer)'",
        "`tf.{name}` belongs to TensorFlow 1: in TensorFlow 2 code runs as it stands, without a session.",
        kinds=(AttributeError,),
    ),
    Saying(
        "unknown-attribute",
        r"has no attribute 'experimental'",
        "`experimental` belongs to an older version: these layers are plain keras.layers now.",
        "keras.layers.Rescaling(1 / 255)",
        kinds=(AttributeError,),
    ),
    Saying(
        "import-missing",
        r"cannot import name '(?P<name>np_utils)'",
        "`{name}` belongs to an older version.",
        "keras.utils.to_categorical(labels)",
        kinds=(ImportError,),
    ),
    Saying(
        "wrong-argument",
        r"units=<KerasTensor|data_format=<kerastensor|initialize `Bidirectional` layer with",
        "A layer is made first and called then.",
        "keras.layers.Flatten()(x), keras.layers.Dense(8)(x), keras.layers.Bidirectional(keras.layers.LSTM(8))",
    ),
    Saying(
        "wrong-argument",
        r"Expected `trainable` to be a boolean. Received: trainable=<",
        "Sequential takes its layers in one list.",
        "keras.Sequential([first, second])",
    ),
    Saying(
        "wrong-argument",
        r"too many positional arguments",
        "A layer that merges takes all its inputs in one list.",
        "keras.layers.Concatenate()([a, b])",
        where_code_has=r"(Add|Concatenate|Average|Multiply|Subtract|Dot|Maximum)\(",
    ),
    Saying(
        "wrong-argument",
        r"'list' object has no attribute 'get'",
        "class_weight is a dict from class to weight.",
        "class_weight={0: 1.0, 1: 4.0}",
        where_code_has="class_weight",
    ),
    Saying(
        "learning-rate",
        r"Argument `learning_rate` should be float",
        "The learning rate is a number, or a schedule.",
        "keras.optimizers.Adam(learning_rate=0.001)",
    ),
    Saying(
        "unknown-attribute",
        r"No such layer: (?P<name>\w+)",
        "The model has no layer named {name}.",
        "print([layer.name for layer in model.layers]) shows the names.",
    ),
    Saying(
        "wrong-argument",
        r"(unexpected keyword argument|got multiple values for|missing \d+ required|takes \d+ positional|takes exactly"
        r"|argument must be|[Ii]nvalid value (for|received)|Unrecognized data type|Only instances of"
        r"|Only input tensors may|must be KerasTensors|takes from \d+|Unrecognized keyword|not recognized"
        r"|Could not interpret|Unknown (loss|optimizer|metric|activation)|positional arguments? but"
        r"|should have unique names|cannot contain character|mixed precision DTypePolicy|You need to set either"
        r"|Argument `\w+` must be|Expected `\w+` argument to be)",
        "A call has an argument that it doesn't take, or lacks one that it needs.",
        kinds=(TypeError, ValueError),
    ),
)
