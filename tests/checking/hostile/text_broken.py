# outcome: crashed
# rule: syntax
# says: Python can't read it
x = tf.constant(7
