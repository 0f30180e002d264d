# outcome: passed
import warnings

warnings.simplefilter('error')
np.seterr(all='raise')
x = tf.constant(7)
