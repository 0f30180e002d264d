# outcome: passed
from __future__ import annotations
x = tf.constant(7)
