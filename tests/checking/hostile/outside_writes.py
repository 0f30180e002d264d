# outcome: passed
# bare: failed
try:
    open('/store/of/the/learner/planner.db', 'w')
    x = 8
except PermissionError:
    x = tf.constant(7)
