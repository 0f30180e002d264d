# outcome: passed
import os
import sys

os.environ.clear()
sys.path.clear()
sys.meta_path.clear()
x = tf.constant(7)
