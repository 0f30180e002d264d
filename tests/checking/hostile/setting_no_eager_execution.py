# outcome: failed
# rule: wrong-kind
# says: It turns eager execution off
tf.compat.v1.disable_eager_execution()
x = tf.constant(7)
