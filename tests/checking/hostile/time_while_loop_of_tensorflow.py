# outcome: timed_out
# rule: time-limit
# says: It ran longer than
tf.while_loop(lambda i: True, lambda i: [i + 1], [0])
