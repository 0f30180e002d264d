# outcome: passed
# bare: failed
import os

try:
    os.symlink('/store/of/the/learner', 'link')
    open('link/planner.db').read()
    x = 8
except PermissionError:
    x = tf.constant(7)
