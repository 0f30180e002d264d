# outcome: passed
import os

os.system('sleep 600 &')
x = tf.constant(7)
