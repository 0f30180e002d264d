# outcome: crashed
# rule: exit
# says: The answer ends the program
x = tf.constant(7)
import sys

sys.exit(0)
