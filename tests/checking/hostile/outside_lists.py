# outcome: passed
# bare: failed
import os

try:
    os.listdir('/store/of/the/learner')
    x = 8
except PermissionError:
    x = tf.constant(7)
