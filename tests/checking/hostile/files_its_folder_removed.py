# outcome: passed
import os
import shutil

shutil.rmtree(os.getcwd())
x = tf.constant(7)
