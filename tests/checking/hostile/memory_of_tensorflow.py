# outcome: crashed
# rule: memory-limit
# says: more memory than a run may use
# limits: tight
x = tf.ones((20, 1 << 30))
