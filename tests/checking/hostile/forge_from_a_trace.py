# outcome: failed
# rule: value
import sys
import threading


def trace(frame, event, argument):
    for name, value in list(frame.f_locals.items()):
        if isinstance(value, list):
            value.clear()
    return trace


sys.settrace(trace)
threading.settrace(trace)
x = tf.constant(8)
