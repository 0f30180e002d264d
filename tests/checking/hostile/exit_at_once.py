# outcome: crashed
# rule: exit
# says: Its process ended
x = tf.constant(7)
import os

os._exit(0)
