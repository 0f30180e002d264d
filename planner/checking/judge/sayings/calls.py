"""Arguments: those that a function or a layer doesn't take, those that it lacks, and one in another's place."""

from planner.checking.judge.sayings.looks import called, quoted
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

MISTAKEN = (
    Saying(
        "wrong-argument",
        r"Batch size must be greater than zero",
        "AUTOTUNE is no batch size: it stands for the number of parallel calls, or of batches to prefetch.",
        "batch(32), map(f, num_parallel_calls=tf.data.AUTOTUNE), prefetch(tf.data.AUTOTUNE)",
        where_part_has=r"batch\([^)]*AUTOTUNE",
    ),
    Saying(
        "wrong-argument",
        r"Batch size must be greater than zero",
        "A batch holds one sample or more.",
    ),
    Saying(
        "wrong-argument",
        r"buffer_size must be greater than zero",
        "The buffer of shuffle holds one element or more.",
        "shuffle(n), with n the number of elements.",
    ),
    Saying(
        "wrong-argument",
        r"truth value of an array|unhashable type",
        "A loss or metric is a class here: it is made first, and called with labels and predictions then.",
        "keras.losses.MeanSquaredError()(y_true, y_pred)",
        where_part_has=r"(losses|metrics)\.[A-Z]\w*\([^)]",
    ),
    Saying(
        "wrong-argument",
        r"truth value of an array",
        "index looks for one entry, and was given a whole array.",
        "[names.index(tag) for tag in tags]",
        where_part_has=r"\.index\(",
    ),
    Saying(
        "wrong-argument",
        r"^\[.*\] is not in list$",
        "index looks for one entry, and was given a whole list.",
        "[names.index(tag) for tag in tags]",
        kinds=(ValueError,),
        where_part_has=r"\.index\(",
    ),
    Saying(
        "exception",
        r"BitwiseXor|bitwise_xor|unsupported operand type\(s\) for \^",
        "`^` is no power in Python: it is the exclusive or of whole numbers.",
        "`**` raises to a power: x ** 2, or tf.square(x).",
        where_code_has=r"\^",
    ),
    Saying(
        "exception",
        r"to EagerTensor of dtype u?int\d+",
        "`^` is no power in Python: it is the exclusive or of whole numbers.",
        "`**` raises to a power: x ** 2, or tf.square(x).",
        where_part_has=r"\^\s*[\d.]+",
    ),
)

CALLS = (
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
        "Pass learning_rate=0.001, without quotes.",
    ),
    Saying(
        "unknown-attribute",
        r"No such layer: (?P<name>\w+)",
        "The model has no layer named {name}.",
        "print([layer.name for layer in model.layers]) shows the names.",
    ),
    Saying(
        "wrong-argument",
        r"((?P<call>[\w.<>]{1,100})\(\) )?[Gg]ot an unexpected keyword argument '(?P<name>\w+)'",
        "{call} takes no argument `{name}`.",
        "{takes}",
        kinds=(TypeError,),
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"'(?P<name>\w+)' is an invalid keyword argument for (?P<call>\w+)\(\)",
        "{call} takes no argument `{name}`.",
        "{takes}",
        kinds=(TypeError,),
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"Unrecognized keyword arguments passed to (?P<call>\w+): \{'(?P<name>\w+)'",
        "{call} takes no argument `{name}`.",
        "{takes}",
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"Argument\(s\) not recognized: \{'(?P<name>\w+)'",
        "{call} takes no argument `{name}`.",
        "{takes}",
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"((?P<call>[\w.<>]{1,100})\(\) )?missing( \d+)? required( (positional|keyword-only))? arguments?:? "
        r"(?P<names>'.*')",
        "{call} is called without {names}, which it needs.",
        "{takes}",
        kinds=(TypeError,),
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"^Missing required positional argument$",
        "{call} is called without an argument that it needs.",
        "{takes}",
        kinds=(TypeError,),
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"((?P<call>[\w.<>]{1,100})\(\) )?got multiple values for( keyword)? argument '(?P<name>\w+)'",
        "{call} is given `{name}` twice: once by its place, and once by its name.",
        kinds=(TypeError,),
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"(?P<call>[\w.<>]{1,100})\(\) takes (from \d+ to )?\d+ positional arguments? but \d+ (was|were) given"
        r"|(?P<builtin>[\w.]{1,100})\(\) takes (exactly|at most) \w+ arguments? \(\d+ given\)",
        "{call} is given more arguments, or fewer, than it takes.",
        "{takes}",
        kinds=(TypeError,),
        where=called,
    ),
    Saying(
        "wrong-argument",
        r"Only instances of `keras.Layer` can be added .*Received: <class '[\w.]*\.(?P<name>\w+)'> "
        r"\(of type <class 'type'",
        "`{name}` stands in the model as a class, not as a layer: its parentheses are missing.",
        "keras.layers.{name}()",
    ),
    Saying(
        "wrong-argument",
        r"Unrecognized data type",
        "Inputs or labels are of a kind that Keras doesn't take: it takes arrays, tensors or a dataset, no lists of "
        "numbers.",
        "np.array(values) makes an array of a list.",
    ),
    Saying(
        "wrong-argument",
        r"(Could not interpret|Unknown) (?P<what>loss|optimizer|metric|activation)( function)?( identifier)?: "
        r"'?(?P<name>\w+)",
        "There is no {what} of the name {name}.",
        "Check its spelling: what is meant by a name is a class or function of Keras.",
    ),
    Saying(
        "wrong-argument",
        r"(?:for|argument|The) `(?P<name>\w+)`.*?(?:[Ee]xpected|must be) (?P<want>[^.`]*)\.? Received: (\w+=)?"
        r"(?P<value>[^\n]{1,60})$",
        "`{name}` can't be {value}: it takes {want}.",
        kinds=(TypeError, ValueError),
        where=quoted,
    ),
    Saying(
        "wrong-argument",
        r"(unexpected keyword argument|got multiple values for|missing \d+ required|takes \d+ positional|takes exactly"
        r"|argument must be|[Ii]nvalid value (for|received)|Unrecognized data type|Only instances of"
        r"|Only input tensors may|must be KerasTensors|takes from \d+|Unrecognized keyword|not recognized"
        r"|Could not interpret|Unknown (loss|optimizer|metric|activation)|positional arguments? but"
        r"|should have unique names|cannot contain character|mixed precision DTypePolicy|You need to set either"
        r"|Argument `\w+` must be|Expected `\w+` argument to be)",
        "A call has an argument that it doesn't take, or lacks one that it needs: {said}",
        kinds=(TypeError, ValueError),
    ),
)
