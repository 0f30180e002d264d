# outcome: passed or failed
tf.Graph().as_default().__enter__()
x = tf.constant(7)
