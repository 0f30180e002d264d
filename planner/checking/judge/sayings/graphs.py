"""Python where TensorFlow builds a graph: symbolic tensors, `tf.function`, functional models, tensors as they are."""

from planner.checking.judge.sayings.saying import Saying

GRAPHS = (
    Saying(
        "keras-tensor",
        r"KerasTensor (cannot be used as (input to a TensorFlow function|a bool)|is symbolic)",
        "What keras.Input gives, and every layer called on it, is a placeholder: it has a shape, but no values yet.",
    ),
    Saying(
        "graph-code",
        r"'SymbolicTensor' object has no attribute 'numpy'|numpy\(\) is only available when eager",
        "Inside tf.function and Dataset.map a tensor has no value yet, so it has no .numpy().",
        "Use TensorFlow's functions on the tensor itself.",
    ),
    Saying(
        "graph-code",
        r"Using a symbolic `tf\.Tensor` as a Python `bool`",
        "Here a tensor has no value yet, so Python's if can't decide by it.",
        "tf.where(condition, a, b), or tf.cond(condition, lambda: a, lambda: b).",
    ),
    Saying(
        "graph-code",
        r"Iterating over a symbolic `tf\.Tensor`",
        "Here a tensor has no value yet, so Python can't loop over it.",
        "Use operations on the whole tensor, or tf.map_fn.",
    ),
    Saying(
        "graph-code",
        r"only supports singleton tf\.Variables",
        "The tf.function makes a variable each time that it runs.",
        "Make the variable once, outside the function.",
    ),
    Saying(
        "immutable-tensor",
        r"EagerTensor' object (does not support item assignment|has no attribute 'assign)",
        "A tensor can't be changed once it is made.",
    ),
    Saying(
        "immutable-tensor",
        r"`variable (?P<operator>.)= value` with `tf\.Variable`s is not supported",
        "`{operator}=` would make a tensor of the variable.",
        "variable.assign_sub(value), assign_add(value) or assign(value) change it in place.",
    ),
    Saying(
        "call-missing",
        r"does not have a `call(\(\))?` method",
        "The class has no method `call`, so there is nothing to compute.",
    ),
    Saying(
        "call-missing",
        r"Inputs to a layer should be tensors\. Got 'None'",
        "A layer got None: the layer or function before it returns nothing.",
        "End its call with `return ...`.",
    ),
    Saying(
        "model-graph",
        r"Output with path .* is not connected to `inputs`|Graph disconnected",
        "The outputs don't follow from the inputs that keras.Model was given.",
        "Go back layer by layer from the outputs to keras.Input, and name every Input in keras.Model(inputs, outputs).",
    ),
)
