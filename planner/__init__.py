"""Three weeks to really learn TensorFlow: a schedule, typed drills judged by TensorFlow, spaced repetition.

The floors, from the ground up: ``domain`` (what things are), ``memory`` (how well they are remembered),
``planning`` (what to study when), then the siblings ``store``, ``catalogue``, ``checking`` and ``report``,
then ``actions`` (one function a command) and ``cli``. An import only ever points down.
"""

__version__ = "0.1.0"
