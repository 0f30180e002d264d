# outcome: passed
import os

os.write(1, bytes(range(256)) + b'\x1b[2J\x1b]0;title\x07')
x = tf.constant(7)
