"""Datasets, texts and images: how they are built, cut and handed to a model."""

from planner.checking.judge.sayings.saying import Saying

DATA = (
    Saying("endless-dataset", r"^This dataset never ends", "The dataset never ends, and nothing says where to stop."),
    Saying(
        "dataset-length",
        r"The dataset is infinite",
        "The dataset repeats without end, so it has no length.",
        "Take the length before repeat().",
    ),
    Saying(
        "validation-split",
        r"`validation_split` is only supported for",
        "validation_split cuts arrays; a dataset has to be split before fit.",
    ),
    Saying(
        "validation-split",
        r"If `subset` is set, `validation_split` must be set|`subset` must be|"
        r"If using `validation_split` and shuffling the data, you must provide",
        "validation_split, subset and seed belong together.",
        "validation_split=0.2, subset='training', seed=1, and the same with subset='validation'.",
    ),
    Saying(
        "wrong-argument",
        r"When providing `x` as a tf\.data\.Dataset, `y` should not be passed",
        "A dataset brings its own labels: fit(dataset), without y.",
        "tf.data.Dataset.from_tensor_slices((x, y)), and then fit(dataset).",
    ),
    Saying(
        "map-arguments",
        r"takes (?P<takes>\d+) positional arguments? but (?P<given>\d+) (were|was) given",
        "The function takes {takes} argument(s), but an element of the dataset has {given} parts.",
        where_code_has=r"\.(map|filter|flat_map)\(",
    ),
    Saying(
        "window",
        r"'_(Variant|Window)Dataset'",
        "A window is itself a small dataset, no tensor.",
        "windows.flat_map(lambda window: window.batch(n)) makes tensors of them.",
    ),
    Saying(
        "element-structure",
        r"'_\w*Dataset' object is not subscriptable",
        "A dataset can't be indexed.",
        "next(iter(dataset)) gives the first element, dataset.take(n) the first n.",
    ),
    Saying(
        "missing-axis",
        r"Unbatching a tensor is only supported for rank >= 1",
        "from_tensor_slices cuts along the first axis, and a single value has none.",
        "Give it an array or a list, or use from_tensors.",
    ),
    Saying(
        "wrong-argument",
        r"Batch size must be greater than zero|`sequences` must be a list of iterables|adapt\(\) expects an iterable",
        "The data is not of the form that this call takes.",
    ),
    Saying(
        "padding",
        r"(Padding|Truncating) type .* not understood",
        "A sequence is padded or cut at its front, 'pre', or its end, 'post'.",
    ),
)
