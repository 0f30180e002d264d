"""What a `tf.data` pipeline says of itself: where it shuffles, where it batches, and what it does ahead of time.

TensorFlow has no public door to a pipeline's graph; a dataset that comes from elsewhere, a generator or an array,
says nothing, and is then judged by its elements alone.
"""

from collections.abc import Iterator

import tensorflow as tf

_MAKE_SAMPLES = ("FlatMap", "Unbatch", "Interleave", "Window")
_MAKE_BATCHES = ("Batch", "Rebatch")


def _upstream(dataset: tf.data.Dataset) -> Iterator[tf.data.Dataset]:
    """Walk from a pipeline's end to its sources."""
    yield dataset
    for source in dataset._inputs():  # noqa: SLF001 - see above
        yield from _upstream(source)


def _is(dataset: tf.data.Dataset, *kinds: str) -> bool:
    name = type(dataset).__name__
    return any(kind in name for kind in kinds) and "GroupBy" not in name


def is_shuffled(dataset: tf.data.Dataset) -> bool:
    """Look for a shuffle anywhere; a buffer of one element changes nothing."""
    return any(_is(step, "Shuffle") and _buffer(step) != 1 for step in _upstream(dataset))


def has_buffer_of_one(dataset: tf.data.Dataset) -> bool:
    """Tell whether a pipeline shuffles with a buffer of one, which leaves the order as it is."""
    return any(_is(step, "Shuffle") and _buffer(step) == 1 for step in _upstream(dataset))


def _buffer(step: tf.data.Dataset) -> int:
    size = getattr(step, "_buffer_size", None)
    return int(size) if size is not None else 0


def is_batched(dataset: tf.data.Dataset) -> bool:
    """Tell whether the elements are batches, going by the last step that makes batches or takes them apart."""
    for step in _upstream(dataset):
        if _is(step, *_MAKE_SAMPLES):
            return False
        if _is(step, *_MAKE_BATCHES):
            return True
    return False


def drops_remainder(dataset: tf.data.Dataset) -> bool | None:
    """Tell whether the last batching leaves the smaller batch out; None where the pipeline does not say."""
    drops = (getattr(step, "_drop_remainder", None) for step in _upstream(dataset) if _is(step, *_MAKE_BATCHES))
    return next((bool(drop) for drop in drops if drop is not None), None)


def batch_size(dataset: tf.data.Dataset) -> int | None:
    """Return how many samples the last batching puts together; None where the pipeline does not say."""
    last = next((step for step in _upstream(dataset) if _is(step, *_MAKE_BATCHES)), None)
    size = getattr(last, "_batch_size", None)
    return int(size) if size is not None else None


def mixes_samples(dataset: tf.data.Dataset) -> bool:
    """Tell whether samples are shuffled before they are batched, so that any may meet in a batch."""
    steps = list(_upstream(dataset))
    batches = [number for number, step in enumerate(steps) if _is(step, *_MAKE_BATCHES)]
    return bool(batches) and any(_is(step, "Shuffle") and _buffer(step) != 1 for step in steps[batches[0] :])


def is_padded(dataset: tf.data.Dataset) -> bool:
    """Tell whether batches are padded: how far depends on which samples meet in a batch."""
    return any(_is(step, "PaddedBatch") for step in _upstream(dataset))


def is_endless(dataset: tf.data.Dataset) -> bool:
    """Tell whether a pipeline says that it never ends."""
    return bool(int(dataset.cardinality()) == tf.data.INFINITE_CARDINALITY)


