# outcome: passed
tf.config.run_functions_eagerly(True)
import gc

gc.disable()
x = tf.constant(7)
