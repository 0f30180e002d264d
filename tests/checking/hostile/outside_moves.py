# outcome: passed
# bare: failed
import os

try:
    os.rename('/store/of/the/learner/planner.db', 'mine')
    x = 8
except PermissionError:
    x = tf.constant(7)
