# outcome: passed
import sys

x = tf.constant(7)
sys.setrecursionlimit(80)
