"""Files that an answer reads or writes, saved models above all."""

import tensorflow as tf

from planner.checking.judge.sayings.saying import Saying

_SPELLING = "Check its spelling: a run has only the files that the drill gives and those that the answer writes."

FILES = (
    Saying(
        "lambda-layer",
        r"deserialization of a `Lambda` layer",
        "The file holds a Lambda layer, which Keras refuses to load: it could run any code.",
    ),
    Saying(
        "custom-object",
        r"Could not deserialize 'keras\.(metrics|losses)",
        "An .h5 file doesn't keep the loss and metrics in a form that Keras can load.",
        "Save as .keras, or load with keras.models.load_model(file, compile=False).",
    ),
    Saying(
        "custom-object",
        r"Could not locate function '(?P<name>(log_)?softmax)_v2'",
        "The file names TensorFlow's own `{name}` function, tf.nn.{name}, which Keras can't find as it loads.",
        "Name it as Keras does, and save again: activation='{name}'.",
    ),
    Saying(
        "custom-object",
        r"Could not locate function '(?P<name>\w+)'",
        "The file names a function `{name}`, which Keras can't find as it loads.",
        "Name it when loading: load_model(file, custom_objects={'{name}': {name}}), or register it.",
    ),
    Saying(
        "custom-object",
        r"Could not locate class '(?P<name>\w+)'|Unknown (layer|object): '(?P<unknown>\w+)'",
        "The file names a class `{name}{unknown}`, which Keras can't find as it loads.",
        "Name it when loading: load_model(file, custom_objects={'{name}{unknown}': {name}{unknown}}), or register it.",
    ),
    Saying(
        "config-missing",
        r"deserializing class '(?P<name>\w+)'.*\.__init__\(\) got an unexpected keyword argument '(?P<argument>\w+)'",
        "`{name}` can't be made again as the file is loaded: its __init__ doesn't take `{argument}`.",
        "def __init__(self, units, **kwargs): super().__init__(**kwargs)",
    ),
    Saying(
        "config-missing",
        r"deserializing class '(?P<name>\w+)'.*\.__init__\(\) missing .* arguments?: (?P<argument>'.*')",
        "`{name}` can't be made again as the file is loaded: its config lacks {argument}.",
    ),
    Saying(
        "config-missing",
        r"Object (?P<name>\w+) was created by passing\s+non-serializable argument values",
        "`{name}` can't be saved: it takes arguments of its own, and has no get_config that keeps them.",
    ),
    Saying(
        "custom-object",
        r"could not be deserialized properly",
        "The file holds something that Keras can't make again as it loads.",
    ),
    Saying(
        "weights",
        r"objects could not be loaded|expecting \d+ weights|weight shape .* is not compatible with provided weight",
        "These weights are those of another model: its layers have other numbers or shapes.",
        "Build the same model first, layer for layer, and then load or set its weights.",
    ),
    Saying(
        "file-format",
        r"(Invalid filepath extension|File format not supported|The filename must end in"
        r"|filepath provided must end in|Unable to .*suffix|The `filepath` provided)",
        "The file's suffix says how it is saved: .keras for a model, .weights.h5 for weights.",
    ),
    Saying("file-format", r"Unknown image file format", "The file holds no image of a kind that can be read."),
    Saying(
        "file-missing",
        r"URL fetch failure|Name or service not known|Temporary failure in name resolution",
        "It wants to download something, but a run has no network.",
        "Build the model with weights=None, or use the data that the drill gives.",
    ),
    Saying(
        "file-missing",
        r"",
        "It wants to download something, but a run has no network and no place of its own to keep it.",
        "Build the model with weights=None, or use the data that the drill gives.",
        kinds=(NotADirectoryError, PermissionError),
        where_code_has=r"(applications|datasets|get_file)",
    ),
    Saying(
        "file-missing",
        r"No images found in directory (?P<folder>[^\s]+?)\. ",
        "The folder `{folder}` holds no images.",
        "A folder for each class is expected in it, with the images inside.",
    ),
    Saying(
        "file-missing",
        r"name = '(?P<h5>[^']+)', errno = 2|No such file or directory: b?'(?P<file>[^']+)'"
        r"|filepath=(?P<keras>\S+)\. Please"
        r"|(?P<tensorflow>[^\s;]{1,200}); No such file or directory|does not exist at: (?P<folder>[^\s{]+?)/?(\{|$)"
        r"|^(?P<numpy>[^\n]{1,200}) not found\.$|No files match `file_pattern` (?P<csv>\S+)\."
        r"|Could not open '(?P<lite>[^']+)'",
        "There is no file or folder `{h5}{file}{keras}{tensorflow}{folder}{numpy}{csv}{lite}`.",
        _SPELLING,
        kinds=(OSError, ValueError, tf.errors.NotFoundError),
    ),
    Saying("file-missing", r"", "A file that it reads is not there: {said}", _SPELLING, kinds=(FileNotFoundError,)),
    Saying(
        "file-missing",
        r"(File not found|No such file or directory|does not exist)",
        "A file that it reads is not there: {said}",
        _SPELLING,
    ),
)
