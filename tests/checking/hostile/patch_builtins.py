# outcome: failed
# rule: value
import builtins

builtins.isinstance = lambda *_: False
builtins.all = builtins.any = lambda *_: True
builtins.len = None
x = tf.constant(8)
