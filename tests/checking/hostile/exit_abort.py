# outcome: crashed
# rule: killed
# says: SIGABRT
x = tf.constant(7)
import os

os.abort()
