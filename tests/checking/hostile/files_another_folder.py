# outcome: passed
import os

os.chdir('/')
x = tf.constant(7)
