"""Names and arguments of older versions, which Keras, TensorFlow and NumPy no longer know."""

from planner.checking.judge.sayings.saying import Saying

OLDER = (
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
        r"`save_format` argument is deprecated",
        "`save_format` belongs to an older version: the file's suffix says the format now.",
        "model.save('model.keras')",
    ),
    Saying(
        "deprecated-argument",
        r"`(?P<name>np\.\w+)` was a deprecated alias for the builtin `(?P<now>\w+)`",
        "`{name}` belongs to an older version of NumPy.",
        "Python's own `{now}` does the same.",
    ),
    Saying(
        "deprecated-argument",
        r"(?i)(deprecated|no longer supported|not supported in Keras 3\.)",
        "This belongs to an older version of Keras or TensorFlow: {said}",
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
        r"'(SGD|Adam\w*|RMSprop|Ada\w+|Nadam|Ftrl|Lion)' object has no attribute '(?P<name>minimize|get_gradients)'",
        "`{name}` belongs to an older version: an optimizer applies the gradients that a tape gives.",
        "optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))",
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
)
