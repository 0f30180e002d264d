# outcome: passed
# bare: failed
import os

try:
    os.remove('/store/of/the/learner/planner.db')
    x = 8
except PermissionError:
    x = tf.constant(7)