def unshuffled(dataset: tf.data.Dataset) -> tf.data.Dataset:
    """Return the same pipeline in the order of its source: each shuffle has a buffer of one element.

    The pipeline is written down as a graph and read again. Raises what TensorFlow does where it can't be written.
    """
    serialised = tf.raw_ops.DatasetToGraphV2(
        input_dataset=tf.data.experimental.to_variant(dataset),
        external_state_policy=tf.data.experimental.ExternalStatePolicy.IGNORE.value,
    )
    graph = tf.compat.v1.GraphDef.FromString(serialised.numpy())
    one = graph.node.add(name="buffer_of_one", op="Const")
    one.attr["dtype"].type = tf.int64.as_datatype_enum
    one.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(1, tf.int64))
    for step in graph.node:
        if step.op.startswith("Shuffle"):
            step.input[1] = one.name
    variant = tf.raw_ops.DatasetFromGraph(graph_def=graph.SerializeToString())
    return tf.data.experimental.from_variant(variant, dataset.element_spec)


def prefetches(dataset: tf.data.Dataset) -> bool:
    """Tell whether a pipeline is asked to make elements before they are needed, at its end or anywhere."""
    return any(_is(step, "Prefetch") and getattr(step, "_buffer_size", None) != 0 for step in _upstream(dataset))


def maps_one_by_one(dataset: tf.data.Dataset) -> bool:
    """Tell whether some map takes one element after the other; `unbatch` and its like have one of TensorFlow's own."""
    maps = [step for step in _upstream(dataset) if _maps_singly(step)]
    functions = [getattr(getattr(step, "_map_func", None), "_func", None) for step in maps]
    return any(not getattr(each, "__module__", "").startswith("tensorflow.python.data.") for each in functions)


def _maps_singly(step: tf.data.Dataset) -> bool:
    """Tell whether a step is a map that has a single call at a time: one that isn't parallel, or is so by name only."""
    kind, calls = type(step).__name__, getattr(step, "_num_parallel_calls", None)
    return kind == "_MapDataset" or (kind == "_ParallelMapDataset" and calls is not None and int(calls) == 1)


def gives_up_order(dataset: tf.data.Dataset) -> bool:
    """Tell whether parallel calls hand on whichever element is ready first, as they or the options say."""
    says = {getattr(step, "_deterministic", None) for step in _upstream(dataset)}
    return "false" in says or ("default" in says and dataset.options().deterministic is False)


def largest_buffer(dataset: tf.data.Dataset) -> int:
    """Return how many elements the largest shuffle holds at a time; 0 where the pipeline does not say."""
    return max((_buffer(step) for step in _upstream(dataset) if _is(step, "Shuffle")), default=0)


def shuffled_share(dataset: tf.data.Dataset) -> float | None:
    """Return how much of what goes in the largest buffer holds; None where nobody knows how much goes in."""
    shuffles = [step for step in _upstream(dataset) if _is(step, "Shuffle")]
    sizes = [int(step._inputs()[0].cardinality()) for step in shuffles]  # noqa: SLF001 - see above
    if not sizes or min(sizes) <= 0:
        return None
    return max(_buffer(step) / size for step, size in zip(shuffles, sizes, strict=True))


def stays_shuffled_once(dataset: tf.data.Dataset) -> bool:
    """Tell whether every pass has the order of the first one, which parts taken by take and skip rely on."""
    shuffles = [step for step in _upstream(dataset) if _is(step, "Shuffle")]
    return bool(shuffles) and all(getattr(step, "_reshuffle_each_iteration", None) is False for step in shuffles)


def draws_at_random(dataset: tf.data.Dataset) -> bool:
    """Tell whether figures are drawn anew at every pass: some step draws, and no cache behind it keeps what it drew."""
    for step in _upstream(dataset):
        if _is(step, "Cache"):
            return False
        if any("Random" in operation for operation in _operations(step)):
            return True
    return False


def _operations(step: tf.data.Dataset) -> Iterator[str]:
    """Name the operations in the function that a step maps over its elements, and in those that it calls."""
    mapped = getattr(getattr(step, "_map_func", None), "function", None)
    if mapped is None:
        return
    graph = mapped.graph.as_graph_def()
    yield from (node.op for node in graph.node)
    yield from (node.op for function in graph.library.function for node in function.node_def)
