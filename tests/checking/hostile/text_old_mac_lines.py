# outcome: passed
x = tf.constant(7)if True:    pass