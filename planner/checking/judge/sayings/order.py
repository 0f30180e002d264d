"""Calls in the wrong order, or without what has to come before them: tape and gradient, adapt, compile, build."""

from planner.checking.judge.sayings.gradients import gradient_missing, gradient_of_assigned
from planner.checking.judge.sayings.looks import gradient_of_number, gradient_swapped
from planner.checking.judge.sayings.saying import Saying

ORDER = (
    Saying(
        "gradient",
        r"Cannot convert the argument `type_value`|object has no attribute '_id'",
        "tape.gradient was given `{name}`, which is {value} and no tensor: no gradient leads through it.",
        "Keep the loss a tensor, without float() and .numpy(), and a variable's name to the variable.",
        where_part_has=r"\.gradient\(",
        where=gradient_of_number,
    ),
    Saying(
        "gradient",
        r"Cannot convert the argument `type_value`: (?P<value>.{1,60}) to a TensorFlow DType"
        r"|'(?P<kind>[\w.]+)' object has no attribute '_id'",
        "tape.gradient was given something that is no tensor: {value}{kind}.",
        "tape.gradient(loss, variables), both as the tape has seen them.",
        where_part_has=r"\.gradient\(",
    ),
    Saying(
        "gradient",
        r"(NoneType|None values not supported|No gradients provided)",
        "The gradient is None: `{loss}` stands in the second place of tape.gradient, where the variables belong.",
        "tape.gradient({loss}, variables): first what is differentiated, then by what.",
        where=gradient_swapped,
    ),
    Saying(
        "gradient",
        r"(NoneType|None values not supported|No gradients provided)",
        "The gradient is None: `{name}` is no longer the variable, but what assign, assign_add or assign_sub returned, "
        "which a tape doesn't watch.",
        "They change a variable in place: call them without setting its name anew.",
        where=gradient_of_assigned,
    ),
    Saying(
        "gradient",
        r"(NoneType|None values not supported|No gradients provided)",
        "The gradient is None: the loss has to be computed inside the tape, from a tf.Variable or from what "
        "tape.watch was given.",
        where=gradient_missing,
    ),
    Saying(
        "gradient",
        r"non-persistent GradientTape can only be used to compute one set",
        "A tape gives its gradients once.",
        "Ask for all of them in one call, tape.gradient(loss, [a, b]), or make the tape with persistent=True.",
    ),
    Saying(
        "gradient",
        r"(object has no attribute '_unique_id'|apply_gradients\(\) takes)",
        "apply_gradients takes pairs of a gradient and its variable, the gradient first.",
        "optimizer.apply_gradients(zip(gradients, variables))",
    ),
    Saying(
        "optimizer-reused",
        r"optimizer can only be called for the variables it was originally built with",
        "This optimizer has already trained other variables.",
    ),
    Saying(
        "schedule",
        r"created with a `LearningRateSchedule` object",
        "The learning rate follows a schedule, so nothing else can set it.",
    ),
    Saying(
        "schedule",
        r"output of the `schedule` function should be a float",
        "The function of a LearningRateScheduler has to return the learning rate, a float.",
        "def rate(epoch, lr): return lr * 0.9",
    ),
    Saying(
        "vocabulary",
        r"(?i)(table not initialized|has no vocabulary|must (first )?call .?adapt)",
        "The layer has no vocabulary yet: call adapt(...) on the training texts first.",
    ),
    Saying(
        "vocabulary",
        r"found OOV values",
        "It met words that are not in its vocabulary, and has no place for unknown ones.",
        "Leave num_oov_indices at 1: unknown words then get an index of their own.",
    ),
    Saying(
        "not-compiled",
        r"must (be compiled|call `?compile)|You must call `compile\(\)`",
        "The model has to be compiled before fit or evaluate.",
    ),
    Saying(
        "not-built",
        r"(has not (yet )?been built|not built|isn't built|never been called|has no defined (input|output))",
        "The model has no weights yet: give it an Input, or call it once on data.",
    ),
    Saying(
        "callback-missing",
        r"(no attribute 'set_(model|params)'|set_(model|params)\(\) missing)",
        "A callback is passed as an object in a list: callbacks=[...].",
    ),
)
