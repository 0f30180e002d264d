"""What the fork server imports before any child is forked.

Imports only: one executed op here, and a child that calls ``fit`` hangs. So no tensors, no datasets, no built
models; what Keras and TensorFlow import on first use is imported now, so that no child pays for it.
"""

import gc
import importlib
import os
import warnings

from planner.checking.processes import adopt_orphans

_LAZY = (
    "keras.src.backend.tensorflow.trainer",
    "keras.src.saving.saving_lib",
    "keras.src.legacy.saving.legacy_h5_format",
    "keras.src.layers",
    "keras.src.utils.image_dataset_utils",
    "tensorflow.python.data.ops.dataset_ops",
    "tensorflow.python.data.ops.batch_op",
    "tensorflow.python.data.ops.flat_map_op",
    "tensorflow.python.data.ops.map_op",
    "tensorflow.python.data.ops.prefetch_op",
    "tensorflow.python.data.ops.shuffle_op",
    "tensorflow.python.data.ops.window_op",
    "tensorflow.python.autograph.impl.api",
    "numpy.random",
    "planner.checking.judge.main",
)


def _import_all() -> None:
    for name in _LAZY:
        try:
            importlib.import_module(name)
        except ImportError:  # a module that another version keeps elsewhere costs time, not truth
            continue


def _remember() -> None:
    """Take down once for all children what the modules hold before any answer runs."""
    from planner.checking.judge import entry, pristine  # noqa: PLC0415 - TensorFlow has to be there

    entry.preloaded.append(pristine.remember())


def _say_nothing() -> None:
    """Leave the terminal and any pipe the program writes to: TensorFlow greets on stderr as it is imported."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    os.close(sink)


_say_nothing()
gc.disable()  # what is imported stays: looking for garbage in it takes a third of the time
_import_all()
adopt_orphans()
warnings.filterwarnings("ignore", message="forkserver: waitpid returned unexpected pid")
_remember()
gc.freeze()  # garbage and all: to look for it would take 0.2 s of each start
gc.enable()
