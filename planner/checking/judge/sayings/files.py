"""Files that an answer reads or writes, saved models above all."""

from planner.checking.judge.sayings.saying import Saying

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
        r"could not be deserialized properly|Could not locate (class|function)|Unknown (layer|object)",
        "The file names a class of your own, which Keras can't find or make as it loads.",
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
    Saying("file-missing", r"", "A file that it reads is not there.", kinds=(FileNotFoundError,)),
    Saying(
        "file-missing",
        r"(File not found|No such file or directory|does not exist|No images found)",
        "A file that it reads is not there.",
    ),
)
