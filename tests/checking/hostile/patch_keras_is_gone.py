# outcome: passed
x = tf.constant(7)
import sys

tf.Tensor = keras.Model = keras.layers = None
sys.modules['keras'] = sys.modules['numpy'] = None
