# outcome: passed
x = tf.constant(7)
import sys

sys.modules.clear()
