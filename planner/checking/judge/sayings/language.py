"""Python's own words: names, attributes and imports that aren't there, and None where something is expected."""

from planner.checking.judge.sayings.looks import before_dot, near, nothing_returned
from planner.checking.judge.sayings.saying import Saying

_NOT_HERE = (
    "pandas|sklearn|matplotlib|seaborn|scipy|torch|torchvision|cv2|PIL|tensorflow_datasets|tensorflow_hub|tqdm"
    "|transformers|jax|plotly|nltk|tensorflow_probability|keras_tuner|datasets"
)
_NONE = (AttributeError, TypeError, ValueError)

NOTHING = (
    Saying(
        "return-missing",
        r"NoneType|None values not supported",
        "`{function}` returns nothing, so what it gives is None.",
        kinds=_NONE,
        where=nothing_returned,
    ),
)

LANGUAGE = (
    Saying(
        "undefined-name",
        r"name '(?P<name>[^']+)'",
        "`{name}` is used, but not defined.",
        kinds=(NameError, UnboundLocalError),
    ),
    Saying(
        "undefined-name",
        r"variable '(?P<name>[^']+)'",
        "`{name}` is used before it gets a value in this function.",
        kinds=(UnboundLocalError,),
    ),
    Saying(
        "import-missing",
        rf"No module named '(?P<name>({_NOT_HERE})\b)|import (?P<pillow>PIL)\b",
        "`{name}{pillow}` is not installed where answers run.",
        "The drills need only Python's own modules, NumPy, TensorFlow and Keras.",
        kinds=(ImportError,),
    ),
    Saying(
        "import-missing",
        r"No module named '(?P<module>[\w.]+)\.(?P<name>\w+)'",
        "`{module}` has no module `{name}`.",
        kinds=(ImportError,),
    ),
    Saying(
        "import-missing",
        r"No module named '(?P<name>\w+)'",
        "There is no module `{name}` here: it is misspelt, or not installed.",
        kinds=(ImportError,),
    ),
    Saying(
        "import-missing",
        r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'",
        "`{module}` has no `{name}` to import.",
        kinds=(ImportError,),
    ),
    Saying("import-missing", r"", "An import can't be resolved: {said}", kinds=(ImportError,)),
    Saying(
        "unknown-attribute",
        r"'NoneType' object has no attribute '(?P<name>\w+)'",
        "{before} is None, so it has no `{name}`.",
        "Look where it gets its value: a function without `return` gives None, and so do adapt, compile and append.",
        kinds=(AttributeError,),
        where=before_dot,
    ),
    Saying(
        "unknown-attribute",
        r"'(function|method|builtin_function_or_method)' object has no attribute '(?P<name>\w+)'",
        "{before} is a function that isn't called, so it has no `{name}`.",
        "Call it first, with its parentheses.",
        kinds=(AttributeError,),
        where=before_dot,
    ),
    Saying(
        "unknown-attribute",
        r"(EagerTensor|SymbolicTensor)'? object has no attribute '(?P<name>astype)'",
        "A tensor has no `{name}`.",
        "tf.cast(x, tf.float32)",
        kinds=(AttributeError,),
    ),
    Saying(
        "unknown-attribute",
        r"(EagerTensor|SymbolicTensor)'? object has no attribute '(?P<name>unsqueeze|view|permute)'",
        "A tensor has no `{name}`: that is PyTorch's word.",
        "tf.expand_dims(x, axis) adds an axis, tf.reshape and tf.transpose change them.",
        kinds=(AttributeError,),
    ),
    Saying(
        "unknown-attribute",
        r"(module |type object )?'?(?P<owner>[\w.]{1,100})'?( object)? has no attribute '(?P<name>\w+)'",
        "{owner} has no `{name}`{near}.",
        kinds=(AttributeError,),
        where=near,
    ),
    Saying("unknown-attribute", r"", "There is no such attribute: {said}", kinds=(AttributeError,)),
)
