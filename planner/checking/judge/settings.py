"""Settings of the whole process: the judge's own, and those of an answer, set back before the judge works on."""

import gc
import signal
import sys
import warnings
from typing import Literal

import numpy as np
import tensorflow as tf

_RECURSION_LIMIT = 1000
# NumPy 2 shows a scalar with its type; a sentence to a learner says 'petrol', not np.str_('petrol').
_PLAIN_SCALARS: Literal["1.25", False] = "1.25" if np.lib.NumpyVersion(np.__version__) >= "2.0.0" else False


def begin() -> None:
    """Have TensorFlow run graphs as they are: optimising one takes longer than it saves on a drill's few data."""
    tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})


def set_back() -> str:
    """Lift alarms, hooks and limits of the answer's own; return what can't be lifted, empty where all could."""
    sys.setrecursionlimit(max(_RECURSION_LIMIT, sys.getrecursionlimit()))
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 0)
    gc.callbacks.clear()
    warnings.resetwarnings()
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    np.set_printoptions(legacy=_PLAIN_SCALARS)
    try:
        if not tf.executing_eagerly():
            tf.compat.v1.enable_eager_execution()
    except ValueError:  # once it was turned off, there is no way back
        return "It turns eager execution off, as in TensorFlow 1, so that nothing it made has a value."
    return ""
