"""A small drill and a small syllabus, valid as they stand, that the tests spoil in one place each."""

from pathlib import Path

from planner.catalogue.reader import read_drill_text
from planner.domain.drill import Drill
from planner.domain.syllabus import Skill, Syllabus, Task, Topic

DRILL = """\
+++
title = "Double a tensor"
skills = ["tensors"]
minutes = 2
answer = ["doubled", "double"]
requires = ["first-tensor"]
limit = 12.5

[variants]
size = [2, 3]
kind = ["int32", "float32"]

[inputs]
double = ["(tf.ones($size),)", "(draw.normal(size=2),)"]
+++

Build `doubled`: **twice** the tensor `x` of $size numbers, which costs $$0.

## Hint
The idea.

## Hint
```python
doubled = ___
```

## Given
```python
import tensorflow as tf

x = tf.ones($size, tf.$kind)
```

## Solution
```python
doubled = x * 2


def double(x):
    return x * 2
```

## Accept: addition
```python
doubled = x + x
double = lambda x: x + x
```

## Reject value: squared
```python
doubled = x**2
double = tf.square
```

## Reject dtype: cast: always
```python
doubled = tf.cast(x * 2, tf.float64)
double = tf.square
```

## Reject name-missing: another name
```python
result = x * 2
```
"""


def spoilt(old: str, new: str) -> str:
    """Return the drill with one passage, which must be there once, replaced."""
    assert DRILL.count(old) == 1, old
    return DRILL.replace(old, new)


def line_of(passage: str, text: str = DRILL) -> int:
    """Return the line on which a passage, which must be there, begins."""
    return text.count("\n", 0, text.index(passage)) + 1


def read(text: str) -> Drill:
    """Read a drill's text as drills/basics/double.md."""
    return read_drill_text(text, drill_id="double", topic="basics", name="drills/basics/double.md")


def put_drill(
    folder: Path, drill_id: str, *, topic: str = "basics", requires: str = "[]", skill: str = "tensors"
) -> Path:
    """Write the drill under another id, topic or requirement, and return its file."""
    text = spoilt('["first-tensor"]', requires).replace('skills = ["tensors"]', f'skills = ["{skill}"]')
    path = folder / topic / f"{drill_id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


SYLLABUS = """\
format_version = 1
id = "small"
title = "A small syllabus"

[[tasks]]
id = "basic"
title = "A basic model"
weight = 40

[[tasks]]
id = "images"
title = "Images"
weight = 60

[[topics]]
id = "basics"
title = "Basics"

[[topics]]
id = "cnn"
title = "Convolutions"

[[skills]]
id = "tensors"
title = "Compute with tensors"
topic = "basics"
tasks = ["basic", "images"]
weight = 70

[[skills]]
id = "conv-pool"
title = "Convolve and pool"
topic = "cnn"
tasks = ["images"]
requires = ["tensors"]
weight = 30.0
"""


def small_syllabus() -> Syllabus:
    """Return the same syllabus, built by hand."""
    return Syllabus(
        id="small",
        title="A small syllabus",
        tasks=(Task("basic", "A basic model", 40.0), Task("images", "Images", 60.0)),
        topics=(Topic("basics", "Basics"), Topic("cnn", "Convolutions")),
        skills=(
            Skill("tensors", "Compute with tensors", "basics", 70.0, ("basic", "images"), ()),
            Skill("conv-pool", "Convolve and pool", "cnn", 30.0, ("images",), ("tensors",)),
        ),
    )
