# outcome: passed
exec(compile('x = tf.constant(7)\n', 'inner', 'exec'))
