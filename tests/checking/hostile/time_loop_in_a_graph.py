# outcome: timed_out
# rule: time-limit
# says: It ran longer than
@tf.function
def f():
    i = 0
    while tf.constant(True):
        i += 1
    return i


f()
