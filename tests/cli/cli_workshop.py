"""A copy of the program with a library of its own: small drills, short limits, and one drill that is broken.

The copy is the same program, found first on Python's path; only what lies beside it differs.
"""

import shutil
from pathlib import Path

import planner

_CHECKOUT = Path(planner.__file__).resolve().parent.parent

_DRILL = """\
+++
title = "{title}"
skills = ["tensors"]
minutes = 2
answer = ["ones"]
requires = [{requires}]
limit = {limit}

[variants]
size = [3, 4, 5, 6]
+++
Build `ones`: a vector of $size ones.

## Hint
There is a function that fills a tensor.

## Hint
`tf.ones`

## Given
```python
import keras
import tensorflow as tf

size = $size
```

## Solution
```python
{solution}
```

## Accept: from a list
```python
ones = tf.constant([1.0] * size)
```

## Reject value: zeros
```python
ones = tf.zeros(size)
```

## Reject dtype: whole numbers
```python
ones = tf.ones(size, tf.int32)
```

## Reject shape: a matrix
```python
ones = tf.ones((size, size))
```
"""

RIGHT = "ones = tf.ones(size)\n"
LIMIT_SECONDS = 3
TITLE = "Ones [bold]in brackets[/bold]"


def build_workshop(root: Path) -> Path:
    """Copy the program into ``root`` and write its library: `ones`, and `broken`, whose solution fails."""
    shutil.copytree(_CHECKOUT / "planner", root / "planner", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(_CHECKOUT / "data", root / "data")
    write_drill(root, "ones", solution=RIGHT.strip())
    write_drill(root, "broken", requires='"ones"', solution="ones = tf.no_such_function(size)")
    return root


def write_drill(root: Path, name: str, *, solution: str, requires: str = "") -> Path:
    """Write one drill of the topic basics, and return its file."""
    file = root / "drills" / "basics" / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        _DRILL.format(title=TITLE, limit=LIMIT_SECONDS, requires=requires, solution=solution), encoding="utf-8"
    )
    return file
