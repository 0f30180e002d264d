# outcome: passed
# bare: failed
import os

try:
    os.rmdir('/store/of/the/learner/empty')
    x = 8
except PermissionError:
    x = tf.constant(7)
