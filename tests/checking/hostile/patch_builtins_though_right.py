# outcome: passed
import builtins

builtins.isinstance = lambda *_: False
builtins.len = builtins.print = builtins.__import__ = None
x = tf.constant(7)
