# outcome: passed
import atexit
import time

atexit.register(time.sleep, 600)
x = tf.constant(7)
