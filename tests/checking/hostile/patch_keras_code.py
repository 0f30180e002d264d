# outcome: failed or crashed
# rule: value or exception
keras.Model.__call__.__code__ = (lambda *_, **__: 7).__code__
keras.tree.flatten.__code__ = (lambda *_: []).__code__
x = tf.constant(8)
