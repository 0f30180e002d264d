"""Datasets, texts and images: how they are built, cut and handed to a model."""

from planner.checking.judge.sayings.saying import Saying

DATA = (
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
        "wrong-argument",
        r"truth value of an array|'list' object has no attribute 'isidentifier'|takes from 1 to 2 positional arguments",
        "from_tensor_slices takes its data in one argument: inputs and labels together in a tuple.",
        "tf.data.Dataset.from_tensor_slices((x, y))",
        where_part_has=r"from_tensor(s|_slices)\(",
    ),
    Saying(
        "element-structure",
        r"non-rectangular Python sequence",
        "from_tensor_slices makes a single tensor of a list, and the list's entries differ in shape.",
        "Inputs and labels go in a tuple: from_tensor_slices((x, y)).",
        where_part_has=r"from_tensor(s|_slices)\(\s*\[",
    ),
    Saying(
        "shape-mismatch",
        r"Dimensions (?P<one>\d+) and (?P<other>\d+) are not compatible",
        "The parts of the dataset have {one} and {other} entries: each input needs its label.",
        "Cut both in the same places: x[:n] and y[:n].",
        where_part_has=r"from_tensor_slices\(",
    ),
    Saying(
        "return-missing",
        r"^Length for attr 'output_(shapes|types)' of 0|`predicate` must return .* return type is NoneTensorSpec"
        r"|`map_func` argument must return a `Dataset` object\. Got <tensorflow[\w.]*NoneTensor",
        "The function that the dataset calls returns nothing.",
    ),
    Saying(
        "window",
        r"Attempting to slice scalar input\. for '\{\{node",
        "Each element is a single value here, not a window of them.",
        "windows.flat_map(lambda window: window.batch(n)) makes a tensor of each window.",
        where_code_has=r"flat_map\(",
    ),
    Saying(
        "axis",
        r"Attempting to slice scalar input",
        "A single value has no axis to index or cut.",
    ),
    Saying(
        "window",
        r"Cannot add tensor to the batch.*\[tensor\]: (?P<shape>\[\d+\]), \[batch\]: (?P<shape_first>\[\d+\])"
        r"|different shapes.*had shape (?P<shape_of_first>\[\d+\]) and element \d+ had shape (?P<shape_next>\[\d+\])",
        "The windows differ in length, so batch can't stack them: {shape_first}{shape_of_first} and "
        "{shape}{shape_next}.",
        "window(n + 1, shift=1, drop_remainder=True), and flat_map(lambda window: window.batch(n + 1)).",
        where_code_has=r"\.window\(",
    ),
    Saying(
        "shape-mismatch",
        r"Cannot add tensor to the batch.*\[tensor\]: (?P<shape>\[.*?\]), \[batch\]: (?P<shape_first>\[.*?\])"
        r"|different shapes.*had shape (?P<shape_of_first>\[.*?\]) and element \d+ had shape (?P<shape_next>\[.*?\])",
        "batch can't stack elements of different shapes: {shape_first}{shape_of_first} and {shape}{shape_next}.",
        "Where batch stands twice, one of them goes; texts, images and windows are brought to one size first.",
    ),
    Saying(
        "element-structure",
        r"cannot compute Pack as input .* expected to be a string tensor|Python sequence with mixed types",
        "adapt was given texts and numbers together: it takes the texts alone.",
        "layer.adapt(dataset.map(lambda text, label: text))",
        where_part_has=r"\.adapt\(",
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
        r"`sequences` must be a list of iterables|adapt\(\) expects an iterable",
        "The data is not of the form that this call takes: {said}",
    ),
    Saying(
        "padding",
        r"(Padding|Truncating) type .* not understood",
        "A sequence is padded or cut at its front, 'pre', or its end, 'post'.",
    ),
)
