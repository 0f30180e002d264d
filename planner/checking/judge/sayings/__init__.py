"""What Python, Keras and TensorFlow say when they raise, and what it means to a learner; a file for each field.

The first saying that fits is told, so the order counts: from the particular to the general.
"""

from planner.checking.judge.sayings.calls import CALLS, MISTAKEN, PLACES
from planner.checking.judge.sayings.data import DATA
from planner.checking.judge.sayings.files import FILES
from planner.checking.judge.sayings.graphs import GRAPHS
from planner.checking.judge.sayings.labels import LABELS
from planner.checking.judge.sayings.language import LANGUAGE, NOTHING
from planner.checking.judge.sayings.older import OLDER
from planner.checking.judge.sayings.order import ORDER
from planner.checking.judge.sayings.saying import Saying
from planner.checking.judge.sayings.shapes import SHAPES
from planner.checking.judge.sayings.types import TYPES

SAYINGS: tuple[Saying, ...] = (
    *(*PLACES, *NOTHING, *ORDER, *GRAPHS, *LABELS, *DATA, *FILES),
    *(*MISTAKEN, *SHAPES, *TYPES, *OLDER, *CALLS, *LANGUAGE),
)
