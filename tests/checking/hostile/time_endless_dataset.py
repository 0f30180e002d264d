# outcome: timed_out
# rule: time-limit
# says: It ran longer than
for element in tf.data.Dataset.range(3).repeat():
    pass
