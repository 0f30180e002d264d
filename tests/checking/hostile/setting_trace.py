# outcome: passed
import sys


def trace(*_):
    raise ValueError


x = tf.constant(7)
sys.settrace(trace)
